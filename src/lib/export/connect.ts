/** The export worker behind a function: started for a file, ended after it. */
import { wrap } from 'comlink';
import type { ExportFormat, ExportOutcome, ExportService } from './protocol.ts';
import type { ReportToExport } from './report-document.ts';

/** Writes one file. `report` must be plain values: no `$state` proxy can cross to a worker. */
export async function exportReport(
	report: ReportToExport,
	format: ExportFormat
): Promise<ExportOutcome> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), {
		type: 'module',
		name: 'almanac-export'
	});
	try {
		const failed = new Promise<ExportOutcome>((resolve) => {
			worker.onerror = () => resolve({ kind: 'failed', code: 'export-failed' });
		});
		return await Promise.race([wrap<ExportService>(worker).write(report, format), failed]);
	} finally {
		worker.terminate();
	}
}
