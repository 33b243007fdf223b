/** What can go without anybody missing it: the log's old entries, and changes that were sent long ago. */
import type { AlmanacDatabase } from './database.ts';
import { listArchived } from './local-companies.ts';

/** The newest entries of the log stay, however old they are: they tell when a sync last ended well. */
const keptRuns = 20;
/** What is younger stays as well, in days. */
export const keptDays = 30;

export interface CleanUp {
	/** Ids of entries of the sync log. */
	readonly runs: readonly number[];
	/** Ids of changes that Autotask has taken. */
	readonly sent: readonly number[];
	/** Companies in the archive: they keep what they have until a person deletes them. */
	readonly archived: number;
}

/** `now` is an ISO date-time. */
export async function readCleanUp(db: AlmanacDatabase, now: string): Promise<CleanUp> {
	const before = new Date(Date.parse(now) - keptDays * 86_400_000).toISOString();
	return db.transaction('r', db.tables, async () => {
		const log = await db.runs.toCollection().reverse().toArray();
		const lastDone = log.find(({ state }) => state === 'done')?.id;
		const runs = log
			.slice(keptRuns)
			.filter(
				({ id, state, startedAt }) => isOld(startedAt) && state !== 'running' && id !== lastDone
			)
			.map(({ id }) => id);
		const items = await db.outbox.where({ state: 'sent' }).toArray();
		const sent = items.filter(({ changedAt }) => isOld(changedAt)).map(({ id }) => id);
		return { runs, sent, archived: (await listArchived(db)).length };
	});
	function isOld(moment: string): boolean {
		return moment < before;
	}
}

/** Deletes entries of the sync log; configurations and reports are not touched. */
export async function forgetRuns(db: AlmanacDatabase, ids: readonly number[]): Promise<void> {
	await db.runs.bulkDelete([...ids]);
}

/** Deletes sent changes from the list; Autotask keeps what it took. */
export async function forgetSent(db: AlmanacDatabase, ids: readonly number[]): Promise<void> {
	await db.transaction('rw', db.outbox, async () => {
		const rows = await db.outbox.bulkGet([...ids]);
		const sent = rows.filter((row) => row?.state === 'sent');
		await db.outbox.bulkDelete(sent.flatMap((row) => (row ? [row.id] : [])));
	});
}
