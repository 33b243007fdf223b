import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import { coverageOf, type Initiative } from '$lib/domain/report/initiative.ts';
import { formatQuantity } from '$lib/text/format.ts';

/** Assets that one initiative may cover. */
export interface AssetSet {
	readonly id: string;
	readonly title: string;
	readonly assets: readonly PlacedAsset[];
}

/**
 * Groups of a fleet that are planned together: what is to be replaced, by type, and what is unsafe. What
 * an initiative covers is planned already.
 */
export function assetSets(
	fleet: readonly PlacedAsset[],
	initiatives: readonly Initiative[]
): AssetSet[] {
	const coverage = coverageOf(initiatives);
	const assets = fleet.filter(({ id }) => !coverage.has(id));
	const due = assets.filter(({ grade }) => grade?.action === 'replace' || grade?.action === 'plan');
	const types = [...new Set(due.map(({ type }) => type))].sort();
	const unsafe = assets.filter(({ osVerdict }) => osVerdict.kind === 'ended');
	return [
		...(due.length > 0 ? [{ id: 'due', title: 'Replace all that is due', assets: due }] : []),
		...types.map((type) => ({
			id: `type ${type}`,
			title: `Replace ${type}`,
			assets: due.filter((asset) => asset.type === type)
		})),
		...(unsafe.length > 0
			? [
					{
						id: 'unsafe',
						title: `${formatQuantity(unsafe.length, 'system', 'systems')} without security support`,
						assets: unsafe
					}
				]
			: [])
	];
}
