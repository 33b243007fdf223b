/** A full pass over the configurations: begun, gone on with, finished; and what is known of companies. */
import type { IntegrationId } from '../domain/ids.ts';
import type { KnownCompany } from '../domain/sync-plan/plan-sync.ts';
import { configurationChanges, configurationItems } from './commit-set.ts';
import type { AlmanacDatabase } from './database.ts';
import { inTransaction } from './in-transaction.ts';
import { everythingOf } from './integrations.ts';
import type { ChangesCheckpointRow, CheckpointRow } from './run-rows.ts';

/** What earlier runs left behind. */
export interface SyncKnowledge {
	readonly companies: ReadonlyMap<number, KnownCompany>;
	/** The pass that was cut; null when none is open. */
	readonly openPass: number | null;
	/** Configurations that the open pass has stored. */
	readonly stored: number;
	/** When a pass last came to its end, by this device's clock; null before the first. */
	readonly finishedAt: string | null;
	/** The reading of changes that was cut; null when none was. */
	readonly changes: ChangesCheckpointRow | null;
}

export function readSyncKnowledge(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): PromiseLike<SyncKnowledge> {
	return db.transaction('r', [db.checkpoints, db.watermarks], async () => {
		const pass = await passOf(db, integrationId);
		const changes = await db.checkpoints.get([integrationId, configurationChanges]);
		const watermarks = await db.watermarks
			.where('[integrationId+psaCompanyId]')
			.between(...everythingOf(integrationId))
			.toArray();
		const companies = watermarks.map((row): [number, KnownCompany] => [
			row.psaCompanyId,
			{
				complete: row.maxStamp,
				covers: row.covers ?? null,
				configurations: row.configurations,
				pass: row.pass
			}
		]);
		return {
			companies: new Map(companies),
			openPass: pass?.state === 'running' ? pass.pass : null,
			stored: pass?.state === 'running' ? pass.stored : 0,
			finishedAt: pass?.finishedAt ?? null,
			changes: (changes as ChangesCheckpointRow | undefined) ?? null
		};
	});
}

/** Begins a pass; one that was under way is given up, what it stored stays. */
export function beginPass(
	db: AlmanacDatabase,
	begin: {
		readonly integrationId: IntegrationId;
		readonly runId: number;
		readonly expected: number;
	}
): PromiseLike<void> {
	const { integrationId, runId, expected } = begin;
	return inTransaction(db, [db.checkpoints], async (db) => {
		const before = await passOf(db, integrationId);
		await db.checkpoints.put({
			integrationId,
			entity: configurationItems,
			pass: runId,
			state: 'running',
			expected,
			stored: 0,
			finishedAt: before?.finishedAt ?? null
		});
	});
}

/** Every company of the pass was read. `now`: ISO date-time of this device. */
export async function finishPass(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	now: string
): Promise<void> {
	await inTransaction(db, [db.checkpoints], async (db) => {
		const pass = await passOf(db, integrationId);
		if (pass) await db.checkpoints.put({ ...pass, state: 'done', finishedAt: now });
	});
}

/** True when a pass was cut, and the next run goes on with it. */
export async function isPassOpen(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<boolean> {
	return (await passOf(db, integrationId))?.state === 'running';
}

async function passOf(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<CheckpointRow | undefined> {
	const row = await db.checkpoints.get([integrationId, configurationItems]);
	return row as CheckpointRow | undefined;
}
