import { getContext, onDestroy, setContext, type Snippet } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { Crumb } from './navigation.ts';

/** What the page now shown puts into the shell round it. */
export interface ShellPage {
	readonly crumbs: readonly Crumb[];
	/** Where the arrow of the phone's bar leads; left out on a first-level page. */
	readonly back: { label: string; href: string } | undefined;
	/** The page's actions, at the right of the bar from 900 px on, beside the title below that. */
	readonly actions: Snippet | undefined;
	/** Stands in place of the breadcrumb: name and state of a report. */
	readonly bar: Snippet | undefined;
	/** Fills the left column in place of wordmark, navigation and foot: the parts of a report. */
	readonly column: Snippet | undefined;
	/** Menu items behind the dots of the phone's bar. */
	readonly more: Snippet | undefined;
}

/** Binds a page to the shell: the page enters on creation and leaves when it is destroyed. */
export class ShellSlots {
	/** From 900 px on actions stand in the top bar. */
	readonly wide = new MediaQuery('min-width: 900px', true);
	/** From 1280 px on there is a left column, which a report fills with its parts. */
	readonly roomy = new MediaQuery('min-width: 1280px', true);
	/** Under 600 px tables become lists and the bar shrinks to icons. */
	readonly phone = new MediaQuery('max-width: 599.98px', false);
	#page = $state.raw<ShellPage | null>(null);
	/** The same without a signal: while a component is destroyed Svelte reads signals as they were. */
	#entered: ShellPage | null = null;

	get page(): ShellPage | null {
		return this.#page;
	}

	enter(page: ShellPage): void {
		this.#entered = page;
		this.#page = page;
	}

	/** A page that was replaced already leaves nothing behind. */
	leave(page: ShellPage): void {
		if (this.#entered !== page) return;
		this.#entered = null;
		this.#page = null;
	}
}

const slotsKey = Symbol('shell');

export function provideSlots(slots: ShellSlots): void {
	setContext(slotsKey, slots);
}

/** The slots of the shell round this component, or null outside one (a popup, the gallery). */
export function shellSlots(): ShellSlots | null {
	return getContext<ShellSlots | undefined>(slotsKey) ?? null;
}

/** For components that speak to the shell: call while the component is created. */
export function enterShell(page: ShellPage): ShellSlots | null {
	const slots = shellSlots();
	if (slots !== null) {
		slots.enter(page);
		onDestroy(() => slots.leave(page));
	}
	return slots;
}
