/** A label of a stacked bar: where its segment starts and how wide its words are, in pixels. */
export interface BarLabel {
	start: number;
	width: number;
}

/**
 * Left edges of labels: each under the start of its segment, pushed right where it would touch the
 * one before. Null if they then run past `width`, and the caller has to say less.
 */
export function labelEdges(
	labels: readonly BarLabel[],
	{ width, gap }: { width: number; gap: number }
): number[] | null {
	const edges: number[] = [];
	let free = 0;
	for (const label of labels) {
		const edge = Math.max(label.start, free);
		edges.push(edge);
		free = edge + label.width + gap;
	}
	return free - gap > width ? null : edges;
}

/** Widths of segments in pixels: shares of what the gaps leave, and none too thin to be seen. */
export function segmentWidths(
	counts: readonly number[],
	{ width, gap, least }: { width: number; gap: number; least: number }
): number[] {
	const total = counts.reduce((sum, count) => sum + count, 0);
	const free = width - gap * Math.max(0, counts.length - 1);
	if (total <= 0 || free <= 0) return counts.map(() => 0);
	const raised = counts.map((count) => Math.max(least, (count / total) * free));
	const over = raised.reduce((sum, one) => sum + one, 0) - free;
	const spare = raised.reduce((sum, one) => sum + (one - least), 0);
	if (over <= 0 || spare <= 0) return raised;
	// What thin segments were given is taken from the others, by what they can spare.
	return raised.map((one) => one - (over * (one - least)) / spare);
}
