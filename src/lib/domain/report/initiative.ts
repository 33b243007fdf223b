import { z } from '../../z.ts';
import type { ConfigurationId } from '../ids.ts';
import { largestAmountMinor, sumMinor } from '../money.ts';
import { isCounted, oneTimeMinor, type ReportAsset } from './asset.ts';
import { periodSchema, type Period } from './fiscal.ts';

export const initiativeStatuses = [
	'proposed',
	'approved',
	'in-progress',
	'done',
	'declined'
] as const;
export type InitiativeStatus = (typeof initiativeStatuses)[number];

/** `assets`: what its assets cost, following their budgets; `typed`: a person's amount in their place. */
export type InitiativeCost =
	{ readonly kind: 'assets' } | { readonly kind: 'typed'; readonly oneTimeMinor: number };

/** One piece of planned work of a company, on a fiscal quarter. */
export interface Initiative {
	readonly id: string;
	readonly title: string;
	readonly why: string;
	readonly owner: string;
	readonly status: InitiativeStatus;
	/** A quarter; null where it has none yet. */
	readonly period: Period | null;
	readonly cost: InitiativeCost;
	/** From its quarter on, in minor units a month. */
	readonly recurringMonthlyMinor: number;
	readonly assetIds: readonly ConfigurationId[];
}

const amount = z.int().min(0).max(largestAmountMinor);
const id = z.string().min(1).max(200);

export const configurationIdSchema = z.custom<ConfigurationId>(
	(value) => typeof value === 'string' && value.length > 0 && value.length <= 200,
	{ error: 'not-an-id' }
);

export const initiativeSchema: z.ZodType<Initiative> = z.strictObject({
	id,
	title: z.string().max(300),
	why: z.string().max(5000),
	owner: z.string().max(300),
	status: z.enum(initiativeStatuses),
	period: periodSchema.refine((period) => period.months === 3).nullable(),
	cost: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('assets') }),
		z.strictObject({ kind: z.literal('typed'), oneTimeMinor: amount })
	]),
	recurringMonthlyMinor: amount,
	assetIds: z.array(configurationIdSchema).max(200_000)
});

/** True while its money is still to be paid: neither done nor declined. */
export function isOpen(initiative: Pick<Initiative, 'status'>): boolean {
	return initiative.status !== 'done' && initiative.status !== 'declined';
}

/**
 * The one initiative that covers each asset: the first in the list that is not declined, so that no
 * asset is counted twice even where two lists were merged.
 */
export function coverageOf(initiatives: readonly Initiative[]): Map<ConfigurationId, Initiative> {
	const coverage = new Map<ConfigurationId, Initiative>();
	for (const initiative of initiatives) {
		if (initiative.status === 'declined') continue;
		for (const asset of initiative.assetIds) {
			if (!coverage.has(asset)) coverage.set(asset, initiative);
		}
	}
	return coverage;
}

/** What an initiative costs once, given the assets that it covers in the report. */
export function initiativeCostMinor(
	initiative: Initiative,
	covered: readonly Pick<ReportAsset, 'budget' | 'state'>[]
): number {
	if (initiative.cost.kind === 'typed') return initiative.cost.oneTimeMinor;
	return sumMinor(covered.filter(isCounted).map((asset) => oneTimeMinor(asset.budget)));
}
