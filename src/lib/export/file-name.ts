/** Names that every file system takes (Windows forbids the most). */
import type { ExportFormat } from './protocol.ts';

const longest = 120;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** "Harlan Dental - Q4 review - 2026-11-24.xlsx" */
export function exportFileName(
	report: { readonly company: string; readonly name: string; readonly meetingDate: string },
	format: ExportFormat
): string {
	const words = [report.company, report.name, report.meetingDate]
		.map(plain)
		.filter((word) => word !== '');
	const stem = words
		.join(' - ')
		.slice(0, longest)
		.replace(/[. ]+$/, '');
	return `${stem === '' || reserved.test(stem) ? 'Report' : stem}.${format}`;
}

function plain(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\p{C}<>:"/\\|?*]/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
}
