/** One configuration in the health of a company. Ungraded ones do not count. */
export interface HealthEntry {
	/** The standing grade's flags. */
	readonly healthy: boolean;
	readonly counts: boolean;
	/** 0 to 5 in halves, of the class; 1 without one. */
	readonly weight: number;
}

/** `not-rated`: nothing counts, which is neither 0 % nor 100 %. */
export type Health =
	| {
			readonly kind: 'rated';
			readonly healthyWeight: number;
			readonly countedWeight: number;
			/** healthyWeight ÷ countedWeight, 0 to 1. */
			readonly share: number;
			/** Configurations of weight above 0: "17 of 38 counted". */
			readonly healthyCount: number;
			readonly countedCount: number;
	  }
	| { readonly kind: 'not-rated' };

/** What decides whether a configuration takes part, the same in every mode (product.md, 7.2). */
export interface HealthMembership {
	readonly isInScope: boolean;
	readonly isPresent: boolean;
	readonly isTypeInDisplay: boolean;
	readonly isStatusInDisplay: boolean;
	readonly isExcluded: boolean;
}

export const defaultWeight = 1;

export function takesPartInHealth(one: HealthMembership): boolean {
	return (
		one.isInScope &&
		one.isPresent &&
		one.isTypeInDisplay &&
		one.isStatusInDisplay &&
		!one.isExcluded
	);
}

/**
 * Weight of the healthy over weight of all that count. Weights are halves, so sums are exact and do not
 * depend on order.
 */
export function healthOf(entries: Iterable<HealthEntry>): Health {
	let [healthyWeight, countedWeight, healthyCount, countedCount] = [0, 0, 0, 0];
	for (const { healthy, counts, weight } of entries) {
		if (!counts || !(weight > 0)) continue;
		countedWeight += weight;
		countedCount += 1;
		if (!healthy) continue;
		healthyWeight += weight;
		healthyCount += 1;
	}
	if (countedWeight === 0) return { kind: 'not-rated' };
	const share = healthyWeight / countedWeight;
	return { kind: 'rated', healthyWeight, countedWeight, share, healthyCount, countedCount };
}

/** Whole per cent; 0 and 100 are said only where nothing, or everything, is healthy. */
export function healthPercent(health: Extract<Health, { kind: 'rated' }>): number {
	const { healthyWeight, countedWeight, share } = health;
	if (healthyWeight === 0) return 0;
	if (healthyWeight === countedWeight) return 100;
	return Math.min(99, Math.max(1, Math.round(share * 100)));
}
