import type { IconName } from '../icons/paths.ts';

export interface SubItem {
	label: string;
	href: string;
	current?: boolean;
}

/** A word of the navigation: left column, rail or bottom words, whichever the width asks for. */
export interface NavigationItem {
	label: string;
	/** What `resolve()` returned. */
	href: string;
	icon: IconName;
	/** Formatted by the caller; nothing shown when left out. */
	count?: string;
	current?: boolean;
	/** Sub-pages, shown in the left column while this item is current. */
	items?: readonly SubItem[];
}

/** A state at the foot of the navigation: sync, outbox, vault, "Update ready". */
export interface FootItem {
	id: string;
	/** Whole words for the left column: "Synced 11:42". */
	label: string;
	/** One word for the rail and the bar: "11:42", "Vault". */
	short: string;
	icon: IconName;
	count?: string;
	/** atrisk where somebody has to look. */
	tone?: 'atrisk';
	onpress: () => void;
}

export interface Crumb {
	label: string;
	/** Left out for the page itself, the last one. */
	href?: string;
}
