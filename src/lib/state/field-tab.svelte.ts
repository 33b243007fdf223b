import type { AlmanacDatabase } from '../db/database.ts';
import { readFieldCatalog } from '../db/field-catalog.ts';
import { defaultFields, suggestFieldMap } from '../domain/default-fields.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import type { MappedField } from '../domain/field-map.ts';
import type { FieldDefinition, FieldKey } from '../domain/field.ts';
import {
	fieldCatalogue,
	type FieldChoice,
	type SampleRecord
} from '../domain/mapping/field-catalogue.ts';
import { previewField, type FieldPreview } from '../domain/mapping/field-preview.ts';
import {
	mapField,
	mappableFields,
	setDateOrder,
	setFallback,
	suggestions,
	tickField,
	untickField,
	type FieldSettings,
	type Unticking
} from '../domain/mapping/field-selection.ts';
import { planFieldChange, type FieldWork } from '../domain/mapping/selection-plan.ts';
import type { DateOrder } from '../domain/parse-date.ts';
import { LiveQuery } from './live-query.svelte.ts';
import type { SetupState, StoredChoices } from './setup.svelte.ts';

interface FieldTabOptions extends StoredChoices {
	readonly database: AlmanacDatabase;
	readonly setup: SetupState;
	/** The name of an operating system with its release; null where it is not recognised. */
	readonly osName: (text: string) => string | null;
}

/** Fields Selection: what is ticked and mapped, what real values make of it, and what waits for Save. */
export class FieldTabState {
	readonly #options: FieldTabOptions;
	readonly #catalog: LiveQuery<readonly FieldDefinition[] | undefined>;
	#draft = $state.raw<FieldSettings | null>(null);
	#samples = $state.raw<readonly SampleRecord[]>([]);
	#failure = $state.raw<Failure | null>(null);
	#isAsking = $state(false);
	#isSaving = $state(false);

	constructor(options: FieldTabOptions) {
		this.#options = options;
		const { database, settings } = options;
		const { integrationId } = settings();
		this.#catalog = new LiveQuery(() => Promise.resolve(readFieldCatalog(database, integrationId)));
	}

	/** Undefined until the tenant's fields are known. */
	get definitions(): readonly FieldDefinition[] | undefined {
		return this.#catalog.current;
	}

	get samples(): readonly SampleRecord[] {
		return this.#samples;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	get isAsking(): boolean {
		return this.#isAsking;
	}

	get isSaving(): boolean {
		return this.#isSaving;
	}

	readonly catalogue: readonly FieldChoice[] = $derived.by(() =>
		fieldCatalogue(this.definitions ?? [], this.#samples)
	);

	/** Before anybody chose, the default fields are ticked and mapped; they wait for Save as well. */
	readonly stored: FieldSettings = $derived.by(() => {
		const { fields, fieldMap } = this.#options.settings();
		return { fields: fields ?? [], map: fieldMap };
	});

	readonly settings: FieldSettings = $derived.by(() => {
		if (this.#draft) return this.#draft;
		if (this.#options.settings().fields !== null || !this.definitions) return this.stored;
		const fields = defaultFields(this.definitions);
		return { fields, map: suggestFieldMap(this.definitions, fields) };
	});

	readonly isChanged: boolean = $derived.by(
		() => this.settings !== this.stored && JSON.stringify(this.settings) !== this.#storedText
	);
	readonly #storedText = $derived.by(() => JSON.stringify(this.stored));

	/** What the dropdowns offer: ticked fields only. */
	readonly mappable: readonly FieldChoice[] = $derived.by(() =>
		mappableFields(this.catalogue, this.settings)
	);
	readonly suggested = $derived.by(() =>
		suggestions(this.definitions ?? [], this.catalogue, this.settings)
	);
	readonly work: FieldWork = $derived.by(() =>
		planFieldChange(this.stored.fields, this.settings.fields)
	);

	preview(name: MappedField): FieldPreview | null {
		const { osName } = this.#options;
		return previewField(name, this.settings.map, { samples: this.#samples, osName });
	}

	tick(choice: FieldChoice): void {
		this.#draft = tickField(this.settings, choice);
	}

	/** What unticking would take away; {@link FieldTabState.apply} does it. */
	unticking(key: FieldKey): Unticking {
		return untickField(this.settings, key);
	}

	apply({ settings }: Unticking): void {
		this.#draft = settings;
	}

	map(name: MappedField, key: FieldKey | null): void {
		this.#draft = mapField(this.settings, name, key);
	}

	setFallback(name: MappedField, key: FieldKey | null): void {
		this.#draft = setFallback(this.settings, name, key);
	}

	setDateOrder(name: MappedField, order: DateOrder): void {
		this.#draft = setDateOrder(this.settings, name, order);
	}

	useSuggestion(name: MappedField): void {
		const source = this.suggested[name];
		if (!source) return;
		const mapped = mapField(this.settings, name, source.field);
		this.#draft = setFallback(mapped, name, source.fallback);
	}

	discard(): void {
		this.#draft = null;
	}

	/** Reads the tenant's fields where they are not known, and a page of real values. */
	async readSamples(isAskedByPerson: boolean): Promise<void> {
		const { database, settings, setup } = this.#options;
		this.#isAsking = true;
		// Asked of the database itself: the live query may not have answered yet, and that is no reason
		// to ask the tenant, or a person for the passphrase, for what is stored here.
		const known = await readFieldCatalog(database, settings().integrationId);
		const listed = known ? null : await setup.ask((service) => service.readLists());
		const outcome =
			listed && !listed.ok
				? listed
				: isAskedByPerson
					? await setup.ask((service) => service.sampleRecords())
					: await setup.service.sampleRecords();
		this.#isAsking = false;
		if (outcome.ok) this.#samples = outcome.value;
		const isQuiet = !isAskedByPerson && !outcome.ok && quietCodes.has(outcome.failure.code);
		this.#failure = outcome.ok || isQuiet ? null : outcome.failure;
	}

	async save(): Promise<Outcome<null>> {
		const draft = this.#draft;
		const { fields, map } = this.settings;
		this.#isSaving = true;
		const choice = { fields: [...fields], fieldMap: map };
		const outcome = await this.#options.setup.ask((service) => service.saveFields(choice));
		if (outcome.ok) {
			// The next choice builds on what was just saved, not on the row from before.
			await this.#options.readAgain();
			if (this.#draft === draft) this.#draft = null;
		}
		this.#isSaving = false;
		this.#failure = outcome.ok ? null : outcome.failure;
		return outcome;
	}
}

/** The page works without real values: these are no reason for a note that nobody asked for. */
const quietCodes: ReadonlySet<string> = new Set(['vault-locked', 'offline', 'proxy-unreachable']);
