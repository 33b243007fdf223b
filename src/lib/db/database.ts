import { Dexie, type Table } from 'dexie';
import type {
	CompanyId,
	CompanyStatusId,
	CompanyTypeId,
	ConfigurationId,
	IntegrationId
} from '../domain/ids.ts';
import type {
	CompanySettingsRow,
	KindRow,
	OsAliasRow,
	OsEditRow,
	OverridesRow,
	TemplateRow
} from './grading-rows.ts';
import type { EditRow, IncomingRow, OwnEditsRow } from './edit-rows.ts';
import { stampEdits, StampFree } from './edit-stamps.ts';
import { refusingNewer } from './newer-guard.ts';
import type {
	CompletedReportRow,
	DraftRow,
	FiscalYearRow,
	MeetingRow,
	ReplacementRow,
	ReportHeadRow,
	RoadmapRow
} from './report-rows.ts';
import type {
	CompanyMappingRow,
	CompanyRow,
	CompanyStatusMappingRow,
	CompanyStatusRow,
	CompanyTypeMappingRow,
	CompanyTypeRow,
	CredentialsRow,
	FieldCatalogRow,
	ImportSettingsRow,
	IntegrationRow,
	LocalConfigurationRow,
	LookupRow,
	OutboxRow,
	PicklistRow,
	PsaCompanyRow,
	RemarkRow,
	SettingRow
} from './rows.ts';
import type { ChangesCheckpointRow, CheckpointRow, RunRow } from './run-rows.ts';
import type {
	DirectoryRow,
	FleetRow,
	GenerationRow,
	ShardRow,
	WatermarkRow
} from './shard-rows.ts';
import { registerVersions } from './schema.ts';

/** The user's own workspace, or the sample: databases of their own, so that they never meet. */
export type Workspace = 'main' | 'sample';

const databaseNames: Readonly<Record<Workspace, string>> = {
	main: 'almanac',
	sample: 'almanac-sample'
};

/** The Web Lock under which a workspace is synced, saved or restored: one at a time over all tabs. */
export function lockName(workspace: Workspace): string {
	return `almanac-sync-${workspace}`;
}

/** The Web Lock of who has a workspace file half taken in. */
export function fileLockName(workspace: Workspace): string {
	return `almanac-file-${workspace}`;
}

/**
 * What can happen to an open database from outside. `blocked`: another tab holds an older version open,
 * so that this one waits. `outdated`: another tab upgrades; this connection was closed and the page has
 * to be reloaded. `newer`: the disk holds a newer version than this build knows. `closed`: the browser
 * took the database away (site data cleared, disk trouble).
 */
export type DatabaseEvent = 'blocked' | 'outdated' | 'newer' | 'closed';

export interface DatabaseOptions {
	readonly onEvent?: ((event: DatabaseEvent) => void) | undefined;
}

/** A primary key of several parts. */
type Key<Parts extends readonly unknown[]> = Parts;

export class AlmanacDatabase extends Dexie {
	declare readonly companies: Table<CompanyRow, CompanyId>;
	declare readonly companyTypes: Table<CompanyTypeRow, CompanyTypeId>;
	declare readonly companyStatuses: Table<CompanyStatusRow, CompanyStatusId>;
	declare readonly companyMappings: Table<CompanyMappingRow, Key<[IntegrationId, number]>>;
	declare readonly companyTypeMappings: Table<CompanyTypeMappingRow, Key<[IntegrationId, number]>>;
	declare readonly companyStatusMappings: Table<
		CompanyStatusMappingRow,
		Key<[IntegrationId, number]>
	>;
	declare readonly importSettings: Table<ImportSettingsRow, IntegrationId>;
	declare readonly localConfigurations: Table<LocalConfigurationRow, ConfigurationId>;
	declare readonly remarks: Table<RemarkRow, ConfigurationId>;
	declare readonly settings: Table<SettingRow, string>;
	declare readonly integrations: Table<IntegrationRow, IntegrationId>;
	declare readonly credentials: Table<CredentialsRow, IntegrationId>;

