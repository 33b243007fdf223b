/**
 * The boundary between the app and the disk: the rows of every table. Tables that stand still here in
 * version 1 (outbox, localConfigurations) get their rows with the screens that write them.
 */
import type { Company, CompanyMapping, PsaCompany } from '../domain/company.ts';
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
