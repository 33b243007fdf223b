/**
 * When everything is read again (product.md, section 9): edits of user-defined fields may leave the
 * modification stamp alone, and only a full pass finds them.
 */

/** How often: `auto` is weekly, or daily where stamps may miss what is used and a pass is cheap. */
export const fullPassRhythms = ['auto', 'daily', 'weekly', 'by-hand'] as const;
export type FullPassRhythm = (typeof fullPassRhythms)[number];

const dayMs = 86_400_000;

/** Share of the tenant's calls an hour that a daily pass may cost. */
const dailyShare = 0.05;

export interface FullPassFacts {
	readonly rhythm: FullPassRhythm;
	/** True where a user-defined field feeds one of Almanac's own fields. */
	readonly mapsUdf: boolean;
	/** Calls that a pass takes, about. */
	readonly calls: number;
	/** Calls that the tenant allows in an hour; null until it was asked. */
	readonly hourlyLimit: number | null;
}

/** Days between two full passes; null when only a person starts one. */
export function fullPassDays({
	rhythm,
	mapsUdf,
	calls,
	hourlyLimit
}: FullPassFacts): number | null {
	switch (rhythm) {
		case 'by-hand':
			return null;
		case 'daily':
			return 1;
		case 'weekly':
			return 7;
		case 'auto': {
			const isCheap = hourlyLimit !== null && calls <= hourlyLimit * dailyShare;
			return mapsUdf && isCheap ? 1 : 7;
		}
	}
}

/**
 * Whether a full pass is due. `finishedAt` and `now` are ISO date-times of this device; one in the future
 * (the clock was set back) is none.
 */
export function isFullPassDue(
	finishedAt: string | null,
	now: string,
	days: number | null
): boolean {
	if (days === null) return false;
	if (finishedAt === null) return true;
	const age = Date.parse(now) - Date.parse(finishedAt);
	return !(age >= 0 && age < days * dayMs);
}
