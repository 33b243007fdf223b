/**
 * The boundary between the app and the disk: the rows of every table. Tables that stand still here in
 * version 1 (outbox, localConfigurations) get their rows with the screens that write them.
 */
import type { Company, CompanyMapping, PsaCompany } from '../domain/company.ts';
import type { OutOfScopeReason } from '../domain/configuration.ts';
import type { Failure } from '../domain/errors.ts';
import type { FieldMap, MappedField } from '../domain/field-map.ts';
import type { FieldDefinition, FieldKey, FieldValue, PicklistValue } from '../domain/field.ts';
import type {
	CompanyId,
	CompanyStatusId,
	CompanyTypeId,
	ConfigurationId,
	IntegrationId
} from '../domain/ids.ts';
import type { OutboxItem, OutboxKind, OutboxState } from '../domain/outbox/item.ts';
import type { ConfigurationSelection } from '../domain/selection.ts';
import type { ReadReason, SyncStep } from '../domain/sync-plan/plan-sync.ts';
import type { Coverage } from '../domain/sync-plan/coverage.ts';
import type { Column } from './column.ts';

export type CompanyRow = Company;
export type CompanyMappingRow = CompanyMapping;
export type PsaCompanyRow = PsaCompany;

/** An entry of the local list of company types or statuses. */
export interface ListEntryRow<Id extends CompanyTypeId | CompanyStatusId> {
	readonly id: Id;
	readonly name: string;
	readonly sortOrder: number;
	/** ISO date on which Autotask no longer listed its value; null otherwise. */
	readonly deletedInAutotask: string | null;
}

export type CompanyTypeRow = ListEntryRow<CompanyTypeId>;
export type CompanyStatusRow = ListEntryRow<CompanyStatusId>;

/**
 * What a person said: this value of Autotask is that entry. One to one. `psaValue` is the number of the
 * picklist `Companies.companyType`; for statuses 1 is active, 0 inactive.
 */
export interface ListMappingRow<Id extends CompanyTypeId | CompanyStatusId> {
	readonly integrationId: IntegrationId;
	readonly psaValue: number;
	readonly localId: Id;
}

export type CompanyTypeMappingRow = ListMappingRow<CompanyTypeId>;
export type CompanyStatusMappingRow = ListMappingRow<CompanyStatusId>;

/**
 * `off`: a list stands alone. `arriving`: only values that mapped companies use are brought in. `full`:
 * every active value is kept current here.
 */
export type ListSyncChoice = 'off' | 'arriving' | 'full';

/** What a person chose to bring in. */
export interface ImportSettingsRow {
	readonly integrationId: IntegrationId;
	/** `all-active` maps every active company of the tenant as it is read, and makes local ones. */
	readonly companies: 'all-active' | 'chosen';
	/** How Company Types and Company Statuses follow Autotask (product.md, sections 3 and 4). */
	readonly types: ListSyncChoice;
	readonly statuses: ListSyncChoice;
	/** What is written to Autotask: each by a switch of its own; absent where none was ever turned on. */
	readonly sends?: readonly OutboxKind[] | undefined;
	/** "Enable sync Configurations with Autotask". */
	readonly syncsConfigurations: boolean;
	readonly selection: ConfigurationSelection;
	/** Null until the first sync has read the tenant's fields and put the default ones in. */
	readonly fields: readonly FieldKey[] | null;
	readonly fieldMap: FieldMap;
	/** Extra fields of `Companies` to download. */
	readonly companyFields: readonly string[];
}

/** A person's note on one configuration. */
export interface RemarkRow {
	readonly configurationId: ConfigurationId;
	readonly text: string;
	/** ISO date-time of the last edit. */
	readonly editedAt: string;
}

export interface SettingRow {
	readonly key: string;
	readonly value: unknown;
}

/** Where a tenant answers, as zoneInformation names it; `ci` is the tenant's number. */
export interface StoredZone {
	readonly zoneName: string;
	readonly url: string;
	readonly webUrl: string;
	readonly ci: number;
}

export interface IntegrationRow {
	readonly id: IntegrationId;
	readonly kind: 'autotask';
	readonly zone: StoredZone;
	/** Who carries the calls: a proxy, or the simulated tenant inside this page. */
	readonly carrier:
		{ readonly kind: 'proxy'; readonly origin: string } | { readonly kind: 'in-page' };
	readonly isSample: boolean;
	/** ISO date-time. */
	readonly connectedAt: string;
	/** The tenant's API usage as last asked. */
	readonly usage: {
		readonly used: number;
		readonly limit: number;
		readonly askedAt: string;
	} | null;
}

