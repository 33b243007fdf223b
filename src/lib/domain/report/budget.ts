import type { ConfigurationId } from '../ids.ts';
import { sumMinor } from '../money.ts';
import { isCounted, oneTimeMinor, type AssetBudget, type ReportAsset } from './asset.ts';
import type { FiscalDay } from './fiscal.ts';
import { coverageOf, isOpen, type Initiative } from './initiative.ts';
import { placementOf, scheduled, type DueFacts, type Placement } from './placement.ts';

/** An asset with where it stands in the budget. */
export type PlacedAsset<A = ReportAsset> = A & { readonly placement: Placement };

/** What the budget reads of an asset. */
export type BudgetAsset = PlacedAsset<
	Pick<ReportAsset, 'id' | 'kind' | 'type' | 'class' | 'budget' | 'state'>
>;

/** One-time amounts in minor units. */
export interface OneTime {
	readonly hardwareMinor: number;
	readonly setupMinor: number;
	readonly onsiteMinor: number;
	/** An initiative's typed cost. */
	readonly initiativeMinor: number;
}

interface LineAmounts {
	readonly placement: Placement;
	readonly oneTime: OneTime;
	/** All of `oneTime`. */
	readonly oneTimeMinor: number;
	readonly recurringMonthlyMinor: number;
}

/** One counted asset. Where an initiative with a typed cost covers it, its own one-time amounts are 0. */
export interface AssetLine<A extends BudgetAsset = PlacedAsset> extends LineAmounts {
	readonly kind: 'asset';
	readonly asset: A;
	/** The initiative that covers it. */
	readonly initiative: Initiative | null;
}

/** What an initiative costs beside its assets, or in their place. */
export interface InitiativeLine<A extends BudgetAsset = PlacedAsset> extends LineAmounts {
	readonly kind: 'initiative';
	readonly initiative: Initiative;
	/** The counted assets that it covers. */
	readonly assets: readonly A[];
}

export type BudgetLine<A extends BudgetAsset = PlacedAsset> = AssetLine<A> | InitiativeLine<A>;

const nothing: OneTime = { hardwareMinor: 0, setupMinor: 0, onsiteMinor: 0, initiativeMinor: 0 };

/**
 * The lines of a budget: one for each counted asset and for each initiative with an amount of its own.
 * Declined initiatives are as if they were not; an asset that another one covers is counted once,
 * with that initiative. Placements are those that the assets came with (`placedAssets`), so that a
 * completed report keeps its own.
 */
export function budgetLines<A extends BudgetAsset>(
	assets: readonly A[],
	initiatives: readonly Initiative[],
	day: FiscalDay
): BudgetLine<A>[] {
	const coverage = coverageOf(initiatives);
	const counted = assets.filter(isCounted);
	const lines: BudgetLine<A>[] = counted.map((asset) =>
		assetLine(asset, coverage.get(asset.id) ?? null)
	);
	const covered = coveredBy(counted, coverage);
	for (const initiative of initiatives) {
		const line = isOpen(initiative) ? initiativeLine(initiative, day) : null;
		if (line) lines.push({ ...line, assets: covered.get(initiative.id) ?? [] });
	}
	return lines;
}

/** Assets with their placements, as changes compare them and completed reports keep them. */
export function placedAssets<A extends DueFacts & { readonly id: ConfigurationId }>(
	assets: readonly A[],
	initiatives: readonly Initiative[],
	day: FiscalDay
): PlacedAsset<A>[] {
	return assets.map(placing(initiatives, day));
}

/**
 * `placedAssets` for a fleet that is edited: an asset that is the same object as before is placed once
 * for a plan and a day, so that an edit of one costs one.
 */
export function createPlacer<A extends DueFacts & { readonly id: ConfigurationId }>(): (
	...terms: Parameters<typeof placedAssets<A>>
) => PlacedAsset<A>[] {
	let plan: readonly Initiative[] | null = null;
	let key = '';
	let known = new WeakMap<A, PlacedAsset<A>>();
	return (assets, initiatives, day) => {
		const nextKey = `${day.asOf} ${day.startMonth}`;
		if (plan !== initiatives || key !== nextKey) known = new WeakMap();
		[plan, key] = [initiatives, nextKey];
		const place = placing<A>(initiatives, day);
		return assets.map((asset) => {
			const before = known.get(asset);
			if (before) return before;
			const placed = place(asset);
			known.set(asset, placed);
			return placed;
		});
	};
}

function placing<A extends DueFacts & { readonly id: ConfigurationId }>(
	initiatives: readonly Initiative[],
	day: FiscalDay
): (asset: A) => PlacedAsset<A> {
	const coverage = coverageOf(initiatives);
	return (asset) => {
		const initiative = coverage.get(asset.id);
		const placement = initiative ? initiativePlacement(initiative, day) : placementOf(asset, day);
		return { ...asset, placement };
	};
}

/** The counted assets of each initiative, by its id. */
export function coveredBy<A extends { readonly id: ConfigurationId }>(
	assets: readonly A[],
	coverage: ReadonlyMap<ConfigurationId, Initiative>
): Map<string, A[]> {
	const covered = new Map<string, A[]>();
	for (const asset of assets) {
		const initiative = coverage.get(asset.id);
		if (!initiative) continue;
		const list = covered.get(initiative.id);
		if (list) list.push(asset);
		else covered.set(initiative.id, [asset]);
	}
	return covered;
}

function assetLine<A extends BudgetAsset>(asset: A, initiative: Initiative | null): AssetLine<A> {
	const { placement } = asset;
	const isPaidElsewhere = initiative?.cost.kind === 'typed' || placement.state === 'none';
	const isRetired = placement.state === 'none' && placement.cause === 'retire';
	return {
		kind: 'asset',
		asset,
		initiative,
		placement,
		oneTime: isPaidElsewhere ? nothing : oneTimeOf(asset.budget),
		oneTimeMinor: isPaidElsewhere ? 0 : oneTimeMinor(asset.budget),
		recurringMonthlyMinor: isRetired ? 0 : asset.budget.recurringMonthlyMinor
	};
}

function initiativeLine(
	initiative: Initiative,
	day: FiscalDay
): Omit<InitiativeLine<never>, 'assets'> | null {
	const { cost, recurringMonthlyMinor } = initiative;
	if (cost.kind === 'assets' && recurringMonthlyMinor === 0) return null;
	const typedMinor = cost.kind === 'typed' ? cost.oneTimeMinor : 0;
	return {
		kind: 'initiative',
		initiative,
		placement: initiativePlacement(initiative, day),
		oneTime: { ...nothing, initiativeMinor: typedMinor },
		oneTimeMinor: typedMinor,
		recurringMonthlyMinor
	};
}

function initiativePlacement(initiative: Initiative, day: FiscalDay): Placement {
	if (initiative.status === 'done') return { state: 'none', cause: 'done' };
	if (initiative.period === null) return { state: 'unscheduled' };
	return scheduled(initiative.period, 'initiative', day);
}

function oneTimeOf({ hardwareMinor, setupMinor, onsiteMinor }: AssetBudget): OneTime {
	return { hardwareMinor, setupMinor, onsiteMinor, initiativeMinor: 0 };
}

/** One-time amounts of several lines together, in minor units. */
export function linesMinor(lines: readonly { readonly oneTimeMinor: number }[]): number {
	return sumMinor(lines.map((line) => line.oneTimeMinor));
}
