import { readRecent, rememberRecent, type Recent } from '$lib/db/recent.ts';
import { listCompanies } from '$lib/db/companies.ts';
import type { WorkspaceState } from '$lib/state/workspace.svelte.ts';
import type { ConfigurationHit } from '$lib/sync/protocol.ts';
import type { PaletteGroup, PaletteItem } from '$lib/ui/overlays/palette.svelte.ts';

interface CompanyName {
	readonly id: string;
	readonly name: string;
	readonly folded: string;
}

/** A command of the palette; `run` is what a press does. */
export interface PaletteDeed extends PaletteItem {
	readonly run: () => void;
}

const shownCompanies = 6;
const shownConfigurations = 20;

/** What the command palette finds: companies here on the page, configurations in the worker. */
export class PaletteSearch {
	query = $state('');
	#companies = $state.raw<readonly CompanyName[]>([]);
	#hits = $state.raw<readonly ConfigurationHit[]>([]);
	#recent = $state.raw<readonly Recent[]>([]);
	#asked = 0;
	readonly #workspace: () => WorkspaceState;
	readonly #deeds: () => readonly PaletteDeed[];

	constructor(workspace: () => WorkspaceState, deeds: () => readonly PaletteDeed[]) {
		this.#workspace = workspace;
		this.#deeds = deeds;
	}

	/** Reads names and recent entries anew, each time the palette opens. */
	async open(): Promise<void> {
		const { database } = this.#workspace();
		this.query = '';
		this.#hits = [];
		const [companies, recent] = await Promise.all([listCompanies(database), readRecent(database)]);
		this.#recent = recent;
		this.#companies = companies.map(({ company }) => ({
			id: company.id,
			name: company.name,
			folded: company.name.toLocaleLowerCase()
		}));
	}

	/** Asks the worker; an answer to an older query is dropped. */
	async search(query: string): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		if (!query.trim()) {
			this.#hits = [];
			return;
		}
		const hits = await this.#workspace().service.search(query, shownConfigurations);
		if (asked === this.#asked) this.#hits = hits;
	}

	readonly #words = $derived(this.query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean));

	readonly groups: readonly PaletteGroup[] = $derived.by(() => {
		const deeds = this.#deeds().filter(({ label }) => this.#matches(label.toLocaleLowerCase()));
		const groups = [
			{ id: 'go', label: this.#words.length > 0 ? 'Go to' : 'Recent', items: this.#places() },
			{ id: 'do', label: 'Do', items: deeds }
		];
		return groups.filter(({ items }) => items.length > 0);
	});

	readonly count = $derived(this.groups.reduce((sum, { items }) => sum + items.length, 0));

	/** The deed behind a chosen line, or the place that it names. */
	chosen(item: PaletteItem): PaletteDeed | Recent {
		const deed = this.#deeds().find(({ id }) => id === item.id);
		return deed ?? { id: item.id, label: item.label, detail: item.detail ?? '' };
	}

	remember(place: Recent): void {
		void rememberRecent(this.#workspace().database, place);
	}

	#places(): readonly PaletteItem[] {
		if (this.#words.length === 0) return this.#recent.map(placeItem);
		const companies = this.#companies
			.filter(({ folded }) => this.#matches(folded))
			.slice(0, shownCompanies)
			.map(({ id, name }) => placeItem({ id: `company:${id}`, label: name, detail: 'company' }));
		return [...companies, ...this.#hits.map((hit) => placeItem(placeOf(hit)))];
	}

	#matches(folded: string): boolean {
		return this.#words.every((word) => folded.includes(word));
	}
}

function placeOf({ id, companyId, companyName, name, serialNumber }: ConfigurationHit): Recent {
	const detail = ['configuration', companyName, serialNumber].filter(Boolean).join(', ');
	return { id: `configuration:${companyId}:${id}`, label: name, detail };
}

function placeItem(place: Recent): PaletteItem {
	const icon = place.id.startsWith('company:') ? 'buildings' : 'desktop';
	return { ...place, icon };
}
