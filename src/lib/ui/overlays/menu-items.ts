import type { IconName } from '../icons/paths.ts';

/** One line of a menu. */
export interface MenuItem {
	id: string;
	label: string;
	icon?: IconName;
	/** Its shortcut, one cap per key. */
	keys?: readonly string[];
	/** Ticked, for a choice among several; undefined for a deed. */
	checked?: boolean;
	/** Why it can't be done now; said below its label. */
	disabled?: string;
	danger?: boolean;
	/** Starts a new block: a line stands above it. */
	divided?: boolean;
	/** A link; what `resolve()` returned. */
	href?: string;
	onselect?: () => void;
}

/** Index after a key press in a list of `count` items that wraps round; null for other keys. */
export function menuIndex(key: string, index: number, count: number): number | null {
	if (count === 0) return null;
	switch (key) {
		case 'ArrowDown':
			return (index + 1) % count;
		case 'ArrowUp':
			return (index - 1 + count) % count;
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return null;
	}
}

/** Index of the next item after `index` whose label begins with `letter`, or null. */
export function menuIndexByLetter(
	labels: readonly string[],
	index: number,
	letter: string
): number | null {
	const wanted = letter.toLocaleLowerCase();
	for (let step = 1; step <= labels.length; step += 1) {
		const at = (index + step) % labels.length;
		if (labels[at]?.toLocaleLowerCase().startsWith(wanted)) return at;
	}
	return null;
}
