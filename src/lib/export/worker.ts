/** The export worker: files of hundreds of slides must not hold the page. */
import { expose } from 'comlink';
import type { ExportService } from './protocol.ts';
import { writeReport } from './write-report.ts';

const service: ExportService = {
	async write(report, format) {
		try {
			return { kind: 'file', ...(await writeReport(report, format)) };
		} catch {
			// Comlink would drop the error's class, and its text may hold what a tenant wrote.
			return { kind: 'failed', code: 'export-failed' };
		}
	}
};

expose(service);
