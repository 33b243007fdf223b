import { createContext } from 'svelte';
import type { FieldKey } from '$lib/domain/field.ts';
import { fieldName } from '$lib/text/fields.ts';
import { sentenceFormat } from '$lib/text/grades.ts';
import { moneyFormat } from '$lib/text/money.ts';

/** How the workspace on the screen writes money, sentences and the names of fields. */
export class WorkspaceWords {
	readonly #currency: () => string;
	readonly #labels: () => ReadonlyMap<FieldKey, string>;

	constructor(currency: () => string, labels: () => ReadonlyMap<FieldKey, string>) {
		this.#currency = currency;
		this.#labels = labels;
	}

	readonly money = $derived.by(() => moneyFormat(this.#currency()));
	readonly labels = $derived.by(() => this.#labels());
	readonly sentences = $derived.by(() => {
		const labels = this.labels;
		return sentenceFormat((key) => fieldName(key, labels));
	});

	fieldName(key: FieldKey): string {
		return fieldName(key, this.labels);
	}
}

export const [useWords, provideWords] = createContext<WorkspaceWords>();
