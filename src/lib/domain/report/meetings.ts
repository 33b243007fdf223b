import type { IsoDate } from '../dates.ts';
import type { Health } from '../health.ts';

/** One report of a company as lists know it. */
export type ReportHead =
	| {
			readonly state: 'draft';
			readonly id: string;
			readonly meetingDate: IsoDate;
			/** ISO date-time. */
			readonly editedAt: string;
	  }
	| {
			readonly state: 'completed';
			readonly id: string;
			readonly meetingDate: IsoDate;
			/** The day for which it was completed. */
			readonly asOf: IsoDate;
			/** ISO date-time. */
			readonly completedAt: string;
			readonly health: Health;
	  };

export type DraftHead = Extract<ReportHead, { state: 'draft' }>;
export type CompletedHead = Extract<ReportHead, { state: 'completed' }>;

/**
 * What "Create Report" finds: open drafts, the one edited last first (it opens; a second draft asks
 * first), and the completed report that a new one carries forward.
 */
export function reportStart(reports: readonly ReportHead[]): {
	readonly openDrafts: readonly DraftHead[];
	readonly carriesFrom: CompletedHead | null;
} {
	const openDrafts = reports
		.filter((report) => report.state === 'draft')
		.sort((a, b) => descending(a.editedAt, b.editedAt) || descending(a.id, b.id));
	return { openDrafts, carriesFrom: lastCompleted(reports) };
}

/** The completed report that changes are told against: the latest by its day, then by its completion. */
export function lastCompleted(reports: readonly ReportHead[]): CompletedHead | null {
	return completedOf(reports)[0] ?? null;
}

/** Health at each completed report, oldest first. */
export function healthTrend(
	reports: readonly ReportHead[]
): { readonly on: IsoDate; readonly health: Health }[] {
	return completedOf(reports)
		.toReversed()
		.map(({ asOf, health }) => ({ on: asOf, health }));
}

/** When a company is met next: the day that was typed, else that of the first open draft still to come. */
export function nextMeeting(
	typed: IsoDate | null,
	reports: readonly ReportHead[],
	today: IsoDate
): IsoDate | null {
	if (typed !== null && typed >= today) return typed;
	const coming = reports
		.filter((report) => report.state === 'draft' && report.meetingDate >= today)
		.map((report) => report.meetingDate);
	return coming.sort()[0] ?? null;
}

/** When a company was met last. */
export function lastMeeting(reports: readonly ReportHead[]): IsoDate | null {
	const days = completedOf(reports).map((report) => report.meetingDate);
	return days.sort().at(-1) ?? null;
}

function completedOf(reports: readonly ReportHead[]): CompletedHead[] {
	return reports
		.filter((report) => report.state === 'completed')
		.sort(
			(a, b) =>
				descending(a.asOf, b.asOf) ||
				descending(a.completedAt, b.completedAt) ||
				descending(a.id, b.id)
		);
}

function descending(a: string, b: string): number {
	return a === b ? 0 : a < b ? 1 : -1;
}
