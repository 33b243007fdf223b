import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import type { DirectoryRow } from './shard-rows.ts';

/** Directories of these companies; one of which nothing is stored has none. */
export async function directoriesOf(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	psaCompanyIds: readonly number[]
): Promise<DirectoryRow[]> {
	const keys = psaCompanyIds.map((id): [IntegrationId, number] => [integrationId, id]);
	const rows = await db.directories.bulkGet(keys);
	return rows.filter((row) => row !== undefined);
}
