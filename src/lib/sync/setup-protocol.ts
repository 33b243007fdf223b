/**
 * The boundary between page and worker, part two: what the settings of an integration ask of a tenant
 * (product.md, sections 2 to 6). Types only; everything that may be refused answers with an Outcome.
 */
import type { ProxyInfo } from '../../../proxy/contract.ts';
import type { EntityPermission } from '../autotask/permissions.ts';
import type { PsaCompany } from '../domain/company.ts';
import type { Outcome } from '../domain/errors.ts';
import type { FieldMap } from '../domain/field-map.ts';
import type { FieldKey } from '../domain/field.ts';
import type { CompanyFilters } from '../domain/mapping/company-filter.ts';
import type { CompanyDraft } from '../domain/mapping/company-mapping.ts';
import type { SampleRecord } from '../domain/mapping/field-catalogue.ts';
import type { RequestEstimate } from '../domain/mapping/selection-plan.ts';
import type { ConfigurationSelection } from '../domain/selection.ts';
import type { GradingService } from './grading-protocol.ts';
import type { QualityService } from './quality-protocol.ts';
import type { ApiUsage, SyncService } from './protocol.ts';

export type { ProxyInfo } from '../../../proxy/contract.ts';
export type { EntityPermission } from '../autotask/permissions.ts';

export interface NewKey {
	readonly userName: string;
	readonly secret: string;
	/** Null where the proxy injects its own. */
	readonly trackingIdentifier: string | null;
	/** The passphrase under which the new key is sealed; it may be another than before. */
	readonly passphrase: string;
	/** Address of the proxy that the key goes to, as the person saw or typed it. */
	readonly proxyOrigin: string;
}

/** How far "Load Companies" is. */
export interface LoadProgress {
	readonly loaded: number;
	/** Companies that match in Autotask; an upper bound where a filter is judged on this device. */
	readonly expected: number;
}

export interface LoadedCompanies {
	/** Ascending by Autotask id; company 0 is among them when it matches. */
	readonly companies: readonly PsaCompany[];
	/** How many match in Autotask. */
	readonly matching: number;
	/** ISO date-time. */
	readonly loadedAt: string;
}

/** What "Save Mapping" of the Companies tab did. */
export interface SavedCompanies {
	readonly mapped: number;
	readonly created: number;
	readonly unmapped: number;
	/** Newly mapped companies (Autotask ids) whose configurations may be imported now. */
	readonly toImport: readonly number[];
}

/** How many configurations a selection holds, and what it takes to import them. */
export interface CountedSelection {
	readonly configurations: number;
	readonly companies: number;
	readonly requests: RequestEstimate;
	/** False: a list was too long for one query, and some of them are judged on this device. */
	readonly isExact: boolean;
}

/** Fields to download and Fields to map, as "Save Mapping" stores them. */
export interface FieldChoice {
	readonly fields: readonly FieldKey[];
	readonly fieldMap: FieldMap;
}

/** What the settings of the vault show. */
export interface VaultState {
	/** False where nothing is sealed: no tenant is connected, or the sample. */
	readonly hasCredentials: boolean;
	readonly isUnlocked: boolean;
	/** True when this device opens the vault without a passphrase. */
	readonly isRemembered: boolean;
}

export interface KeyService {
	/** Proves a new key of the same tenant and seals it in place of the old one. */
	replaceKey(key: NewKey): Promise<Outcome<null>>;
	/** Forgets the credentials; `wipe` also takes away what came from Autotask. */
	disconnect(data: 'keep' | 'wipe'): Promise<Outcome<null>>;
	/** The same key under another passphrase. */
	changePassphrase(from: string, to: string): Promise<Outcome<null>>;
	/** Keeps the open vault open on this device, without a passphrase. */
	rememberKey(): Promise<Outcome<null>>;
	forgetKey(): Promise<void>;
	vaultState(): Promise<VaultState>;
}

export interface SetupService extends KeyService {
	/** What the proxy at an address, as typed, says of itself; needs no integration. */
	proxyInfo(origin: string): Promise<Outcome<ProxyInfo>>;

	/** What the API user may do with each entity that Almanac reads or writes. */
	checkPermissions(): Promise<Outcome<readonly EntityPermission[]>>;
	/** Asks for the tenant's API usage and stores it with the integration. */
	askUsage(): Promise<Outcome<ApiUsage>>;
	/** Reads the tenant's lists of types, categories and fields, and how many companies use each type. */
	readLists(): Promise<Outcome<null>>;
	/** Counts first, then reads page by page. `onProgress` must be wrapped in Comlink's proxy(). */
	loadCompanies(
		filters: CompanyFilters,
		onProgress: (progress: LoadProgress) => void
	): Promise<Outcome<LoadedCompanies>>;
	/** Ends the loading that is under way. */
	cancelLoading(): Promise<void>;
	/** Stores companies as {@link SetupService.loadCompanies} gave them; returns the ids that are new. */
	importCompanies(companies: readonly PsaCompany[]): Promise<Outcome<readonly number[]>>;
	/** "Save Mapping" of the Companies tab: all of it in one transaction. */
	saveCompanies(draft: CompanyDraft): Promise<Outcome<SavedCompanies>>;
	/** Takes an imported company off the tab; a mapped one stays. */
	removeImported(psaIds: readonly number[]): Promise<Outcome<null>>;
	/** Extra fields of companies to download; values of others go at once. */
	saveCompanyFields(fields: readonly string[]): Promise<Outcome<null>>;

	/** One page of at most 100 records of mapped companies with all fields; nothing of it is stored. */
	sampleRecords(): Promise<Outcome<readonly SampleRecord[]>>;
	/** "Save Mapping" of Fields Selection. Values of fields that are no longer chosen go at once. */
	saveFields(choice: FieldChoice): Promise<Outcome<null>>;
	/** How many configurations a selection would bring in all; `selection` need not be saved. */
	countConfigurations(selection: ConfigurationSelection): Promise<Outcome<CountedSelection>>;
	/** Stores a selection; what leaves it goes out of scope, and comes back when it is widened. */
	saveSelection(selection: ConfigurationSelection): Promise<Outcome<null>>;
}

/** Everything that the worker of a workspace answers. */
export type WorkerService = SyncService & SetupService & GradingService & QualityService;
