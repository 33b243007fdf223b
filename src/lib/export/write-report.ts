/** One report in one format. The libraries of Excel and PowerPoint are loaded when they are first used. */
import { exportFileName } from './file-name.ts';
import { mediaTypes, type ExportFormat } from './protocol.ts';
import { reportDocument, type ReportToExport } from './report-document.ts';

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
	const type = mediaTypes[format];
	switch (format) {
		case 'html': {
			const { writeHtml } = await import('./write-html.ts');
			return new Blob([writeHtml(reportDocument(report))], { type });
		}
		case 'csv': {
			const { writeCsv } = await import('./write-csv.ts');
			return new Blob([writeCsv(report)], { type });
		}
		case 'xlsx': {
			const { writeXlsx } = await import('./write-xlsx.ts');
			return await writeXlsx(report);
		}
		case 'pptx': {
			const { writePptx } = await import('./write-pptx.ts');
			return await writePptx(reportDocument(report));
		}
	}
}
