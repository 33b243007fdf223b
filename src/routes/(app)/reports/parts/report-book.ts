import { createContext } from 'svelte';
import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import type { ReportFacts } from '$lib/domain/report/freeze.ts';
import type { ReportContent } from '$lib/domain/report/report.ts';
import type { RichText } from '$lib/domain/report/rich-text.ts';
import type { ReportFormat } from '$lib/text/report-format.ts';

/** What stands behind a figure, a bar or a row. */
export interface Opened {
	readonly title: string;
	readonly assets: readonly PlacedAsset[];
}

/** A report as its parts read it: the same for a draft and a completed one. */
export interface ReportBook {
	readonly facts: ReportFacts;
	readonly content: ReportContent;
	readonly format: ReportFormat;
	/** As they are read, by part. */
	readonly texts: Readonly<Record<string, RichText>>;
	/** `build`: no head of its own, the screen has one. `slide`: type is a step larger. */
	readonly frame: 'build' | 'sheet' | 'slide';
	/** Shows the assets behind a figure. */
	open(opened: Opened): void;
}

export const [useBook, provideBook] = createContext<ReportBook>();
