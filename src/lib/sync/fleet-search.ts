/** Global search in the worker: the snapshot is folded once and kept for the next key press. */
import { readerOf } from '../db/column.ts';
import { columnOf } from '../db/column-builder.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { mappedCompanies } from '../db/company-writes.ts';
import { indexFleet, searchFleet, type FleetIndex } from '../db/fleet-search.ts';
import type { FleetColumn } from '../db/fleet-rows.ts';
import type { FleetRow } from '../db/shard-rows.ts';
import { configurationIdOf, type CompanyId } from '../domain/ids.ts';
import type { HeldFleet } from './held-fleet.ts';
import type { ConfigurationHit } from './protocol.ts';

export class FleetSearch {
	readonly #db: AlmanacDatabase;
	readonly #fleet: HeldFleet;
	#indexed: { readonly fleet: FleetRow; readonly index: FleetIndex } | null = null;

	constructor(db: AlmanacDatabase, fleet: HeldFleet) {
		this.#db = db;
		this.#fleet = fleet;
	}

	/**
	 * Configurations that match all words, the best first; only those of companies in use here. Those
	 * that were added by hand come first: they are few, and a fleet would crowd them out.
	 */
	async find(query: string, limit: number): Promise<readonly ConfigurationHit[]> {
		const own = await localHits(this.#db, query, Math.ceil(limit / 4));
		return [...own, ...(await this.#synced(query, limit - own.length))];
	}

	async #synced(query: string, limit: number): Promise<readonly ConfigurationHit[]> {
		const fleet = await this.#fleet.current();
		if (!fleet) return [];
		if (this.#indexed?.fleet !== fleet) this.#indexed = { fleet, index: indexFleet(fleet) };
		const { index } = this.#indexed;
		const mapped = await mappedCompanies(this.#db, fleet.integrationId);
		const rows = searchFleet(index, { query, limit, admits: (id) => mapped.has(id) });
		return hitsOf(this.#db, fleet, { rows, mapped });
	}
}

async function localHits(
	db: AlmanacDatabase,
	query: string,
	limit: number
): Promise<ConfigurationHit[]> {
	const rows = await db.localConfigurations.toArray();
	if (rows.length === 0) return [];
	const companies = await db.companies.bulkGet(rows.map(({ companyId }) => companyId));
	const inUse = rows.flatMap((row, place) => {
		const company = companies[place];
		return company && company.archivedAt === null ? [{ row, company }] : [];
	});
	const columns = {
		name: columnOf(inUse.map(({ row }) => row.name)),
		serialNumber: columnOf(inUse.map(({ row }) => row.values.serialNumber ?? null)),
		assignedUser: columnOf(inUse.map(({ row }) => row.values.assignedUser ?? null))
	};
	const ids = Float64Array.from(inUse.keys());
	const stretches = [{ psaCompanyId: 0, chunk: 0, rows: inUse.length }];
	const found = searchFleet(indexFleet({ ids, stretches, columns }), {
		query,
		limit,
		admits: () => true
	});
	return found.flatMap((place): ConfigurationHit[] => {
		const hit = inUse[place];
		if (!hit) return [];
		const { row, company } = hit;
		return [
			{
				id: row.id,
				companyId: company.id,
				companyName: company.name,
				name: row.name,
				serialNumber: String(row.values.serialNumber ?? ''),
				assignedUser: String(row.values.assignedUser ?? '')
			}
		];
	});
}

async function hitsOf(
	db: AlmanacDatabase,
	{ integrationId, ids, columns, stretches }: FleetRow,
	found: { readonly rows: readonly number[]; readonly mapped: ReadonlyMap<number, CompanyId> }
): Promise<ConfigurationHit[]> {
	const text = (column: FleetColumn, row: number): string =>
		String(readerOf(columns[column])(row) ?? '');
	const companyIds = found.rows.map((row) => found.mapped.get(companyAt(stretches, row)));
	const companies = await db.companies.bulkGet(companyIds.filter((id) => id !== undefined));
	const inUse = new Map(
		companies.flatMap((company) =>
			company && company.archivedAt === null ? [[company.id, company] as const] : []
		)
	);
	return found.rows.flatMap((row, place): ConfigurationHit[] => {
		const company = inUse.get(companyIds[place] as CompanyId);
		if (!company) return [];
		return [
			{
				id: configurationIdOf(integrationId, ids[row] ?? Number.NaN),
				companyId: company.id,
				companyName: company.name,
				name: text('name', row),
				serialNumber: text('serialNumber', row),
				assignedUser: text('assignedUser', row)
			}
		];
	});
}

function companyAt(stretches: FleetRow['stretches'], row: number): number {
	let end = 0;
	for (const { psaCompanyId, rows } of stretches) {
		end += rows;
		if (row < end) return psaCompanyId;
	}
	return Number.NaN;
}
