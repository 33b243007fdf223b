/** The sync log: an entry per run, and how a running one is followed by other tabs. */
import type { Failure } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { RunRow } from './run-rows.ts';

/** The newest entries first. */
export async function listRuns(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	limit: number
): Promise<RunRow[]> {
	return db.runs.where({ integrationId }).reverse().limit(limit).toArray();
}

/** The entry of the run that is under way, in this tab or another; undefined when none is. */
export async function runningRun(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<RunRow | undefined> {
	const last = await db.runs.where({ integrationId }).last();
	return last?.state === 'running' ? last : undefined;
}

/** The newest run that ended well; undefined before the first. */
export async function lastFinishedRun(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<RunRow | undefined> {
	return db.runs
		.where({ integrationId })
		.reverse()
		.filter(({ state }) => state === 'done')
		.first();
}

/** Begins an entry and returns its id. */
export async function beginRun(
	db: AlmanacDatabase,
	run: Pick<RunRow, 'integrationId' | 'kind' | 'startedBy' | 'startedAt' | 'phases' | 'isResumed'>
): Promise<number> {
	return db.runs.add({
		...run,
		state: 'running',
		endedAt: null,
		read: 0,
		added: 0,
		changed: 0,
		unchanged: 0,
		missing: 0,
		calls: 0,
		bytes: 0,
		failure: null
	});
}

/** How an entry ends. */
export interface RunEnd {
	readonly state: 'done' | 'cancelled' | 'failed';
	/** ISO date-time. */
	readonly endedAt: string;
	readonly failure: Failure | null;
}

export async function updateRun(
	db: AlmanacDatabase,
	id: number,
	changes: Partial<Omit<RunRow, 'id' | 'integrationId'>>
): Promise<void> {
	await db.runs.update(id, changes);
}

/**
 * Marks entries whose run was killed (tab closed, power lost). Only for who holds the sync lock: then no
 * run can be under way. `now` is an ISO date-time.
 */
export async function settleKilledRuns(db: AlmanacDatabase, now: string): Promise<void> {
	await db.runs
		.filter(({ state }) => state === 'running')
		.modify({ state: 'interrupted', endedAt: now });
}
