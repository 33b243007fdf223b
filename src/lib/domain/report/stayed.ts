import { gradeChange, type GradeAction, type GradeChange } from '../rules/default-grades.ts';
import type { ChangedAsset, DateChange } from './changed-asset.ts';
import { alignedPeriod, quarterAt, type FiscalDay } from './fiscal.ts';
import type { Placement } from './placement.ts';

/** How the grade changed, by action. Ungraded says as little as investigate. */
export function gradeChangeOf({ before, after }: ChangedAsset): GradeChange {
	const action = (asset: ChangedAsset['after']): GradeAction =>
		asset.grade?.action ?? 'investigate';
	return gradeChange(action(before), action(after));
}

/** Support has ended; the last report had not seen that. */
export function isNewlyOutOfSupport({ before, after }: ChangedAsset): boolean {
	return before.osVerdict.kind !== 'ended' && after.osVerdict.kind === 'ended';
}

/** The dates that differ; none: an empty list. */
export function dateChange(pair: ChangedAsset): DateChange[] {
	const { before, after } = pair;
	const dates: DateChange['dates'] = [
		...(before.purchaseDate === after.purchaseDate ? [] : ['purchase' as const]),
		...(before.expirationDate === after.expirationDate ? [] : ['expiration' as const])
	];
	return dates.length > 0 ? [{ ...pair, dates }] : [];
}

/**
 * Whether the budget of an asset moved. Judged by the period that was wanted, in today's fiscal
 * calendar: what stays overdue, or due at once, goes along with the current quarter and nobody moved
 * it. What is retired or done has left the budget, not moved in it.
 */
export function hasMoved({ before, after }: ChangedAsset, day: FiscalDay): boolean {
	const [from, to] = [wantedKey(before.placement, day), wantedKey(after.placement, day)];
	return from !== null && to !== null && from !== to;
}

function wantedKey(placement: Placement, { startMonth }: FiscalDay): string | null {
	if (placement.state === 'none') return null;
	if (placement.state === 'unscheduled') return 'unscheduled';
	const { dueOn, wanted } = placement;
	if (dueOn !== null) return `3/${quarterAt(dueOn, startMonth).start}`;
	if (wanted === null) return 'now';
	return `${wanted.months}/${alignedPeriod(wanted, startMonth).start}`;
}
