/** What Autotask says, of two devices: company by company the one that is known further stands. */
import type { AlmanacDatabase } from '../db/database.ts';
import type { LookupRow } from '../db/rows.ts';
import type { DirectoryRow, ShardRow, WatermarkRow } from '../db/shard-rows.ts';
import { eachIncoming } from './incoming.ts';

/** Part of a transaction that holds all tables. */
export async function mergeTenantRows(db: AlmanacDatabase): Promise<void> {
	const taken = await furtherCompanies(db);
	for (const { integrationId, psaCompanyId } of taken.values()) {
		await db.shards
			.where('[integrationId+psaCompanyId+chunk]')
			.between([integrationId, psaCompanyId, -1], [integrationId, psaCompanyId, Infinity])
			.delete();
		// Its resumed reading would be judged by rows that are gone now.
		await db.checkpoints.delete([integrationId, 'ConfigurationItems:changes']);
	}
	const hasOwnTenant = (await db.integrations.count()) > 0;
	await eachIncoming(db, async ({ table, rows }) => {
		const ofTaken = <T extends ShardRow | DirectoryRow | WatermarkRow>(): T[] =>
			(rows as T[]).filter((row) => taken.has(companyKey(row)));
		switch (table) {
			case 'shards':
				return db.shards.bulkPut(ofTaken<ShardRow>());
			case 'directories':
				return db.directories.bulkPut(ofTaken<DirectoryRow>());
			case 'watermarks':
				// Numbers of passes are those of the other device's log.
				return db.watermarks.bulkPut(ofTaken<WatermarkRow>().map((row) => ({ ...row, pass: 0 })));
			case 'lookups':
				return addNames(db, rows as readonly LookupRow[]);
			case 'integrations':
				return hasOwnTenant ? undefined : addAbsent(db, table, rows);
			case 'psaCompanies':
			case 'picklists':
			case 'fieldCatalogs':
			case 'generations':
				return addAbsent(db, table, rows);
			default:
				return undefined;
		}
	});
}

function companyKey(row: Pick<WatermarkRow, 'integrationId' | 'psaCompanyId'>): string {
	return `${row.integrationId}|${row.psaCompanyId}`;
}

/** Companies of which the file knows more: it has read them later by the tenant's clock. */
async function furtherCompanies(db: AlmanacDatabase): Promise<Map<string, WatermarkRow>> {
	const taken = new Map<string, WatermarkRow>();
	await eachIncoming(db, async ({ table, rows }) => {
		if (table !== 'watermarks') return;
		for (const row of rows as WatermarkRow[]) {
			const own = await db.watermarks.get([row.integrationId, row.psaCompanyId]);
			if (!own || (row.maxStamp ?? '') > (own.maxStamp ?? '')) taken.set(companyKey(row), row);
		}
	});
	return taken;
}

async function addAbsent(
	db: AlmanacDatabase,
	name: string,
	rows: readonly unknown[]
): Promise<void> {
	const table = db.table(name);
	const path = table.schema.primKey.keyPath ?? '';
	for (const row of rows as Readonly<Record<string, unknown>>[]) {
		const key = typeof path === 'string' ? row[path] : path.map((part) => row[part]);
		if ((await table.get(key as never)) === undefined) await table.put(row);
	}
}

/** Names of products and the like that are not known here. */
async function addNames(db: AlmanacDatabase, rows: readonly LookupRow[]): Promise<void> {
	for (const row of rows) {
		const own = await db.lookups.get([row.integrationId, row.entity, row.block]);
		const known = new Set(own?.entries.map(({ id }) => id));
		const fresh = row.entries.filter(({ id }) => !known.has(id));
		if (own && fresh.length === 0) continue;
		const entries = [...(own?.entries ?? []), ...fresh].toSorted((a, b) => a.id - b.id);
		await db.lookups.put({ ...row, entries });
	}
}
