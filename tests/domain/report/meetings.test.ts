import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { healthOf } from '$lib/domain/health.ts';
import {
	healthTrend,
	lastCompleted,
	lastMeeting,
	nextMeeting,
	reportStart,
	type ReportHead
} from '$lib/domain/report/meetings.ts';

const today = isoDate('2026-11-20');

function draft(id: string, meeting: string, editedAt = '2026-11-01T08:00:00.000Z'): ReportHead {
	return { state: 'draft', id, meetingDate: isoDate(meeting), editedAt };
}

function completed(id: string, meeting: string, asOf = meeting, hour = '09'): ReportHead {
	return {
		state: 'completed',
		id,
		meetingDate: isoDate(meeting),
		asOf: isoDate(asOf),
		completedAt: `${asOf}T${hour}:00:00.000Z`,
		health: healthOf([{ healthy: id === 'r1', counts: true, weight: 1 }])
	};
}

const reports = [
	completed('r2', '2026-05-20', '2026-05-21'),
	draft('d1', '2026-12-10'),
	completed('r1', '2025-11-18'),
	draft('d2', '2026-11-24', '2026-11-19T08:00:00.000Z'),
	completed('r3', '2026-05-21', '2026-05-21', '10')
];

describe('what Create Report finds', () => {
	it('is the open drafts, the one edited last first, and the last completed report', () => {
		const { openDrafts, carriesFrom } = reportStart(reports);
		expect(openDrafts.map(({ id }) => id)).toEqual(['d2', 'd1']);
		expect(carriesFrom?.id).toBe('r3');
	});

	it('is nothing for a company without reports', () => {
		expect(reportStart([])).toEqual({ openDrafts: [], carriesFrom: null });
		expect(lastCompleted([draft('d', '2026-12-01')])).toBeNull();
	});
});

describe('meetings', () => {
	it('are next on the day that was typed, else on that of the first draft to come', () => {
		expect(nextMeeting(isoDate('2027-01-10'), reports, today)).toBe('2027-01-10');
		expect(nextMeeting(null, reports, today)).toBe('2026-11-24');
		expect(nextMeeting(isoDate('2026-11-19'), reports, today)).toBe('2026-11-24');
		expect(nextMeeting(null, [draft('d', '2026-11-19')], today)).toBeNull();
		expect(nextMeeting(today, [], today)).toBe(today);
		expect(nextMeeting(null, [draft('d', today)], today)).toBe(today);
	});

	it('were last on the latest day of a completed report', () => {
		expect(lastMeeting(reports)).toBe('2026-05-21');
		expect(lastMeeting([draft('d', '2026-11-19')])).toBeNull();
	});

	it('make a trend of health, oldest first', () => {
		expect(healthTrend(reports).map(({ on, health }) => [on, health.kind, health])).toEqual([
			['2025-11-18', 'rated', expect.objectContaining({ share: 1 })],
			['2026-05-21', 'rated', expect.objectContaining({ share: 0 })],
			['2026-05-21', 'rated', expect.objectContaining({ share: 0 })]
		]);
	});
});
