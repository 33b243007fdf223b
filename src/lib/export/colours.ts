/**
 * The light values of the design's tokens as sRGB, for files that know no custom properties: every
 * export is light. `tests/export/colours.test.ts` holds them to tokens.css.
 */
import { contrastOnWhite, leastLineContrast } from '../domain/contrast.ts';
import type { GradeColour } from '../domain/rules/default-grades.ts';
import type { ChartColour } from './document.ts';

export const inks = {
	sheet: '#fefdfc',
	sunken: '#f1eeea',
	rule: '#dcd8d3',
	ink: '#181f2e',
	'ink-2': '#434a58',
	'ink-3': '#626873'
} as const;

interface GradeInks {
	/** Paints bars. */
	readonly fill: string;
	/** Draws the mark, and the edge of fills that are too light alone. */
	readonly line: string;
	/** Writes the word. */
	readonly text: string;
}

export const gradeInks: Readonly<Record<GradeColour, GradeInks>> = {
	red: { fill: '#a01e23', line: '#a01e23', text: '#a01e23' },
	orange: { fill: '#df772a', line: '#c55f1d', text: '#954717' },
	yellow: { fill: '#f2d26d', line: '#967616', text: '#735712' },
	grey: { fill: '#b1b4b9', line: '#6c727b', text: '#555b65' },
	green: { fill: '#25886f', line: '#12745d', text: '#10614d' },
	ink: { fill: '#434a58', line: '#2b3342', text: '#2b3342' },
	blue: { fill: '#4074ad', line: '#2b65a2', text: '#1e5a96' },
	violet: { fill: '#6f4fa1', line: '#6f4fa1', text: '#644395' },
	rose: { fill: '#b94f87', line: '#a84078', text: '#943569' },
	brown: { fill: '#906735', line: '#835928', text: '#754d21' }
};

export const seriesInks = {
	1: '#1b3e76',
	2: '#4074ad',
	3: '#9ec3e2',
	4: '#906735',
	muted: '#c6cbd3'
} as const;

export function fillOf(colour: ChartColour): string {
	return colour.kind === 'grade' ? gradeInks[colour.colour].fill : seriesInks[colour.place];
}

/** The edge of a bar: light fills would be lost on paper without one. */
export function lineOf(colour: ChartColour): string {
	if (colour.kind === 'grade') return gradeInks[colour.colour].line;
	return colour.place === 3 || colour.place === 'muted' ? inks['ink-3'] : seriesInks[colour.place];
}

/** The MSP's colour where it has 3:1 on white (WCAG 2), else ink: a line that is not seen is none. */
export function brandInk(colour: string | null): string {
	if (colour === null || !/^#[0-9a-f]{6}$/i.test(colour)) return inks.ink;
	return contrastOnWhite(colour) >= leastLineContrast ? colour : inks.ink;
}
