/** Where each entry of a long list stands, in pixels from the top of the list. */
export interface RowOffsets {
	readonly count: number;
	readonly total: number;
	offsetOf(index: number): number;
	heightOf(index: number): number;
	/** Index of the entry at `y`, clamped to the list; 0 for an empty one. */
	indexAt(y: number): number;
}

/** Offsets of rows that are all `height` high: no memory, whatever the count. */
export function fixedOffsets(count: number, height: number): RowOffsets {
	return {
		count,
		total: count * height,
		offsetOf: (index) => index * height,
		heightOf: () => height,
		indexAt: (y) => Math.max(0, Math.min(count - 1, Math.floor(y / height)))
	};
}

/**
 * Offsets of entries whose height is known only once drawn: estimated until `measure`d. A Fenwick
 * tree over the differences keeps look-ups and changes at O(log n), with no work per fresh entry.
 */
export class MeasuredOffsets implements RowOffsets {
	readonly count: number;
	readonly #estimate: number;
	readonly #heights = new Map<number, number>();
	/** Fenwick tree over (height - estimate), 1-based. */
	readonly #sums: Float64Array;

	constructor(count: number, estimate: number) {
		this.count = count;
		this.#estimate = estimate;
		this.#sums = new Float64Array(count + 1);
	}

	get total(): number {
		return this.offsetOf(this.count);
	}

	heightOf(index: number): number {
		return this.#heights.get(index) ?? this.#estimate;
	}

	offsetOf(index: number): number {
		let sum = index * this.#estimate;
		for (let node = index; node > 0; node -= node & -node) sum += this.#sums[node] ?? 0;
		return sum;
	}

	/** Stores a drawn height; returns by how many pixels the entry grew. */
	measure(index: number, height: number): number {
		const change = height - this.heightOf(index);
		if (change === 0 || index < 0 || index >= this.count) return 0;
		this.#heights.set(index, height);
		for (let node = index + 1; node <= this.count; node += node & -node) {
			this.#sums[node] = (this.#sums[node] ?? 0) + change;
		}
		return change;
	}

	indexAt(y: number): number {
		let node = 0;
		let rest = y;
		let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count)));
		for (; step >= 1; step /= 2) {
			const next = node + step;
			if (next > this.count) continue;
			const height = step * this.#estimate + (this.#sums[next] ?? 0);
			if (height > rest) continue;
			node = next;
			rest -= height;
		}
		return Math.max(0, Math.min(this.count - 1, node));
	}
}

/** A half-open range of entries. */
export interface Range {
	start: number;
	end: number;
}

/** Entries that touch the strip from `top` to `bottom` (pixels of the list). */
export function visibleRange(offsets: RowOffsets, top: number, bottom: number): Range {
	if (offsets.count === 0 || bottom <= 0 || top >= offsets.total) return { start: 0, end: 0 };
	const start = offsets.indexAt(Math.max(0, top));
	const end = offsets.indexAt(Math.max(0, bottom - 1)) + 1;
	return { start, end };
}

/** Entries to draw: the visible ones and `overscan` on each side. */
export function drawnRange(visible: Range, overscan: number, count: number): Range {
	return {
		start: Math.max(0, Math.min(visible.start - overscan, count)),
		end: Math.min(count, visible.end + overscan)
	};
}
