import type { Snippet } from 'svelte';
import type { JudgedDates } from '$lib/domain/mapping/dates-table.ts';
import type { DateSubject } from '$lib/domain/overrides.ts';
import type { Holder } from '$lib/state/dates-import.svelte.ts';
import { formatCount, formatDay } from '$lib/text/format.ts';
import { datesFieldNames, effectWords, outcomeSentence } from '$lib/text/warranty.ts';
import type { Column } from '$lib/ui/table/table-columns.ts';

/** A row of the table of dates with what comes of it. */
export type DatesRow = JudgedDates<Holder>;

interface DatesDrawing {
	readonly configuration: Snippet<[row: DatesRow]>;
	/** How many configurations have the serial number of a row. */
	readonly severalOf: (row: DatesRow) => number;
}

/** The columns of the preview. */
export function datesColumns({
	configuration,
	severalOf
}: DatesDrawing): readonly Column<DatesRow>[] {
	return [
		{
			id: 'serialNumber',
			header: 'Serial number',
			text: ({ serialNumber }) => serialNumber || 'None',
			width: 140,
			grow: 1
		},
		{ id: 'row', header: 'Row', text: ({ row }) => formatCount(row), align: 'end', width: 64 },
		{
			id: 'outcome',
			header: 'Result',
			text: (row) => outcomeSentence(row, severalOf(row)),
			wrap: true,
			width: 200,
			grow: 2
		},
		{
			id: 'configuration',
			header: 'Configuration',
			text: ({ holders }) => holders.map(({ name }) => name).join(', '),
			cell: configuration,
			width: 150,
			grow: 1
		},
		{
			id: 'company',
			header: 'Company',
			text: ({ holders }) => [...new Set(holders.map(({ companyName }) => companyName))].join(', '),
			quiet: true,
			width: 170,
			grow: 2
		},
		dateColumn('purchase-date'),
		dateColumn('expiration-date')
	];
}

function dateColumn(of: DateSubject): Column<DatesRow> {
	const given = (row: DatesRow) => row.dates.find((date) => date.of === of);
	return {
		id: of,
		header: datesFieldNames[of],
		text(row) {
			const date = given(row);
			if (!date) return '';
			const words = row.holders.length > 0 ? effectWords(date) : '';
			return [formatDay(date.date), words].filter(Boolean).join(', ');
		},
		sort: (row) => given(row)?.date ?? null,
		wrap: true,
		width: 190
	};
}
