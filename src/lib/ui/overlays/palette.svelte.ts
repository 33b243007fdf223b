import type { IconName } from '../icons/paths.ts';

/** A thing to go to or a deed to do. */
export interface PaletteItem {
	id: string;
	label: string;
	/** Kind and place: "report, Harlan & Finch". */
	detail?: string;
	icon: IconName;
	/** One cap per key. */
	keys?: readonly string[];
}

/** "Recent", "Go to", "Do". */
export interface PaletteGroup {
	id: string;
	label: string;
	items: readonly PaletteItem[];
}

/** The active line over all groups; it starts at the first and stays on its item while results come. */
export class PaletteCursor {
	readonly #groups: () => readonly PaletteGroup[];
	#activeId: string | null = $state(null);

	constructor(groups: () => readonly PaletteGroup[]) {
		this.#groups = groups;
	}

	readonly items: readonly PaletteItem[] = $derived.by(() =>
		this.#groups().flatMap((group) => group.items)
	);
	readonly active: PaletteItem | undefined = $derived.by(
		() => this.items.find((item) => item.id === this.#activeId) ?? this.items[0]
	);

	/** A new query forgets the line that was chosen for the old one. */
	restart(): void {
		this.#activeId = null;
	}

	point(item: PaletteItem): void {
		this.#activeId = item.id;
	}

	/** Returns whether the key moved the line. */
	move(key: string): boolean {
		const { length } = this.items;
		if (length === 0) return false;
		const at = this.active ? this.items.indexOf(this.active) : 0;
		const to = { ArrowDown: (at + 1) % length, ArrowUp: (at - 1 + length) % length }[key];
		const item = to === undefined ? undefined : this.items[to];
		if (item === undefined) return false;
		this.#activeId = item.id;
		return true;
	}
}
