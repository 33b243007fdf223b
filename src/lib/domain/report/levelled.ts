import { sumMinor, timesMinor } from '../money.ts';
import type { BudgetAsset, BudgetLine, PlacedAsset } from './budget.ts';
import { monthIndexOf } from './fiscal.ts';
import { yearIndexOf, type Horizon } from './horizon.ts';
import type { Scheduled } from './placement.ts';

export const paces = ['year', 'month'] as const;

/** How often the levelled amount is set aside. */
export type Pace = (typeof paces)[number];

/** One fiscal year or month of the levelled line. Amounts in minor units. */
export interface LevelledStep {
	readonly dueMinor: number;
	readonly setAsideMinor: number;
	/** What is left at its end and carried over; never negative. */
	readonly balanceMinor: number;
}

export interface LevelledLine {
	readonly pace: Pace;
	/** The least constant amount per step that pays every line when it falls due. */
	readonly amountMinor: number;
	/** From the fiscal year or the month of the as-of date to the end of the horizon. */
	readonly steps: readonly LevelledStep[];
}

/**
 * The least constant amount L = max over k of ⌈C_k ÷ k⌉, C_k being what is due in steps 1…k: less than
 * that fails to pay C_k by step k, and with it no balance is ever negative.
 */
export function leastConstantAmount(dueMinor: readonly number[]): number {
	let total = 0;
	let least = 0;
	dueMinor.forEach((due, index) => {
		total = sumMinor([total, due]);
		least = Math.max(least, ceilDivided(total, index + 1));
	});
	return least;
}

/**
 * The levelled line over the one-time costs of a budget. Overdue falls due in the first step, all else
 * in the last month of its quarter or year. Unscheduled, Later and recurring lines are left out.
 */
export function levelledLine<A extends BudgetAsset = PlacedAsset>(
	lines: readonly BudgetLine<A>[],
	horizon: Horizon,
	pace: Pace
): LevelledLine {
	const dueMinor = duePerStep(lines, horizon, pace);
	const amountMinor = leastConstantAmount(dueMinor);
	let spent = 0;
	const steps = dueMinor.map((due, index) => {
		spent = sumMinor([spent, due]);
		return {
			dueMinor: due,
			setAsideMinor: amountMinor,
			balanceMinor: timesMinor(amountMinor, index + 1) - spent
		};
	});
	return { pace, amountMinor, steps };
}

function duePerStep<A extends BudgetAsset>(
	lines: readonly BudgetLine<A>[],
	horizon: Horizon,
	pace: Pace
): number[] {
	const first = monthIndexOf(horizon.asOf);
	const count = pace === 'year' ? horizon.years.length : monthIndexOf(horizon.end) - first;
	const due = Array.from({ length: count }, () => 0);
	for (const { placement, oneTimeMinor } of lines) {
		if (placement.state !== 'scheduled') continue;
		const year = yearIndexOf(placement.period, horizon);
		if (year === null) continue;
		const step = pace === 'year' ? year : monthsUntilDue(placement, first);
		due[step] = sumMinor([due[step] ?? 0, oneTimeMinor]);
	}
	return due;
}

function monthsUntilDue({ period, isOverdue }: Scheduled, firstMonth: number): number {
	return isOverdue ? 0 : monthIndexOf(period.start) + period.months - 1 - firstMonth;
}

/** Exact for all whole numbers that a number holds, where a quotient would be rounded. */
function ceilDivided(total: number, count: number): number {
	const rest = total % count;
	return (total - rest) / count + (rest > 0 ? 1 : 0);
}
