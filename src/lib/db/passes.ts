/** A full pass over the configurations: begun, gone on with, finished. */
import type { IntegrationId } from '../domain/ids.ts';
import { configurationItems } from './commit-set.ts';
import type { AlmanacDatabase } from './database.ts';
import { everythingOf } from './integrations.ts';

export interface Pass {
	/** Configurations stored by it so far. */
	readonly stored: number;
	/** Companies that it has read whole. */
	readonly done: ReadonlySet<number>;
	/** Configurations that are stored of each company, by any pass. */
	readonly known: ReadonlyMap<number, number>;
}

/**
 * The pass that was cut and can be gone on with; null when there is none, or when it was begun on other
 * terms (fields, selection).
 */
export function openPass(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	terms: string
): PromiseLike<Pass | null> {
	return db.transaction('r', [db.checkpoints, db.watermarks], async () => {
		const checkpoint = await db.checkpoints.get([integrationId, configurationItems]);
		if (checkpoint?.state !== 'running' || checkpoint.terms !== terms) return null;
		const watermarks = await watermarksOf(db, integrationId);
		const done = watermarks.filter(({ pass }) => pass === checkpoint.pass);
		return {
			stored: checkpoint.stored,
			done: new Set(done.map(({ psaCompanyId }) => psaCompanyId)),
			known: knownSizes(watermarks)
		};
	});
}

/** Begins a pass; one that was under way is given up, what it stored stays. */
export function beginPass(
	db: AlmanacDatabase,
	begin: {
		readonly integrationId: IntegrationId;
		readonly runId: number;
		readonly terms: string;
		readonly expected: number;
	}
): PromiseLike<Pass> {
	const { integrationId, runId, terms, expected } = begin;
	return db.transaction('rw', [db.checkpoints, db.watermarks], async () => {
		await db.checkpoints.put({
			integrationId,
			entity: configurationItems,
			pass: runId,
			terms,
			state: 'running',
			expected,
			stored: 0
		});
		const watermarks = await watermarksOf(db, integrationId);
		return { stored: 0, done: new Set<number>(), known: knownSizes(watermarks) };
	});
}

/** Every company of the pass was read. */
export async function finishPass(db: AlmanacDatabase, integrationId: IntegrationId): Promise<void> {
	await db.checkpoints.update([integrationId, configurationItems], { state: 'done' });
}

/** True when a pass was cut, and the next run goes on with it. */
export async function isPassOpen(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<boolean> {
	return (await db.checkpoints.get([integrationId, configurationItems]))?.state === 'running';
}

async function watermarksOf(db: AlmanacDatabase, integrationId: IntegrationId) {
	return db.watermarks
		.where('[integrationId+psaCompanyId]')
		.between(...everythingOf(integrationId))
		.toArray();
}

function knownSizes(
	watermarks: readonly { readonly psaCompanyId: number; readonly configurations: number }[]
): Map<number, number> {
	return new Map(
		watermarks.map(({ psaCompanyId, configurations }) => [psaCompanyId, configurations])
	);
}
