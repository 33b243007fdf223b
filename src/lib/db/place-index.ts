import type { IntegrationId } from '../domain/ids.ts';
import type { CompanyRows } from './company-rows.ts';
import type { AlmanacDatabase } from './database.ts';
import { everythingOf } from './integrations.ts';

/**
 * Which company each stored configuration stands in, while a run is under way: a device that was moved
 * to another company in Autotask must not be here twice.
 */
export class PlaceIndex {
	readonly #companyOf = new Map<number, number>();

	static async load(db: AlmanacDatabase, integrationId: IntegrationId): Promise<PlaceIndex> {
		const index = new PlaceIndex();
		await db.directories
			.where('[integrationId+psaCompanyId]')
			.between(...everythingOf(integrationId))
			.each(({ psaCompanyId, ids }) => {
				for (const id of ids) index.#companyOf.set(id, psaCompanyId);
			});
		return index;
	}

	/** Ids that were read in these companies and stand in another one: by that one. */
	movedTo(companies: readonly CompanyRows[]): Map<number, Set<number>> {
		const moved = new Map<number, Set<number>>();
		for (const { psaCompanyId, ids } of companies) {
			for (const id of ids) {
				const from = this.#companyOf.get(id) ?? psaCompanyId;
				if (from === psaCompanyId) continue;
				moved.set(from, (moved.get(from) ?? new Set()).add(id));
			}
		}
		return moved;
	}

	/** Companies in which these ids stand; unknown ids have none. */
	companiesOf(ids: readonly number[]): Set<number> {
		return new Set(ids.flatMap((id) => this.#companyOf.get(id) ?? []));
	}

	/** The company in which a configuration is stored; undefined for one that is not. */
	companyOf(id: number): number | undefined {
		return this.#companyOf.get(id);
	}

	/** These companies were stored. */
	learn(companies: readonly CompanyRows[]): void {
		for (const { psaCompanyId, ids } of companies) {
			for (const id of ids) this.#companyOf.set(id, psaCompanyId);
		}
	}
}
