/** Which configurations of a snapshot are present and in scope. Pure. */
import { readerOf } from './column.ts';
import type { FleetRow } from './shard-rows.ts';

/** Their Autotask ids by company; a company of which all are out has none. */
export function idsInScope(
	fleet: Pick<FleetRow, 'stretches' | 'ids' | 'columns'>
): Map<number, Set<number>> {
	const missingSince = readerOf(fleet.columns.missingSince);
	const outOfScope = readerOf(fleet.columns.outOfScope);
	const byCompany = new Map<number, Set<number>>();
	let row = 0;
	for (const { psaCompanyId, rows } of fleet.stretches) {
		const ids = byCompany.get(psaCompanyId) ?? new Set<number>();
		byCompany.set(psaCompanyId, ids);
		for (const end = row + rows; row < end; row += 1) {
			if (missingSince(row) !== null || outOfScope(row) !== null) continue;
			ids.add(fleet.ids[row] ?? Number.NaN);
		}
	}
	return byCompany;
}
