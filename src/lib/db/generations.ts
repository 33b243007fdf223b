import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';

/**
 * Counts one more transaction that writes shards; part of that transaction. A fleet snapshot says by
 * the number for which shards it stands.
 */
export async function nextGeneration(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<number> {
	const generation = ((await db.generations.get(integrationId))?.generation ?? 0) + 1;
	await db.generations.put({ integrationId, generation });
	return generation;
}
