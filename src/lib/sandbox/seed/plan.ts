import { drawCompanies, type CompanySeed, type Oddities } from './companies.ts';
import { dayMs, midnight } from './days.ts';
import { buildFleet, type Fleet } from './fleet.ts';

/** What decides every record of a tenant. */
export interface PlanOptions {
	readonly seed: number;
	/** Companies beside the MSP's own company 0. */
	readonly companies: number;
	readonly configurations: number;
	readonly oddities: Oddities;
	/** ISO date that ages are counted back from. */
	readonly today: string;
}

/** The whole tenant in outline: small enough to hold, exact enough to build any record from. */
export interface Plan extends PlanOptions {
	readonly todayMs: number;
	readonly companySeeds: readonly CompanySeed[];
	readonly fleet: Fleet;
}

/** The id that Autotask gives the tenant's own company, in every tenant. */
export const ownCompanyId = 0;

/** Draws up the tenant for a seed. Two calls with the same options give the same tenant. */
export function drawPlan(options: PlanOptions): Plan {
	const todayMs = midnight(options.today);
	const seeds = drawCompanies(options);
	return {
		...options,
		todayMs,
		companySeeds: seeds,
		fleet: buildFleet(options.seed, seeds)
	};
}

/** The instant some days before the plan's day, at a time of day that `key` chooses. */
export function momentBefore(plan: Plan, days: number, key: number): number {
	return plan.todayMs - days * dayMs - (key % dayMs);
}
