import { anniversary, type IsoDate } from '../dates.ts';
import type { OsVerdict } from '../os-support/os-verdict.ts';
import type { GradeAction } from '../rules/default-grades.ts';
import { alignedPeriod, quarterAt, type FiscalDay, type Period } from './fiscal.ts';

/** Why an asset or initiative is due when it is. */
export type DueCause = 'initiative' | 'person' | 'limit' | 'os-support' | 'action';

export interface Scheduled {
	readonly state: 'scheduled';
	readonly cause: DueCause;
	/** The day behind the period: the limit or the end of support. */
	readonly dueOn: IsoDate | null;
	/** The period asked for, as a person stored it or the quarter of `dueOn`; null for "as soon as can be". */
	readonly wanted: Period | null;
	/** Where it stands: aligned, never past. */
	readonly period: Period;
	/** The wanted period has passed, so it stands in the current quarter. */
	readonly isOverdue: boolean;
}

/** `none`: to retire or done, so nothing is to be paid. */
export type Placement =
	| Scheduled
	| { readonly state: 'unscheduled' }
	| { readonly state: 'none'; readonly cause: 'retire' | 'done' };

/** What decides when an asset is due. */
export interface DueFacts {
	readonly purchaseDate: IsoDate | null;
	readonly lifespan: { readonly limitMonths: number | null };
	readonly osVerdict: OsVerdict;
	readonly grade: { readonly action: GradeAction } | null;
	readonly choice: Period | null;
}

/** The anniversary on which an asset reaches its limit; null without a lifespan or a purchase so far. */
export function limitDate(
	asset: Pick<DueFacts, 'purchaseDate' | 'lifespan'>,
	asOf: IsoDate
): IsoDate | null {
	const { purchaseDate, lifespan } = asset;
	if (purchaseDate === null || purchaseDate > asOf || lifespan.limitMonths === null) return null;
	return anniversary(purchaseDate, lifespan.limitMonths);
}

/**
 * The last good day of support where only another device or a bought release mends its end; `ended`
 * where that day is not published; null where nothing ends or an update for free goes on.
 */
export function forcingOsEnd(verdict: OsVerdict): IsoDate | 'ended' | null {
	if (verdict.kind === 'unknown' || verdict.freeUpdate !== null) return null;
	if (verdict.kind === 'ended') return verdict.end ?? 'ended';
	return verdict.isSuccessorExpected ? null : verdict.end;
}

/**
 * When an asset is to be replaced (product.md, 8): the person's choice; else nothing for one to retire;
 * else the earlier of its limit and the end of support that no free update mends; else, where the
 * grade says replace, the current quarter; else unscheduled.
 */
export function placementOf(asset: DueFacts, day: FiscalDay): Placement {
	if (asset.choice !== null) return scheduled(asset.choice, 'person', day);
	const action = asset.grade?.action ?? null;
	if (action === 'retire') return { state: 'none', cause: 'retire' };
	const limit = limitDate(asset, day.asOf);
	const osEnd = forcingOsEnd(asset.osVerdict);
	if (osEnd === 'ended') return now('os-support', true, day);
	if (osEnd !== null && (limit === null || osEnd < limit)) return dueOn(osEnd, 'os-support', day);
	if (limit !== null) return dueOn(limit, 'limit', day);
	if (action === 'replace') return now('action', false, day);
	return { state: 'unscheduled' };
}

/** Where a wanted period stands: aligned, and in the current quarter if it has passed. */
export function scheduled(wanted: Period, cause: DueCause, day: FiscalDay): Scheduled {
	const period = alignedPeriod(wanted, day.startMonth);
	const current = period.months === 12 ? day.currentYear : day.currentQuarter;
	const isOverdue = period.start < current.start;
	return {
		state: 'scheduled',
		cause,
		dueOn: null,
		wanted,
		period: isOverdue ? day.currentQuarter : period,
		isOverdue
	};
}

function dueOn(date: IsoDate, cause: DueCause, day: FiscalDay): Scheduled {
	return { ...scheduled(quarterAt(date, day.startMonth), cause, day), dueOn: date };
}

function now(cause: DueCause, isOverdue: boolean, day: FiscalDay): Scheduled {
	const period = day.currentQuarter;
	return { state: 'scheduled', cause, dueOn: null, wanted: null, period, isOverdue };
}
