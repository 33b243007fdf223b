/**
 * The boundary between page and worker: types only. Comlink drops error classes, so everything that may
 * be refused answers with an Outcome (see docs/adr, "outcomes, not errors, across Comlink").
 */
import type { RunStepRow } from '../db/run-rows.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import type { CompanyId, ConfigurationId, IntegrationId } from '../domain/ids.ts';

export type { Workspace } from '../db/database.ts';

export interface ConnectRequest {
	/** Origin of the proxy, such as `https://proxy.example.net`. */
	readonly proxyOrigin: string;
	readonly userName: string;
	readonly secret: string;
	/** Null where the proxy injects its own. */
	readonly trackingIdentifier: string | null;
	readonly passphrase: string;
	/** `all-active`: the first sync makes a company for each active one of the tenant and maps it. */
	readonly companies: 'all-active' | 'none';
}

export interface Connected {
	readonly integrationId: IntegrationId;
	readonly zoneName: string;
}

export type RunKind = 'full' | 'incremental';

/** The phases of a run in their order. */
export type RunPhase = 'lists' | 'outbox' | 'companies' | 'configurations' | 'missing' | 'snapshot';

export type PhaseState = 'waiting' | 'running' | 'done' | 'unchanged';

export interface PhaseProgress {
	readonly phase: RunPhase;
	readonly state: PhaseState;
	/** Records stored so far. */
	readonly done: number;
	/** Records expected; null until counted. */
	readonly expected: number | null;
}

/** A step that a run set out to take, with about how many calls. */
export type PlannedWork = RunStepRow;

/** What a running sync tells, at most a few times a second. */
export interface SyncProgress {
	readonly runId: number;
	readonly kind: RunKind;
	/** Null until it is planned. */
	readonly plan: readonly PlannedWork[] | null;
	/** ISO date-time. */
	readonly startedAt: string;
	readonly phases: readonly PhaseProgress[];
	/** Configurations stored per second over the last seconds; null before the first commit. */
	readonly rowsPerSecond: number | null;
	/** Null until it can be told. */
	readonly secondsLeft: number | null;
	readonly calls: number;
	/** Set while a 429, a slow-down or a back-off is waited out: ISO date-time of the next try. */
	readonly waitingUntil: string | null;
	/** The tenant's API usage as last asked. */
	readonly usage: ApiUsage | null;
}

/** ThresholdInformation: calls of all integrations in the rolling hour. */
export interface ApiUsage {
	readonly used: number;
	readonly limit: number;
	readonly askedAt: string;
}

/** Counts of one finished, stopped or failed run. */
export interface RunSummary {
	readonly runId: number;
	readonly kind: RunKind;
	readonly state: 'done' | 'cancelled' | 'failed';
	readonly read: number;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly missing: number;
	readonly calls: number;
	readonly bytes: number;
	readonly failure: Failure | null;
}

export interface SyncRequest {
	/** Only a sync that a person starts may ask for the passphrase. */
	readonly startedBy: 'person' | 'schedule';
	/** `auto` resumes or runs incrementally where it can. */
	readonly mode: 'auto' | 'full';
}

/** A hit of the global search over the fleet. */
export interface ConfigurationHit {
	readonly id: ConfigurationId;
	readonly companyId: CompanyId;
	readonly companyName: string;
	readonly name: string;
	readonly serialNumber: string;
	readonly assignedUser: string;
}

export interface SyncService {
	/** Proves the credentials against Autotask, then stores them encrypted with a new integration. */
	connect(request: ConnectRequest): Promise<Outcome<Connected>>;
	/**
	 * Connects the sandbox without a passphrase: with all its companies mapped and a fixed set of fields,
	 * or with `none` of them, to try the set-up.
	 */
	connectSample(
		proxyOrigin: string,
		companies?: ConnectRequest['companies']
	): Promise<Outcome<Connected>>;
	unlock(passphrase: string): Promise<Outcome<null>>;
	lock(): Promise<void>;
	isUnlocked(): Promise<boolean>;
	/** Runs to its end; `onProgress` must be wrapped in Comlink's proxy(). */
	sync(
		request: SyncRequest,
		onProgress: (progress: SyncProgress) => void
	): Promise<Outcome<RunSummary>>;
	/** Ends the running sync after its current commit. */
	cancel(): Promise<void>;
	/** At most `limit` configurations whose name, serial number or assigned user matches all words. */
	search(query: string, limit: number): Promise<readonly ConfigurationHit[]>;
}
