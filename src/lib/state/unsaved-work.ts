/** What a person types to find something, which is no work that could be lost. */
const finding = '[type="search"], [role="searchbox"], [role="combobox"]';

/** A field whose own component watches its draft: it knows when that is stored, wherever it stands. */
const watched = '[data-watched]';

/** Where a field's value waits for a button; everywhere else it is stored when the field is left. */
const waiting = 'form, dialog';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What on this page would be lost if the page began anew: drafts that wait for "Save", and what was typed
 * and not yet taken over. Asked at the moment of a reload; nothing redraws by it.
 */
export class UnsavedWork {
	readonly #drafts = new Set<() => boolean>();
	readonly #typed = new Set<Element>();
	#isGivenUp = false;

	/** True once the person said that it may go. */
	get isGivenUp(): boolean {
		return this.#isGivenUp;
	}

	get isAny(): boolean {
		if (this.#isGivenUp) return false;
		for (const field of this.#typed) if (!isAtStake(field)) this.#typed.delete(field);
		return this.#typed.size > 0 || [...this.#drafts].some((isChanged) => isChanged());
	}

	/** Watches a draft until the returned function is called. */
	watch(isChanged: () => boolean): () => void {
		this.#drafts.add(isChanged);
		return () => this.#drafts.delete(isChanged);
	}

	/** The person discards it: neither this nor the guard of a page asks again. */
	giveUp(): void {
		this.#isGivenUp = true;
	}

	/** Follows what is typed anywhere in a document until the returned function is called. */
	listen(document: Document): () => void {
		const typed = ({ target }: Event): void => {
			if (!(target instanceof Element) || target.matches(`${finding}, ${watched}`)) return;
			this.#typed.add(target);
		};
		const stored = ({ target }: Event): void => {
			if (target instanceof Element && !target.closest(waiting)) this.#typed.delete(target);
		};
		document.addEventListener('input', typed, true);
		document.addEventListener('change', stored, true);
		document.addEventListener('focusout', stored, true);
		return () => {
			document.removeEventListener('input', typed, true);
			document.removeEventListener('change', stored, true);
			document.removeEventListener('focusout', stored, true);
		};
	}
}

/** A popup that was closed may stay in the document, and a form that was sent is often emptied. */
function isAtStake(field: Element): boolean {
	if (!field.isConnected || field.closest('dialog:not([open])')) return false;
	return !field.closest(waiting) || (field as Partial<Field>).value !== '';
}

/** That of this tab. */
export const unsavedWork = new UnsavedWork();
