import type { ImportSettingsRow } from '../db/rows.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import type { ConfigurationSelection } from '../domain/selection.ts';
import type { CountedSelection } from '../sync/setup-protocol.ts';
import type { SetupState, StoredChoices } from './setup.svelte.ts';

/** Configuration Selection: what is chosen, and how many configurations that is in Autotask. */
export class SelectionTabState {
	readonly #setup: SetupState;
	readonly #settings: () => ImportSettingsRow;
	readonly #readAgain: () => Promise<void>;
	#draft = $state.raw<ConfigurationSelection | null>(null);
	#counted = $state.raw<CountedSelection | null>(null);
	/** What the count was asked for. */
	#countedFor = $state('');
	#isCounting = $state(false);
	#failure = $state.raw<Failure | null>(null);

	constructor(setup: SetupState, choices: StoredChoices) {
		this.#setup = setup;
		this.#settings = choices.settings;
		this.#readAgain = choices.readAgain;
	}

	readonly stored: ConfigurationSelection = $derived.by(() => this.#settings().selection);
	readonly selection: ConfigurationSelection = $derived.by(() => this.#draft ?? this.stored);
	readonly isChanged: boolean = $derived.by(
		() => JSON.stringify(this.selection) !== JSON.stringify(this.stored)
	);

	/** Null while what is chosen was not counted. */
	readonly counted: CountedSelection | null = $derived.by(() =>
		this.#countedFor === JSON.stringify(this.selection) ? this.#counted : null
	);

	get isCounting(): boolean {
		return this.#isCounting;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	change(selection: Partial<ConfigurationSelection>): void {
		this.#draft = { ...this.selection, ...selection };
	}

	discard(): void {
		this.#draft = null;
	}

	async count(): Promise<void> {
		const { selection } = this;
		this.#isCounting = true;
		const outcome = await this.#setup.ask((service) =>
			service.countConfigurations($state.snapshot(selection) as ConfigurationSelection)
		);
		this.#isCounting = false;
		this.#failure = outcome.ok ? null : outcome.failure;
		if (!outcome.ok) return;
		this.#counted = outcome.value;
		this.#countedFor = JSON.stringify(selection);
	}

	/** Stores the selection; what leaves it is out of scope from then on. */
	async save(): Promise<Outcome<null>> {
		const draft = this.#draft;
		const { selection } = this;
		const outcome = await this.#setup.ask((service) => service.saveSelection(selection));
		this.#failure = outcome.ok ? null : outcome.failure;
		if (!outcome.ok) return outcome;
		// The next choice builds on what was just saved, not on the row from before.
		await this.#readAgain();
		if (this.#draft === draft) this.#draft = null;
		return outcome;
	}
}
