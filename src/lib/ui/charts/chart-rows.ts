import type { GradeColour } from '../grades/grade-look.ts';

/** What paints a segment: a grade with its fill and line, or a series of a chart. */
export type ChartPaint =
	| { readonly kind: 'grade'; readonly colour: GradeColour }
	| { readonly kind: 'series'; readonly series: 1 | 2 | 3 | 4 | 'muted' };

/** A piece of a bar. Its word is read out and stands in the table. */
export interface ChartSegment {
	readonly id: string;
	readonly word: string;
	readonly value: number;
	readonly paint: ChartPaint;
}

/** One horizontal bar. */
export interface BarRow {
	readonly id: string;
	readonly label: string;
	readonly segments: readonly ChartSegment[];
	/** Written at the bar's end: "13". */
	readonly value: string;
	/** After the value: "support ended on 14 Oct 2025". */
	readonly remark?: string;
}

/** The table behind a chart: the same numbers. */
export interface ChartTable {
	readonly heads: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export function total(segments: readonly ChartSegment[]): number {
	return segments.reduce((sum, { value }) => sum + value, 0);
}

/** Share of the widest bar, in per cent of its track. */
export function shareOf(value: number, most: number): number {
	return most > 0 ? (value / most) * 100 : 0;
}

/** Three to five round steps from zero that reach `most`: where the hairlines of an axis stand. */
export function axisSteps(most: number): number[] {
	if (!(most > 0)) return [];
	const rough = most / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
	const count = Math.ceil(most / step);
	return Array.from({ length: count }, (_, index) => step * (index + 1));
}
