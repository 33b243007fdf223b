import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { GenerationRow } from './shard-rows.ts';

/**
 * Counts one more transaction that writes shards; part of that transaction. A fleet snapshot says by
 * the number for which shards it stands.
 */
export async function nextGeneration(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<number> {
	const row = await generationOf(db, integrationId);
	const generation = row.generation + 1;
	await db.generations.put({ ...row, generation });
	return generation;
}

/** How often shards were written, and what the stored snapshot stands for. */
export async function generationOf(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<GenerationRow> {
	const row = await db.generations.get(integrationId);
	return row ?? { integrationId, generation: 0, snapshot: null };
}
