/** State of a tick that stands for many. */
export type TickState = 'none' | 'some' | 'all';

/** How many of `keys` are ticked, as a tick shows it. An empty list is not ticked. */
export function tickState(selected: ReadonlySet<string>, keys: Iterable<string>): TickState {
	let ticked = 0;
	let count = 0;
	for (const key of keys) {
		count += 1;
		if (selected.has(key)) ticked += 1;
	}
	if (ticked === 0) return 'none';
	return ticked === count ? 'all' : 'some';
}

/** The selection with `keys` added or taken away; the given set stays as it is. */
export function withKeys(
	selected: ReadonlySet<string>,
	keys: Iterable<string>,
	ticked: boolean
): ReadonlySet<string> {
	const next = new Set(selected);
	for (const key of keys) {
		if (ticked) next.add(key);
		else next.delete(key);
	}
	return next;
}

/** How many ticked keys are not among the rows shown ("12 of them not shown by the filter"). */
export function hiddenCount(selected: ReadonlySet<string>, shown: Iterable<string>): number {
	if (selected.size === 0) return 0;
	let visible = 0;
	for (const key of shown) if (selected.has(key)) visible += 1;
	return selected.size - visible;
}
