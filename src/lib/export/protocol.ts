/** What the page asks of the export worker. Everything that crosses is plain values. */
import type { ReportToExport } from './report-document.ts';

export const exportFormats = ['html', 'xlsx', 'pptx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
	html: 'text/html;charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	csv: 'text/csv;charset=utf-8'
};

export type ExportOutcome =
	| { readonly kind: 'file'; readonly file: Blob; readonly name: string }
	| { readonly kind: 'failed'; readonly code: 'export-failed' };

export interface ExportService {
	/** The report as its client may have it, in one file. */
	write(report: ReportToExport, format: ExportFormat): Promise<ExportOutcome>;
}
