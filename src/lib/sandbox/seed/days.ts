/** Milliseconds in a day. */
export const dayMs = 86_400_000;

/** Midnight UTC of an ISO date, in milliseconds. */
export function midnight(isoDate: string): number {
	return Date.parse(`${isoDate}T00:00:00Z`);
}

// A tenant's dates fall on few days, and a date is the dearest part of a record to write.
const isoDates = new Map<number, string>();

/** The ISO date of an instant in UTC. */
export function isoDate(ms: number): string {
	const day = Math.floor(ms / dayMs);
	const known = isoDates.get(day);
	if (known !== undefined) return known;
	const date = new Date(ms).toISOString().slice(0, 10);
	isoDates.set(day, date);
	return date;
}

/** An ISO date some days before a midnight. */
export function daysBefore(midnightMs: number, days: number): string {
	return isoDate(midnightMs - days * dayMs);
}

/** An ISO date with calendar months added; the day is cut to the month's last. */
export function addMonths(date: string, months: number): string {
	const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
	const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return isoDate(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** A date-only field as Autotask sends it: midnight, never converted to a zone. */
export function dateField(date: string): string {
	return `${date}T00:00:00Z`;
}

/** A stamp as Autotask sends it: UTC with as many decimals as are needed (`….87Z`, `…:00Z`). */
export function stampField(ms: number): string {
	const time = ms - Math.floor(ms / dayMs) * dayMs;
	const seconds = Math.floor(time / 1000);
	const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const decimals = time % 1000;
	const fraction = decimals === 0 ? '' : `.${padded(decimals, 3).replace(/0+$/, '')}`;
	return `${isoDate(ms)}T${clock.map((part) => padded(part, 2)).join(':')}${fraction}Z`;
}

function padded(value: number, digits: number): string {
	return String(value).padStart(digits, '0');
}

/** First day of the calendar quarter in which an instant lies. */
export function quarterStart(ms: number): string {
	const date = new Date(ms);
	const month = date.getUTCMonth() - (date.getUTCMonth() % 3);
	return isoDate(Date.UTC(date.getUTCFullYear(), month, 1));
}
