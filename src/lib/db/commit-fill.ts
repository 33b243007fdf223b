/** Stores the columns of fields that were added, for one company set in one transaction. */
import type { FieldKey } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { commitTables, putAll, shardsOf, type SetCommit } from './commit-set.ts';
import type { CompanyRows } from './company-rows.ts';
import type { AlmanacDatabase } from './database.ts';
import { fillColumns } from './fill-columns.ts';
import { nextGeneration } from './generations.ts';
import { inTransaction } from './in-transaction.ts';
import type { RunCounts } from './run-rows.ts';
import type { WatermarkRow } from './shard-rows.ts';

export interface FillCommit extends Pick<
	SetCommit,
	'integrationId' | 'lookups' | 'runId' | 'runAfter'
> {
	/** Every company of the set with the columns that were read, and nothing else. */
	readonly companies: readonly CompanyRows[];
	/** The fields that these columns are: the companies have them from now on. */
	readonly fields: readonly FieldKey[];
}

/** Columns, what the companies are known by, looked-up names and log entry together, or none of them. */
export function commitFill(db: AlmanacDatabase, commit: FillCommit): PromiseLike<RunCounts> {
	return inTransaction(db, commitTables(db), async (db) => {
		const { integrationId, companies, lookups, runId } = commit;
		const filled = [];
		for (const rows of companies) {
			const shards = await shardsOf(db, integrationId, rows.psaCompanyId);
			filled.push(...shards.flatMap((shard) => fillColumns(shard, rows) ?? []));
		}
		if (filled.length > 0) {
			const generation = await nextGeneration(db, integrationId);
			await putAll(
				db.shards,
				filled.map(({ shard }) => ({ ...shard, generation }))
			);
		}
		await coverFields(db, commit);
		await putAll(db.lookups, lookups);
		const read = companies.reduce((sum, { ids }) => sum + ids.length, 0);
		const changed = filled.reduce((sum, shard) => sum + shard.changed, 0);
		const counts = { read, added: 0, changed, unchanged: Math.max(0, read - changed), missing: 0 };
		await db.runs.update(runId, commit.runAfter(counts));
		return counts;
	});
}

async function coverFields(
	db: AlmanacDatabase,
	{ integrationId, companies, fields }: FillCommit
): Promise<void> {
	const keys = companies.map(({ psaCompanyId }): [IntegrationId, number] => [
		integrationId,
		psaCompanyId
	]);
	const rows = await db.watermarks.bulkGet(keys);
	const covered = rows.flatMap((row): WatermarkRow[] => {
		if (!row?.covers) return [];
		const known = [...new Set([...row.covers.fields, ...fields])].sort();
		return [{ ...row, covers: { ...row.covers, fields: known } }];
	});
	await putAll(db.watermarks, covered);
}
