/** The Excel workbook as bytes. Text is written as strings, so that no name becomes a formula. */
// The browser's build starts workers from blobs, which our CSP refuses; this runs in a worker anyway.
import writeExcelFile, { type Cell } from 'write-excel-file/universal';
import { allowedText } from './allowed-text.ts';
import type { SheetCell } from './sheet.ts';
import { workbookSheets } from './workbook.ts';
import type { ReportToExport } from './report-document.ts';

/** What Excel holds in a cell. */
const longestText = 32_767;

export async function writeXlsx(report: ReportToExport): Promise<Blob> {
	const sheets = workbookSheets(report).map(({ name, widths, rows }) => ({
		sheet: name,
		columns: widths.map((width) => ({ width })),
		stickyRowsCount: 1,
		orientation: 'landscape' as const,
		data: rows.map((row) => row.map(fileCell))
	}));
	return await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBlob();
}

function fileCell(cell: SheetCell): Cell {
	if (cell === null) return null;
	switch (cell.kind) {
		case 'text':
			return {
				type: String,
				value: allowedText(cell.text).slice(0, longestText),
				wrap: true,
				alignVertical: 'top',
				...(cell.isBold ? { fontWeight: 'bold' as const } : {})
			};
		case 'number':
			return {
				type: Number,
				value: cell.number,
				alignVertical: 'top',
				...(cell.format === null ? {} : { format: cell.format })
			};
		case 'date':
			return {
				type: Date,
				value: new Date(`${cell.date}T00:00:00Z`),
				format: 'yyyy-mm-dd',
				alignVertical: 'top'
			};
		case 'formula':
			return {
				type: 'Formula',
				value: cell.formula,
				fontWeight: 'bold',
				...(cell.format === null ? {} : { format: cell.format })
			};
	}
}
