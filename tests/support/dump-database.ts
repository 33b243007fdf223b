import type { AlmanacDatabase } from '../../src/lib/db/database.ts';

export type Dump = Readonly<Record<string, readonly unknown[]>>;

/** Every row of every table as plain values. */
export async function dumpDatabase(db: AlmanacDatabase): Promise<Dump> {
	const dump: Record<string, readonly unknown[]> = {};
	await db.transaction('r', db.tables, async () => {
		for (const table of db.tables) dump[table.name] = (await table.toArray()).map(plain);
	});
	return dump;
}

/** Typed arrays and maps as arrays, so that dumps compare and print. */
export function plain(value: unknown): unknown {
	if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<number>);
	if (value instanceof Map) return [...value].map(plain);
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** Random local ids by what they stand for, so that two databases with the same content compare. */
function namesOfIds(dump: Dump): Map<string, string> {
	const names = new Map<string, string>();
	const learn = (
		table: string,
		id: string,
		name: (row: Record<string, unknown>) => string
	): void => {
		for (const row of (dump[table] ?? []) as Record<string, unknown>[]) {
			names.set(String(row[id]), `${table}:${name(row)}`);
		}
	};
	learn('companyTypes', 'id', (row) => String(row.name));
	learn('companyStatuses', 'id', (row) => String(row.name));
	learn('companyMappings', 'companyId', (row) => String(row.psaId));
	return names;
}

/** Members that tell how often and when something was written, and not what. */
const bookkeeping = new Set([
	'generation',
	'readAt',
	'pass',
	'mappedAt',
	'createdAt',
	'connectedAt',
	'usage',
	'snapshot',
	'expected',
	'maxStamp',
	'finishedAt'
]);

/** Tables that tell how a database came to what it holds. */
const logs = new Set(['runs', 'generations', 'edits']);

/**
 * What a database holds, whatever the course of events that led there: without the log, moments and
 * counters, and with random ids replaced by what they stand for.
 */
export function contentOf(dump: Dump): Record<string, unknown[]> {
	const names = namesOfIds(dump);
	const content = (value: unknown): unknown => {
		if (typeof value === 'string') return names.get(value) ?? value;
		if (Array.isArray(value)) return value.map(content);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.filter(([key]) => !bookkeeping.has(key))
				.map(([key, member]) => [key, content(member)])
		);
	};
	const tables = Object.entries(dump).filter(([name]) => !logs.has(name));
	return Object.fromEntries(
		tables.map(([name, rows]) => [
			name,
			rows
				.map(content)
				.map((row) => JSON.stringify(row))
				.sort()
				.map((row): unknown => JSON.parse(row))
		])
	);
}
