/**
 * Two devices that were connected on their own gave the same PSA company, type or status ids of their
 * own. Before a file is merged, its ids become those of here, by what both are mapped to.
 */
import type { CompletedReport } from '../domain/report/completed-report.ts';
import { digestOf } from '../domain/report/digest.ts';
import type { FileTable } from './row-schemas.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = (table: FileTable) => readonly Row[];

/** Ids in the file, and the ids that stand for the same here; ids that are alike are not listed. */
export type IdMap = ReadonlyMap<string, string>;

/** By mappings to Autotask; types and statuses also by their names. */
export function sameThings(inFile: Rows, here: Rows): IdMap {
	const ids = new Map<string, string>();
	const learn = (table: FileTable, key: string, id: string, entries: FileTable): void => {
		const known = new Map(here(table).map((row) => [keyOf(row, key), String(row[id])]));
		const existing = new Set(here(entries).map((row) => row['id']));
		for (const row of inFile(table)) {
			const own = known.get(keyOf(row, key));
			if (own !== undefined && own !== row[id] && existing.has(own)) ids.set(String(row[id]), own);
		}
	};
	learn('companyMappings', 'psaId', 'companyId', 'companies');
	for (const [table, mappings] of [
		['companyTypes', 'companyTypeMappings'],
		['companyStatuses', 'companyStatusMappings']
	] as const) {
		learn(mappings, 'psaValue', 'localId', table);
		const byName = new Map(here(table).map((row) => [row['name'], String(row['id'])]));
		const existing = new Set(here(table).map((row) => row['id']));
		for (const { id, name } of inFile(table)) {
			const own = byName.get(name);
			if (own === undefined || ids.has(String(id)) || existing.has(id)) continue;
			ids.set(String(id), own);
		}
	}
	return ids;
}

function keyOf(row: Row, key: string): string {
	return `${String(row['integrationId'])}|${String(row[key])}`;
}

/** Members that name a company, a type or a status. */
const references = ['companyId', 'typeId', 'statusId', 'localId'] as const;
const ownIds: readonly string[] = ['companies', 'companyTypes', 'companyStatuses'];

/** A row of the file with the ids of here. */
export function withLocalIds(table: string, row: unknown, ids: IdMap): unknown {
	if (ids.size === 0) return row;
	const members = row as Row;
	const changed: Record<string, unknown> = {};
	for (const key of ownIds.includes(table) ? ['id', ...references] : references) {
		const id = ids.get(String(members[key]));
		if (id !== undefined) changed[key] = id;
	}
	if (Object.keys(changed).length === 0) return row;
	const renamed = { ...members, ...changed };
	if (table !== 'completedReports') return renamed;
	// A frozen copy is the same report under the company's id of here: its digest says so.
	const { digest: _digest, ...rest } = renamed as unknown as CompletedReport;
	return { ...rest, digest: digestOf(rest) };
}
