/** What a report says, ready for any file: sections of text, figures, tables and charts. */
import type { RichText } from '../domain/report/rich-text.ts';
import type { GradeColour, GradeMark } from '../domain/rules/default-grades.ts';

/** What a cell means beside the words that it is read by. */
export type CellValue =
	| { readonly kind: 'text' }
	| { readonly kind: 'number'; readonly number: number }
	/** In minor units of the document's currency. */
	| { readonly kind: 'money'; readonly minor: number }
	/** An ISO date. */
	| { readonly kind: 'date'; readonly date: string }
	| { readonly kind: 'grade'; readonly colour: GradeColour; readonly mark: GradeMark };

export interface DocumentCell {
	/** As a person reads it; empty where there is nothing. */
	readonly text: string;
	readonly value: CellValue;
}

export interface DocumentColumn {
	readonly heading: string;
	readonly align: 'start' | 'end';
	/** Share of the width, in characters of its text. */
	readonly width: number;
}

export interface DocumentRow {
	readonly cells: readonly DocumentCell[];
	/** `group` heads the rows that follow, `sum` closes them, `total` closes the table. */
	readonly role: 'row' | 'group' | 'sum' | 'total';
}

export interface DocumentTable {
	readonly kind: 'table';
	readonly caption: string;
	readonly columns: readonly DocumentColumn[];
	readonly rows: readonly DocumentRow[];
}

/** How a series or bar is painted: a grade's colour, or a place in the chart's own order. */
export type ChartColour =
	| { readonly kind: 'grade'; readonly colour: GradeColour }
	| { readonly kind: 'series'; readonly place: 1 | 2 | 3 | 4 | 'muted' };

export interface ChartSeries {
	readonly name: string;
	readonly colour: ChartColour;
	/** One for each category: counts, or minor units. */
	readonly values: readonly number[];
}

/** Bars of one or several stacked series. Its numbers are the table behind it. */
export interface DocumentChart {
	readonly kind: 'chart';
	readonly caption: string;
	readonly unit: 'count' | 'money';
	/** `rows`: a bar under the other, its value at its end; `columns`: side by side, over time. */
	readonly direction: 'rows' | 'columns';
	readonly categories: readonly string[];
	/** Colours of bars where a single series has several. */
	readonly categoryColours: readonly ChartColour[] | null;
	readonly series: readonly ChartSeries[];
}

export interface DocumentFigures {
	readonly kind: 'figures';
	readonly figures: readonly {
		readonly value: string;
		readonly label: string;
		readonly note: string;
	}[];
}

export type DocumentBlock =
	| { readonly kind: 'text'; readonly text: RichText }
	/** One plain sentence. */
	| { readonly kind: 'line'; readonly text: string }
	| DocumentFigures
	| DocumentTable
	| DocumentChart;

export interface DocumentSection {
	readonly id: string;
	readonly kind: string;
	readonly title: string;
	readonly blocks: readonly DocumentBlock[];
}

export interface ReportDocument {
	readonly company: string;
	readonly report: string;
	readonly preparer: string;
	readonly mspName: string;
	/** A data URL, or null. */
	readonly logo: string | null;
	/** "#1a2b3c", or null for ink. */
	readonly colour: string | null;
	/** ISO 4217. */
	readonly currency: string;
	readonly meetingDate: string;
	readonly isDraft: boolean;
	/** What stands at the foot of each page: by whom, as of when, with which table. */
	readonly foot: readonly string[];
	readonly sections: readonly DocumentSection[];
}

const plain: CellValue = { kind: 'text' };

export function textCell(text: string): DocumentCell {
	return { text, value: plain };
}

export const emptyCell: DocumentCell = textCell('');
