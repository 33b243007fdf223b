/**
 * Every date, number and unit that a person reads (design.md, section 5). Dates never break over two
 * lines and are never only digits; minus is U+2212; a no-break space stands before units.
 */
import type { DateFormat } from '../domain/workspace-settings.ts';

const nbsp = '\u00a0';
const minus = '\u2212';
const locale = 'en-GB';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
/** Intl writes "Sept" in British English; three letters keep a column of dates even. */
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const bytesUnits = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** How the workspace writes days; the layout of the app sets it before a page is drawn. */
let dateFormat: DateFormat = 'day-first';

export function useDateFormat(format: DateFormat): void {
	dateFormat = format;
}

/** 12345 → "12,345"; negative numbers with a true minus. */
export function formatCount(count: number): string {
	return whole.format(count).replace('-', minus);
}

/** "1 company", "12 companies". */
export function formatQuantity(count: number, one: string, many: string): string {
	return `${formatCount(count)}${nbsp}${count === 1 ? one : many}`;
}

/** 0.453 → "45 %". */
export function formatPercent(share: number): string {
	return `${formatCount(Math.round(share * 100))}${nbsp}%`;
}

/** An ISO date or date-time as a plain day, "14 Oct 2025", with no shift of time zone. */
export function formatDay(iso: string): string {
	return formatDayAs(iso, dateFormat);
}

/** The same in a given format: that of a completed report's day, whatever the workspace says now. */
export function formatDayAs(iso: string, format: DateFormat): string {
	const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
	if (Number.isNaN(day.getTime())) return '';
	return dayText([day.getUTCDate(), day.getUTCMonth(), day.getUTCFullYear()], format);
}

/** "Nov 2026": a month on an axis or beside a fiscal quarter. */
export function formatMonth(iso: string): string {
	return `${months[Number(iso.slice(5, 7)) - 1] ?? ''}${nbsp}${iso.slice(0, 4)}`;
}

/** A moment on this device's clock: "today, 11:42", "Thu, 14:30" within a week, else the day. */
export function formatMoment(iso: string, now: Date): string {
	const moment = new Date(iso);
	const daysAgo = Math.round((startOfDay(now) - startOfDay(moment)) / 86_400_000);
	if (daysAgo === 0) return `today,${nbsp}${clock.format(moment)}`;
	if (daysAgo > 0 && daysAgo < 7) return `${weekday.format(moment)},${nbsp}${clock.format(moment)}`;
	return localDay(moment);
}

/** The hour and minute of a moment on this device's clock: "11:42". */
export function formatClock(iso: string): string {
	return clock.format(new Date(iso));
}

/** The full stamp for a tooltip: "23 Nov 2026, 11:42". */
export function formatStamp(iso: string): string {
	const moment = new Date(iso);
	return `${localDay(moment)},${nbsp}${clock.format(moment)}`;
}

/** "about 40 s", "about 3 min": the one figure that may be "about" (time left). */
export function formatTimeLeft(seconds: number): string {
	if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))}${nbsp}s`;
	return `about ${Math.round(seconds / 60)}${nbsp}min`;
}

/** Bytes with decimal units: 1_500_000 → "1.5 MB". */
export function formatBytes(bytes: number): string {
	let amount = bytes;
	let unit = 0;
	while (amount >= 1000 && unit < bytesUnits.length - 1) {
		amount /= 1000;
		unit += 1;
	}
	const figure = unit === 0 || amount >= 100 ? whole.format(amount) : amount.toFixed(1);
	return `${figure}${nbsp}${bytesUnits[unit] ?? ''}`;
}

function startOfDay(moment: Date): number {
	return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

function localDay(moment: Date): string {
	return dayText([moment.getDate(), moment.getMonth(), moment.getFullYear()], dateFormat);
}

function dayText(
	[day, month, year]: readonly [day: number, month: number, year: number],
	format: DateFormat
): string {
	const name = months[month] ?? '';
	switch (format) {
		case 'day-first':
			return [day, name, year].join(nbsp);
		case 'month-first':
			return `${name}${nbsp}${day},${nbsp}${year}`;
		case 'year-first':
			return [year, name, day].join(nbsp);
	}
}
