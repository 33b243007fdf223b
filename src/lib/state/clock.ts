/** This device's clock, read at the edge only: `domain/` takes moments as arguments. */
import type { IsoDate } from '../domain/dates.ts';

/** The present moment as an ISO date-time. */
export function nowIso(): string {
	return new Date().toISOString();
}

/** Today in this device's zone as an ISO date: the day that screens judge ages for. */
export function todayIso(): IsoDate {
	const now = new Date();
	const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
		.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
		.join('-');
	return day as IsoDate;
}