	declare readonly psaCompanies: Table<PsaCompanyRow, Key<[IntegrationId, number]>>;
	declare readonly picklists: Table<PicklistRow, Key<[IntegrationId, string, string]>>;
	declare readonly fieldCatalogs: Table<FieldCatalogRow, Key<[IntegrationId, string]>>;
	declare readonly lookups: Table<LookupRow, Key<[IntegrationId, string, number]>>;
	declare readonly shards: Table<ShardRow, Key<[IntegrationId, number, number]>>;
	declare readonly directories: Table<DirectoryRow, Key<[IntegrationId, number]>>;

	declare readonly checkpoints: Table<
		CheckpointRow | ChangesCheckpointRow,
		Key<[IntegrationId, string]>
	>;
	declare readonly watermarks: Table<WatermarkRow, Key<[IntegrationId, number]>>;
	declare readonly generations: Table<GenerationRow, IntegrationId>;
	declare readonly runs: Table<RunRow, number, Omit<RunRow, 'id'>>;
	declare readonly outbox: Table<OutboxRow, number>;

	declare readonly templates: Table<TemplateRow, string>;
	declare readonly overrides: Table<OverridesRow, ConfigurationId>;
	declare readonly companySettings: Table<CompanySettingsRow, CompanyId>;
	declare readonly kinds: Table<KindRow, string>;
	declare readonly osEdits: Table<OsEditRow, string>;
	declare readonly osAliases: Table<OsAliasRow, string>;

	declare readonly drafts: Table<DraftRow, string>;
	declare readonly completedReports: Table<CompletedReportRow, string>;
	declare readonly reportHeads: Table<ReportHeadRow, string>;
	declare readonly meetings: Table<MeetingRow, CompanyId>;
	declare readonly fiscalYears: Table<FiscalYearRow, CompanyId>;
	declare readonly roadmaps: Table<RoadmapRow, CompanyId>;
	declare readonly replacements: Table<ReplacementRow, Key<[ConfigurationId, ConfigurationId]>>;

	declare readonly edits: Table<EditRow | OwnEditsRow, string>;
	declare readonly incoming: Table<IncomingRow, number, Omit<IncomingRow, 'id'>>;

	declare readonly snapshots: Table<FleetRow, IntegrationId>;

	/** Transactions whose writes are no edits of this device. */
	readonly stampFree = new StampFree();

	constructor(name: string, { onEvent }: DatabaseOptions = {}) {
		// Live queries re-read after a change; a cache of the large shards would only copy them.
		const guarded = refusingNewer(indexedDB, () => onEvent?.('newer'));
		super(name, { cache: 'disabled', indexedDB: guarded, IDBKeyRange });
		registerVersions(this);
		this.use(stampEdits(this.stampFree, () => new Date().toISOString()));
		let gaveWay = false;
		this.on('blocked', () => onEvent?.('blocked'));
		// Dexie tells of every closing: also of our own, and of a database that never opened.
		this.on('close', () => {
			if (this.isOpen() && !gaveWay) onEvent?.('closed');
		});
		this.on('versionchange', () => {
			// The other tab waits until this connection is gone.
			gaveWay = true;
			this.close();
			onEvent?.('outdated');
			// Dexie's own listener would open the database again with the next query.
			return false;
		});
	}
}

/** The database of a workspace. It opens with its first use; nothing is read before. */
export function openDatabase(workspace: Workspace, options?: DatabaseOptions): AlmanacDatabase {
	return new AlmanacDatabase(databaseNames[workspace], options);
}

/** Whether the sample takes room on this device. */
export function hasSample(): PromiseLike<boolean> {
	return Dexie.exists(databaseNames.sample);
}

/** Deletes the sample with everything in it; all its connections must be closed. */
export async function deleteSample(): Promise<void> {
	await Dexie.delete(databaseNames.sample);
}
