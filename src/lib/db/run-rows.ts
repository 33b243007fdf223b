/** The rows of runs: what a sync did, and how far each pass is. */
import type { Failure } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { ReadReason, SyncStep } from '../domain/sync-plan/plan-sync.ts';

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
