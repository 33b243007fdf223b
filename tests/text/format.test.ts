import { describe, expect, it } from 'vitest';
import {
	formatBytes,
	formatCount,
	formatDay,
	formatDayAs,
	formatMoment,
	formatPercent,
	formatQuantity,
	formatTimeLeft
} from '$lib/text/format.ts';

const nbsp = '\u00a0';

describe('format', () => {
	it('groups thousands and writes a true minus', () => {
		expect(formatCount(1234567)).toBe('1,234,567');
		expect(formatCount(-5)).toBe('\u22125');
	});

	it('chooses the singular for one only', () => {
		expect(formatQuantity(1, 'company', 'companies')).toBe(`1${nbsp}company`);
		expect(formatQuantity(0, 'company', 'companies')).toBe(`0${nbsp}companies`);
	});

	it('keeps the day of a date-time as it stands, in every zone', () => {
		expect(formatDay('2025-10-14T00:00:00Z')).toBe(`14${nbsp}Oct${nbsp}2025`);
		expect(formatDay('2025-10-14')).toBe(`14${nbsp}Oct${nbsp}2025`);
		expect(formatDay('not a date')).toBe('');
	});

	it('names today and the days of the last week, then the date', () => {
		const now = new Date(2026, 10, 23, 12, 0);
		expect(formatMoment(new Date(2026, 10, 23, 11, 42).toISOString(), now)).toBe(
			`today,${nbsp}11:42`
		);
		expect(formatMoment(new Date(2026, 10, 19, 14, 30).toISOString(), now)).toBe(
			`Thu,${nbsp}14:30`
		);
		expect(formatMoment(new Date(2026, 9, 2, 14, 30).toISOString(), now)).toContain('Oct');
	});

	it('puts a no-break space before units', () => {
		expect(formatPercent(0.453)).toBe(`45${nbsp}%`);
		expect(formatBytes(1_500_000)).toBe(`1.5${nbsp}MB`);
		expect(formatBytes(999)).toBe(`999${nbsp}bytes`);
		expect(formatTimeLeft(40)).toBe(`about 40${nbsp}s`);
		expect(formatTimeLeft(185)).toBe(`about 3${nbsp}min`);
	});
});

describe('a day as a format writes it', () => {
	it.each([
		['day-first', '14 Oct 2025'],
		['month-first', 'Oct 14, 2025'],
		['year-first', '2025 Oct 14']
	] as const)('%s', (format, expected) => {
		expect(formatDayAs('2025-10-14', format).replaceAll('\u00a0', ' ')).toBe(expected);
	});
});
