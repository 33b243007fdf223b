/** Comparisons between two stops: a collator needs about a millisecond for so many. */
const stretch = 500;

/** Sorts like `Array.sort` by a comparison, with a stop every so often for who shares its thread. */
export function* mergeSorted<T>(
	list: readonly T[],
	compare: (left: T, right: T) => number
): Generator<void, T[]> {
	let [from, into] = [[...list], [...list]];
	let spent = 0;
	for (let width = 1; width < list.length; width *= 2) {
		for (let start = 0; start < list.length; start += 2 * width) {
			const middle = Math.min(start + width, list.length);
			const end = Math.min(start + 2 * width, list.length);
			let [left, right] = [start, middle];
			for (let at = start; at < end; at += 1) {
				spent += 1;
				if (spent % stretch === 0) yield;
				// Both stand inside the list where they are read.
				const isLeft =
					left < middle && (right >= end || compare(from[left] as T, from[right] as T) <= 0);
				into[at] = (isLeft ? from[left++] : from[right++]) as T;
			}
		}
		[from, into] = [into, from];
	}
	return from;
}
