/**
 * One report in one format. Nothing is imported lazily here: the worker as a whole is loaded when it is
 * first used, and as one file it is precached, where its chunks would be missing offline.
 */
import { exportFileName } from './file-name.ts';
import { mediaTypes, type ExportFormat } from './protocol.ts';
import { reportDocument, type ReportToExport } from './report-document.ts';
import { writeCsv } from './write-csv.ts';
import { writeHtml } from './write-html.ts';
import { writePptx } from './write-pptx.ts';
import { writeXlsx } from './write-xlsx.ts';

export interface ExportedFile {
	readonly file: Blob;
	readonly name: string;
}

export async function writeReport(
	report: ReportToExport,
	format: ExportFormat
): Promise<ExportedFile> {
	const { facts, content } = report;
	const { companyName: company } = facts;
	const name = exportFileName({ company, ...content }, format);
	return { file: await fileOf(report, format), name };
}

async function fileOf(report: ReportToExport, format: ExportFormat): Promise<Blob> {
	switch (format) {
		case 'html':
			return new Blob([writeHtml(reportDocument(report))], { type: mediaTypes.html });
		case 'csv':
			return new Blob([writeCsv(report)], { type: mediaTypes.csv });
		case 'xlsx':
			return writeXlsx(report);
		case 'pptx':
			return writePptx(reportDocument(report));
	}
}
