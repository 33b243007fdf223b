import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import { digestOf } from '$lib/domain/report/digest.ts';
import { dumpDatabase, type Dump } from '../support/dump-database.ts';
import { fill, portable } from './file-bed.ts';

/** Two companies of the fixtures' tenant. */
export interface TwoCompanies {
	readonly ours: CompanyId;
	readonly other: CompanyId;
}

const reportTables = ['drafts', 'completedReports', 'reportHeads'] as const;
const planTables = ['companySettings', 'meetings', 'fiscalYears', 'roadmaps'] as const;

/** The fixtures, with all that can be said of a company said of two mapped ones. */
export async function fillTwoCompanies(db: AlmanacDatabase): Promise<TwoCompanies> {
	await fill(db);
	const mappings = await db.companyMappings.toArray();
	const [first, second] = mappings;
	if (!first || !second) throw new Error('No companies');
	for (const { companyId, integrationId, psaId } of [first, second]) {
		const directory = await db.directories.get([integrationId, psaId]);
		const configurationId = `${integrationId}/${directory?.ids[0]}` as ConfigurationId;
		await sayAll(db, companyId, configurationId);
	}
	return { ours: first.companyId, other: second.companyId };
}

async function sayAll(
	db: AlmanacDatabase,
	companyId: CompanyId,
	configurationId: ConfigurationId
): Promise<void> {
	const [overrides] = await db.overrides.toArray();
	const [manual] = await db.localConfigurations.toArray();
	await db.overrides.put({ ...overrides, configurationId, editedAt: 'x' });
	await db.remarks.put({ configurationId, text: `Of ${companyId}`, editedAt: 'x' });
	await db.localConfigurations.put({
		...manual,
		id: `by-hand-${companyId}`,
		companyId,
		name: 'Printer'
	} as never);
	for (const table of planTables) {
		const [row] = (await db.table(table).toArray()) as object[];
		await db.table(table).put({ ...row, companyId });
	}
	for (const table of reportTables) {
		const [row] = (await db.table(table).toArray()) as { id: string }[];
		const { digest, ...rest } = { ...row, id: `${row?.id}-${companyId}`, companyId } as never as {
			digest?: string;
		};
		await db.table(table).put(digest ? { ...rest, digest: digestOf(rest as never) } : rest);
	}
	const [pair] = await db.replacements.toArray();
	await db.replacements.put({ ...pair, companyId, goneId: configurationId } as never);
}

const keys = ['companyId', 'configurationId', 'psaCompanyId', 'psaId', 'id'] as const;
/** Tables that are of the workspace, of the device, or derived. */
const notOfCompanies: ReadonlySet<string> = new Set([
	'companyTypes',
	'companyStatuses',
	'companyTypeMappings',
	'companyStatusMappings',
	'importSettings',
	'integrations',
	'settings',
	'picklists',
	'fieldCatalogs',
	'lookups',
	'checkpoints',
	'generations',
	'runs',
	'outbox',
	'edits',
	'incoming',
	'snapshots',
	'credentials',
	'templates',
	'kinds',
	'osEdits',
	'osAliases'
]);

/** Rows of one company, by table; of shards not by which generation of this device they were written. */
export async function ofCompany(db: AlmanacDatabase, companyId: CompanyId): Promise<Dump> {
	const [mapping] = await db.companyMappings.where({ companyId }).toArray();
	const directory = mapping && (await db.directories.get([mapping.integrationId, mapping.psaId]));
	const local = await db.localConfigurations.where({ companyId }).primaryKeys();
	const owned = new Set<unknown>([
		companyId,
		mapping?.psaId,
		...local,
		...Array.from(directory?.ids ?? [], (id) => `${directory?.integrationId}/${id}`)
	]);
	const isOwned = (row: Readonly<Record<string, unknown>>): boolean => {
		const key = keys.find((name) => name in row);
		return key !== undefined && owned.has(row[key]);
	};
	const dump = await portable(db);
	return Object.fromEntries(
		Object.entries(dump)
			.filter(([table]) => !notOfCompanies.has(table))
			.map(([table, rows]) => [
				table,
				(rows as Record<string, unknown>[])
					.filter(isOwned)
					.map((row) => (table === 'watermarks' ? { ...row, pass: 0 } : row))
			])
	);
}

/** Everything but one company and what a merge counts and derives. */
export async function beside(db: AlmanacDatabase, companyId: CompanyId): Promise<Dump> {
	const dump = { ...(await dumpDatabase(db)), edits: [], snapshots: [], incoming: [] };
	const own = await ofCompany(db, companyId);
	const ids = new Set(Object.values(own).flatMap((rows) => rows.map((row) => JSON.stringify(row))));
	const rest = (table: string, rows: readonly unknown[]): unknown[] =>
		rows.filter((row) => !ids.has(JSON.stringify(comparable(table, row))));
	return Object.fromEntries(
		Object.entries(dump).map(([table, rows]) => [table, rest(table, withoutCounters(table, rows))])
	);
}

function comparable(table: string, row: unknown): unknown {
	return table === 'watermarks' ? { ...(row as object), pass: 0 } : row;
}

function withoutCounters(table: string, rows: readonly unknown[]): readonly unknown[] {
	const some = rows as Readonly<Record<string, unknown>>[];
	if (table === 'generations') {
		return some.map((row) => ({ ...row, generation: 0, snapshot: null }));
	}
	return table === 'settings' ? some.filter(({ key }) => key !== 'overrides-revision') : some;
}
