import { proxy } from 'comlink';
import type { PsaCompany } from '../domain/company.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import {
	defaultCompanyFilters,
	loadState,
	splitOwnCompany,
	type CompanyFilters
} from '../domain/mapping/company-filter.ts';
import type { LoadedCompanies, LoadProgress } from '../sync/setup-protocol.ts';
import type { SetupState } from './setup.svelte.ts';

/** The Import Companies popup: filters, what was loaded with which of them, and what is ticked. */
export class CompanyImportState {
	filters = $state.raw<CompanyFilters>(defaultCompanyFilters);
	#loadedWith = $state.raw<CompanyFilters | null>(null);
	#loaded = $state.raw<LoadedCompanies | null>(null);
	#progress = $state.raw<LoadProgress | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#isLoading = $state(false);
	readonly #setup: SetupState;

	constructor(setup: SetupState) {
		this.#setup = setup;
	}

	get loaded(): LoadedCompanies | null {
		return this.#loaded;
	}

	get progress(): LoadProgress | null {
		return this.#progress;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	get isLoading(): boolean {
		return this.#isLoading;
	}

	/** A changed filter makes the list stale until it is loaded again. */
	readonly state = $derived(loadState(this.#loadedWith, this.filters));
	/** The MSP itself stands apart and is never part of "select all". */
	readonly own = $derived(splitOwnCompany(this.#loaded?.companies ?? []).own);
	readonly others = $derived(splitOwnCompany(this.#loaded?.companies ?? []).others);

	change(filters: Partial<CompanyFilters>): void {
		this.filters = { ...this.filters, ...filters };
	}

	async load(): Promise<void> {
		const { filters } = this;
		this.#isLoading = true;
		this.#failure = null;
		const outcome = await this.#setup.ask((service) =>
			service.loadCompanies(
				filters,
				proxy((progress) => (this.#progress = progress))
			)
		);
		this.#isLoading = false;
		this.#progress = null;
		if (outcome.ok) {
			this.#loaded = outcome.value;
			this.#loadedWith = filters;
		} else if (outcome.failure.code !== 'cancelled') {
			this.#failure = outcome.failure;
		}
	}

	cancel(): void {
		if (this.#isLoading) void this.#setup.service.cancelLoading();
	}

	/** Stores the ticked companies; gives the ids that are new here. */
	async importTicked(psaIds: ReadonlySet<number>): Promise<Outcome<readonly number[]>> {
		const ticked: readonly PsaCompany[] = (this.#loaded?.companies ?? []).filter(({ psaId }) =>
			psaIds.has(psaId)
		);
		const outcome = await this.#setup.ask((service) => service.importCompanies(ticked));
		this.#failure = outcome.ok ? null : outcome.failure;
		return outcome;
	}
}
