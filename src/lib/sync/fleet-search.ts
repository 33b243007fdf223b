/** Global search in the worker: the snapshot is folded once and kept for the next key press. */
import { readerOf } from '../db/column.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { mappedCompanies } from '../db/company-writes.ts';
import { indexFleet, searchFleet, type FleetIndex } from '../db/fleet-search.ts';
import type { FleetColumn } from '../db/fleet-rows.ts';
import { isFleetFresh, refreshFleet, storedFleet } from '../db/fleet.ts';
import { generationOf } from '../db/generations.ts';
import { connectedIntegration } from '../db/integrations.ts';
import type { FleetRow } from '../db/rows.ts';
import { succeeded } from '../domain/errors.ts';
import { configurationIdOf, type CompanyId, type IntegrationId } from '../domain/ids.ts';
import type { SyncEnvironment } from './environment.ts';
import type { ConfigurationHit } from './protocol.ts';

interface Held {
	readonly integrationId: IntegrationId;
	readonly snapshot: Pick<FleetRow, 'generation' | 'layout'>;
	readonly index: FleetIndex;
}

export class FleetSearch {
	readonly #env: Pick<SyncEnvironment, 'db' | 'lock'>;
	#held: Held | null = null;

	constructor(env: Pick<SyncEnvironment, 'db' | 'lock'>) {
		this.#env = env;
	}

	/** Configurations that match all words, the best first; only those of companies in use here. */
	async find(query: string, limit: number): Promise<readonly ConfigurationHit[]> {
		const { db } = this.#env;
		const integration = await connectedIntegration(db);
		const held = integration && (await this.#current(integration.id));
		if (!held) return [];
		const mapped = await mappedCompanies(db, held.integrationId);
		const rows = searchFleet(held.index, { query, limit, admits: (id) => mapped.has(id) });
		return hitsOf(db, held, { rows, mapped });
	}

	/** A stale snapshot is brought up to date first, unless a sync is under way, which ends with that. */
	async #current(integrationId: IntegrationId): Promise<Held | null> {
		const { db, lock } = this.#env;
		if (!(await isFleetFresh(db, integrationId))) {
			await lock.tryRun(async () => succeeded(await refreshFleet(db, integrationId)));
		}
		const { snapshot } = await generationOf(db, integrationId);
		if (!snapshot) return null;
		if (this.#held?.integrationId === integrationId && isSame(this.#held.snapshot, snapshot)) {
			return this.#held;
		}
		const fleet = await storedFleet(db, integrationId);
		this.#held = fleet ? { integrationId, snapshot, index: indexFleet(fleet) } : null;
		return this.#held;
	}
}

function isSame(a: Held['snapshot'], b: Held['snapshot']): boolean {
	return a.generation === b.generation && a.layout === b.layout;
}

async function hitsOf(
	db: AlmanacDatabase,
	{ integrationId, index }: Held,
	found: { readonly rows: readonly number[]; readonly mapped: ReadonlyMap<number, CompanyId> }
): Promise<ConfigurationHit[]> {
	const { ids, columns, stretches } = index.fleet;
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
