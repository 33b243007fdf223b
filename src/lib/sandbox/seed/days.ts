const dayMs = 86_400_000;

/** Midnight UTC of an ISO date, in milliseconds. */
export function midnight(isoDate: string): number {
	return Date.parse(`${isoDate}T00:00:00Z`);
}

/** The ISO date of an instant in UTC. */
export function isoDate(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

/** An ISO date some days before a midnight. */
export function daysBefore(midnightMs: number, days: number): string {
	return isoDate(midnightMs - days * dayMs);
}

/** An ISO date with calendar months added; the day is cut to the month's last. */
export function addMonths(date: string, months: number): string {
	const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 + months, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
	first.setUTCDate(Math.min(day, last.getUTCDate()));
	return isoDate(first.getTime());
}

/** A date-only field as Autotask sends it: midnight, never converted to a zone. */
export function dateField(date: string): string {
	return `${date}T00:00:00Z`;
}

/** A stamp as Autotask sends it: UTC with as many decimals as are needed (`….877Z`, `…:00Z`). */
export function stampField(ms: number): string {
	return new Date(ms).toISOString().replace(/\.?0*Z$/, 'Z');
}

/** First day of the calendar quarter in which an instant lies. */
export function quarterStart(ms: number): string {
	const date = new Date(ms);
	const month = date.getUTCMonth() - (date.getUTCMonth() % 3);
	return isoDate(Date.UTC(date.getUTCFullYear(), month, 1));
}

export { dayMs };