/** Bytes under AES-GCM with the nonce that they were sealed with. */
export interface Sealed {
	readonly nonce: Uint8Array<ArrayBuffer>;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Cost of the passphrase's key, stored with what it wraps, so that it can rise later. */
export interface KeyCost {
	readonly kind: 'argon2id';
	readonly memoryKib: number;
	readonly iterations: number;
	readonly parallelism: number;
}

/** The credentials of an integration, readable with the passphrase only (docs/adr/0005). */
export interface CredentialsRow {
	readonly integrationId: IntegrationId;
	readonly version: 1;
	readonly cost: KeyCost;
	readonly salt: Uint8Array<ArrayBuffer>;
	/** The data key under the passphrase's key. */
	readonly dataKey: Sealed;
	/** The credentials' JSON under the data key. */
	readonly credentials: Sealed;
}

/**
 * One picklist. Types and categories, which are entities, stand beside them with the field `id`. The
 * values' numbers are text, as on the wire.
 */
export interface PicklistRow {
	readonly integrationId: IntegrationId;
	readonly entity: string;
	readonly field: FieldKey;
	readonly values: readonly PicklistValue[];
}

/** The fields and UDFs of an entity, without their picklists: those are rows of their own. */
export interface FieldCatalogRow {
	readonly integrationId: IntegrationId;
	readonly entity: string;
	readonly fields: readonly FieldDefinition[];
}

/** A block of records of another entity that configurations name, such as Products. */
export interface LookupRow {
	readonly integrationId: IntegrationId;
	readonly entity: string;
	/** Autotask id divided by the size of a block. */
	readonly block: number;
	readonly entries: readonly LookupEntry[];
}

/** What is known of one looked-up record. */
export interface LookupEntry {
	/** Autotask id. */
	readonly id: number;
	/** By read-through field; null for an id that Autotask does not have. */
	readonly values: Readonly<Record<string, FieldValue>> | null;
}

/** Presence and scope of one configuration; those that are present and in scope have none. */
export interface ConfigurationMark {
	/** Autotask id. */
	readonly id: number;
	/** ISO date-time since when Autotask lacks it; null while it is there. */
	readonly missingSince: string | null;
	readonly outOfScope: { readonly reason: OutOfScopeReason; readonly since: string } | null;
}

/** A few hundred configurations of one company, by columns: what Autotask says. */
export interface ShardRow {
	readonly integrationId: IntegrationId;
	readonly psaCompanyId: number;
	readonly chunk: number;
	/** The generation that last wrote it: what a stale fleet snapshot has to take in. */
	readonly generation: number;
	/** Autotask ids, ascending. */
	readonly ids: Float64Array<ArrayBuffer>;
	/** The engine's fields, the chosen ones, and the ids behind read-through ones. */
	readonly columns: Readonly<Record<FieldKey, Column>>;
	readonly marks: readonly ConfigurationMark[];
}

/** Where each configuration of a company is stored. */
export interface DirectoryRow {
	readonly integrationId: IntegrationId;
	readonly psaCompanyId: number;
	/** Autotask ids, ascending. */
	readonly ids: Float64Array<ArrayBuffer>;
	/** Chunk of each id. */
	readonly chunks: Uint16Array<ArrayBuffer>;
}

/** How far one company is known, and its figures for lists. */
export interface WatermarkRow {
	readonly integrationId: IntegrationId;
	readonly psaCompanyId: number;
	/**
	 * Up to which moment of the tenant's clock it is complete, in ISO form (domain/sync-plan): what was
	 * changed later is asked for. Null: it has to be read whole.
	 */
	readonly maxStamp: string | null;
	/** ISO date-time by this device's clock at which it was last known to be complete. */
	readonly readAt: string;
	/** How it was read; absent where an older version read it, which then counts as not read. */
	readonly covers?: Coverage | undefined;
	/** The full pass that last read it: what a resumed run need not read again. */
	readonly pass: number;
	/** Configurations stored, and those among them that Autotask calls active. */
	readonly configurations: number;
	readonly active: number;
}

/** Counts of what a pass or a run did to configurations. */
export interface RunCounts {
	readonly read: number;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly missing: number;
}

/** The state of the pass over one entity. Written in the transaction of the rows that it speaks of. */
export interface CheckpointRow {
	readonly integrationId: IntegrationId;
	readonly entity: string;
	/** The run that began the pass. */
	readonly pass: number;
	/** Left by earlier versions; what a company was read with stands in its watermark now. */
	readonly terms?: string | undefined;
	readonly state: 'running' | 'done';
	/** Configurations expected in the whole pass. */
	readonly expected: number;
	/** Configurations stored by the whole pass so far, over all its runs. */
	readonly stored: number;
	/** ISO date-time by this device's clock at which a pass last came to its end. */
	readonly finishedAt?: string | null | undefined;
}

/** How far the changes of one group of companies were read: written with each page. */
export interface ChangesCheckpointRow {
	readonly integrationId: IntegrationId;
	readonly entity: 'ConfigurationItems:changes';
	readonly companies: readonly number[];
	/** What is asked for, and what is proven once the last page is stored: by the tenant's clock. */
	readonly since: string;
	readonly reach: string | null;
	/** The highest id that is stored. */
	readonly afterId: number;
}

export interface GenerationRow {
	readonly integrationId: IntegrationId;
	/** Grows with every transaction that writes shards. */
	readonly generation: number;
	/** What the stored fleet snapshot stands for: asked without reading all of it. */
	readonly snapshot:
		| (Pick<FleetRow, 'generation' | 'layout'> & {
				/** How many configurations it has; absent where an older version wrote it. */
				readonly rows?: number | undefined;
		  })
		| null;
}

/** Stretch of a fleet snapshot that one shard fills. */
export interface FleetStretch {
	readonly psaCompanyId: number;
	readonly chunk: number;
	readonly rows: number;
}

/** Every configuration of an integration in one value: for search and figures over the fleet. */
export interface FleetRow {
	readonly integrationId: IntegrationId;
	/** The generation of the shards that it stands for. */
	readonly generation: number;
	/** Which columns it has and by what rules they were filled: another layout is a stale snapshot. */
	readonly layout: string;
	/** The shards one after another, in the order of the rows: each row's company stands here. */
	readonly stretches: readonly FleetStretch[];
	/** Autotask ids. */
	readonly ids: Float64Array<ArrayBuffer>;
	readonly columns: Readonly<Record<string, Column>>;
}

/** A step of a run as it was planned. */
export interface RunStepRow {
	readonly kind: SyncStep['kind'];
	/** Why companies are read whole; null for every other step. */
	readonly reason: ReadReason | null;
	readonly companies: number;
	/** Fields that are filled in; 0 for every other step. */
	readonly fields: number;
	/** Calls that it takes, about. */
	readonly calls: number;
}

export type RunState = 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted';

/** How far a phase of a run is. */
export interface RunPhaseRow {
	readonly phase: 'lists' | 'outbox' | 'companies' | 'configurations' | 'missing' | 'snapshot';
	readonly state: 'waiting' | 'running' | 'done' | 'unchanged';
	readonly done: number;
	readonly expected: number | null;
}

/** An entry of the sync log. While the state is `running`, other tabs follow the run by it. */
export interface RunRow extends RunCounts {
	/** Given by the database. */
	readonly id: number;
	readonly integrationId: IntegrationId;
	readonly kind: 'full' | 'incremental';
	readonly startedBy: 'person' | 'schedule';
	readonly state: RunState;
	/** ISO date-times. */
	readonly startedAt: string;
	readonly endedAt: string | null;
	readonly phases: readonly RunPhaseRow[];
	readonly calls: number;
	readonly bytes: number;
	/** What it set out to do; absent in entries of earlier versions, null before it was planned. */
	readonly plan?: readonly RunStepRow[] | null | undefined;
	/** True when it went on after the last stored set of an earlier run. */
	readonly isResumed: boolean;
	readonly failure: Failure | null;
}

/** A configuration that a person added by hand or from a table: all of it is what people said. */
export interface LocalConfigurationRow {
	readonly id: ConfigurationId;
	readonly companyId: CompanyId;
	readonly name: string;
	/** As written; null for none. */
	readonly type: string | null;
	readonly isActive: boolean;
	/** Almanac's own fields: dates are ISO, RAM is in bytes, all else is text. */
	readonly values: Readonly<Partial<Record<MappedField, FieldValue>>>;
	/** ISO date-time. */
	readonly addedAt: string;
}

/** An item of the outbox; `state` is indexed, what belongs to it stands beside. */
export interface OutboxRow extends Omit<OutboxItem, 'state'> {
	readonly state: OutboxState['kind'];
	readonly detail: OutboxState;
}
