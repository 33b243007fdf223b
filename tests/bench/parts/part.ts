import type { BenchRow } from '../report.ts';

/** What a part of a bench works with. */
export interface PartInput {
	/** Folder that the proxy serves: the built app and the peers. */
	readonly site: string;
	/** Progress, on standard error. */
	readonly say: (line: string) => void;
}

/** A part can be run alone: `npm run bench -- sync --only import20k`. */
export type Part = (input: PartInput) => Promise<readonly BenchRow[]>;

/** A figure without a target: what the ratios are made of. */
export function plain(id: string, what: string, value: number, unit: string): BenchRow {
	return { id, what, value, unit, target: null };
}
