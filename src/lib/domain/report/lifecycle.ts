import type { IsoDate } from '../dates.ts';
import { sumMinor } from '../money.ts';
import { isCounted, replacementMinor, type ReportAsset } from './asset.ts';
import type { Period } from './fiscal.ts';
import type { Horizon } from './horizon.ts';
import { limitDate } from './placement.ts';

/** What the timeline reads of an asset. */
export type LifecycleAsset = Pick<
	ReportAsset,
	'type' | 'purchaseDate' | 'lifespan' | 'budget' | 'choice' | 'grade' | 'state'
>;

/** An asset on the day on which it reaches its limit. */
export interface LifecycleMark<A extends LifecycleAsset = ReportAsset> {
	readonly asset: A;
	readonly limitOn: IsoDate;
	/** It has reached it by the as-of date. */
	readonly isOverdue: boolean;
}

/** One line of the timeline, in order of time. */
export interface LifecycleLane<A extends LifecycleAsset = ReportAsset> {
	readonly type: string;
	readonly marks: readonly LifecycleMark<A>[];
}

/** `year`: of the current one what lies after the as-of date. `later`: past the horizon. */
export type LifecycleSpan =
	| { readonly kind: 'overdue' }
	| { readonly kind: 'year'; readonly period: Period }
	| { readonly kind: 'later' };

export interface LifecycleRow<A extends LifecycleAsset = ReportAsset> {
	readonly span: LifecycleSpan;
	readonly marks: readonly LifecycleMark<A>[];
	/** What replacing them costs, in minor units. */
	readonly minor: number;
}

/** Why an asset stands on no timeline. */
export type NoLimitReason = 'no-purchase-date' | 'purchase-in-future' | 'no-lifespan';

export interface Lifecycle<A extends LifecycleAsset = ReportAsset> {
	/** By type, in the order in which the assets come. */
	readonly lanes: readonly LifecycleLane<A>[];
	/** Overdue, each year of the horizon, later: also those without an asset. */
	readonly rows: readonly LifecycleRow<A>[];
	readonly withoutLimit: readonly { readonly asset: A; readonly reason: NoLimitReason }[];
}

/** When each counted asset reaches its limit. Each stands in one row, or among those without a limit. */
export function lifecycleOf<A extends LifecycleAsset>(
	assets: readonly A[],
	horizon: Horizon
): Lifecycle<A> {
	const marks: LifecycleMark<A>[] = [];
	const withoutLimit: { asset: A; reason: NoLimitReason }[] = [];
	for (const asset of assets.filter(isCounted)) {
		const limitOn = limitDate(asset, horizon.asOf);
		if (limitOn === null) withoutLimit.push({ asset, reason: reasonOf(asset) });
		else marks.push({ asset, limitOn, isOverdue: limitOn <= horizon.asOf });
	}
	marks.sort((a, b) => (a.limitOn < b.limitOn ? -1 : a.limitOn > b.limitOn ? 1 : 0));
	return { lanes: lanesOf(assets, marks), rows: rowsOf(marks, horizon), withoutLimit };
}

function reasonOf({ lifespan, purchaseDate }: LifecycleAsset): NoLimitReason {
	if (lifespan.limitMonths === null) return 'no-lifespan';
	return purchaseDate === null ? 'no-purchase-date' : 'purchase-in-future';
}

function lanesOf<A extends LifecycleAsset>(
	assets: readonly A[],
	marks: readonly LifecycleMark<A>[]
): LifecycleLane<A>[] {
	const lanes = new Map<string, LifecycleMark<A>[]>(assets.map(({ type }) => [type, []]));
	for (const mark of marks) lanes.get(mark.asset.type)?.push(mark);
	return [...lanes].flatMap(([type, own]) => (own.length > 0 ? [{ type, marks: own }] : []));
}

function rowsOf<A extends LifecycleAsset>(
	marks: readonly LifecycleMark<A>[],
	{ years, end }: Horizon
): LifecycleRow<A>[] {
	const row = (span: LifecycleSpan, own: LifecycleMark<A>[]): LifecycleRow<A> => ({
		span,
		marks: own,
		minor: sumMinor(own.map(({ asset }) => replacementMinor(asset)))
	});
	const coming = marks.filter((mark) => !mark.isOverdue);
	return [
		row(
			{ kind: 'overdue' },
			marks.filter((mark) => mark.isOverdue)
		),
		...years.map((period, index) => {
			const next = years[index + 1]?.start ?? end;
			const own = coming.filter(({ limitOn }) => limitOn >= period.start && limitOn < next);
			return row({ kind: 'year', period }, own);
		}),
		row(
			{ kind: 'later' },
			coming.filter(({ limitOn }) => limitOn >= end)
		)
	];
}
