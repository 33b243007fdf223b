import { readCompanyTab } from '../db/company-tab.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import type { Outcome } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import {
	chooseCompany,
	companyHolder,
	createUnmappedCompanies,
	offeredCompanies,
	proposeCompanies,
	type CompanyChoice,
	type CompanyDraft,
	type CompanyModel
} from '../domain/mapping/company-mapping.ts';
import { releasedCompanies } from '../domain/mapping/company-save.ts';
import { viewCompanies } from '../domain/mapping/company-rows.ts';
import type { SavedCompanies } from '../sync/setup-protocol.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { SetupState } from './setup.svelte.ts';

const emptyModel: CompanyModel = { imported: [], companies: [], mapped: new Map() };
const noChanges: CompanyDraft = new Map();

/** A local company as the dropdowns offer it. */
export interface OfferedCompany {
	readonly id: string;
	readonly name: string;
	/** Name of the PSA company that holds it, with unsaved choices; null for a free one. */
	readonly heldBy: string | null;
}

/** The Companies tab: what was imported and mapped, and what waits for "Save Mapping". */
export class CompanyTabState {
	readonly #setup: Pick<SetupState, 'ask'>;
	readonly #stored: LiveQuery<CompanyModel>;
	#draft = $state.raw(noChanges);
	#isSaving = $state(false);

	constructor(db: AlmanacDatabase, integrationId: IntegrationId, setup: Pick<SetupState, 'ask'>) {
		this.#setup = setup;
		this.#stored = new LiveQuery(() => Promise.resolve(readCompanyTab(db, integrationId)));
	}

	/** Undefined until the database has answered. */
	get stored(): CompanyModel | undefined {
		return this.#stored.current;
	}

	get failure(): unknown {
		return this.#stored.failure;
	}

	get model(): CompanyModel {
		return this.stored ?? emptyModel;
	}

	readonly view = $derived.by(() => viewCompanies(this.model, this.#draft));

	/** Local companies that a save takes from their PSA company. */
	readonly released = $derived.by(() => releasedCompanies(this.model, this.#draft));

	/** One list for all rows: a tenant may have thousands of companies. */
	readonly offered: readonly OfferedCompany[] = $derived.by(() => {
		// eslint-disable-next-line svelte/prefer-svelte-reactivity -- made and read within one derivation
		const names = new Map(this.model.imported.map(({ psaId, name }) => [psaId, name]));
		return offeredCompanies(this.model).map(({ id, name }) => {
			const holder = companyHolder(this.model, this.#draft, id);
			return { id, name, heldBy: holder === null ? null : (names.get(holder) ?? null) };
		});
	});

	get isSaving(): boolean {
		return this.#isSaving;
	}

	get isChanged(): boolean {
		return this.#draft.size > 0;
	}

	choose(psaId: number, choice: CompanyChoice): void {
		this.#draft = chooseCompany(this.model, this.#draft, { psaId, choice });
	}

	createUnmapped(): void {
		this.#draft = createUnmappedCompanies(this.model, this.#draft);
	}

	/** Rows that were just imported: exactly the same names are proposed, nothing is stored. */
	propose(model: CompanyModel, psaIds: readonly number[]): void {
		this.#draft = proposeCompanies(model, this.#draft, psaIds);
	}

	discard(): void {
		this.#draft = noChanges;
	}

	async save(): Promise<Outcome<SavedCompanies>> {
		this.#isSaving = true;
		const draft = this.#draft;
		const outcome = await this.#setup.ask((service) => service.saveCompanies(draft));
		if (outcome.ok) {
			// The next choice is made against what is stored now: against the rows from before, one that
			// takes back what was just saved would be no change, and lost.
			await this.#stored.readAgain();
			this.#draft = noChanges;
		}
		this.#isSaving = false;
		return outcome;
	}
}
