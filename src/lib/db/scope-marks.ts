/** Marks whole companies in or out of scope, inside the caller's transaction. */
import { Dexie } from 'dexie';
import type { OutOfScopeReason } from '../domain/configuration.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { nextGeneration } from './generations.ts';
import type { ConfigurationMark, ShardRow } from './shard-rows.ts';

export function scopeTables(db: AlmanacDatabase) {
	return [db.shards, db.generations];
}

/** Every configuration of a company leaves the scope; one that is out already keeps its reason. */
export function leaveScope(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	leaving: {
		readonly psaCompanyId: number;
		/** `since`: ISO date-time. */
		readonly mark: { readonly reason: OutOfScopeReason; readonly since: string };
	}
): Promise<void> {
	return remark(db, integrationId, leaving.psaCompanyId, (id, mark) => ({
		id,
		missingSince: mark?.missingSince ?? null,
		outOfScope: mark?.outOfScope ?? leaving.mark
	}));
}

/** Configurations of a company that were out for this reason come back. */
export function returnToScope(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	returning: { readonly psaCompanyId: number; readonly reason: OutOfScopeReason }
): Promise<void> {
	return remark(db, integrationId, returning.psaCompanyId, (id, mark) => ({
		id,
		missingSince: mark?.missingSince ?? null,
		outOfScope: mark?.outOfScope?.reason === returning.reason ? null : (mark?.outOfScope ?? null)
	}));
}

type Marking = (id: number, mark: ConfigurationMark | undefined) => ConfigurationMark;

async function remark(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaCompanyId: number,
	marking: Marking
): Promise<void> {
	const shards = await db.shards
		.where('[integrationId+psaCompanyId+chunk]')
		.between(
			[integrationId, psaCompanyId, Dexie.minKey],
			[integrationId, psaCompanyId, Dexie.maxKey]
		)
		.toArray();
	if (shards.length === 0) return;
	const generation = await nextGeneration(db, integrationId);
	await db.shards.bulkPut(
		shards.map((shard) => ({ ...shard, generation, marks: marksOf(shard, marking) }))
	);
}

function marksOf({ ids, marks }: ShardRow, marking: Marking): ConfigurationMark[] {
	const known = new Map(marks.map((mark) => [mark.id, mark]));
	return [...ids]
		.map((id) => marking(id, known.get(id)))
		.filter(({ missingSince, outOfScope }) => missingSince !== null || outOfScope !== null);
}
