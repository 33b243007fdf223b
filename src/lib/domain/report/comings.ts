import type { ConfigurationId } from '../ids.ts';
import { isCounted } from './asset.ts';
import type { PlacedAsset } from './budget.ts';
import type {
	AddedAsset,
	ChangedAsset,
	Comparison,
	GoneAssetEntry,
	ReplacedAsset
} from './changed-asset.ts';
import type { GoneReason } from './gone.ts';
import { recreatedPairs, suggestedPairs, type IdPair } from './pairs.ts';

/** What came and what went, each asset in one list. */
export interface ComingsAndGoings {
	readonly added: readonly AddedAsset[];
	readonly gone: readonly GoneAssetEntry[];
	readonly replaced: readonly ReplacedAsset[];
	readonly recreated: readonly ChangedAsset[];
}

export type AssetsById = ReadonlyMap<ConfigurationId, PlacedAsset>;

/** What no pair has taken so far. */
interface Rest {
	readonly gone: readonly PlacedAsset[];
	readonly added: readonly PlacedAsset[];
}

/**
 * Pairs what is gone with what is new: a person's links first, then the same serial number, then what
 * looks like a replacement. What no pair takes is gone or new.
 */
export function comingsAndGoings(
	comparison: Comparison,
	before: AssetsById,
	after: AssetsById
): ComingsAndGoings {
	const { then, now, links, dismissed } = comparison;
	const wasExcluded = excludedIds(then.assets);
	const reasonOf = reasons(comparison);
	const all: Rest = {
		gone: [...before.values()].filter((asset) => !after.has(asset.id)),
		added: [...after.values()].filter((asset) => !before.has(asset.id))
	};
	const linked = linkedPairs(all.gone, after, links);
	const unlinked = less(all, linked);
	const recreated = recreatedPairs(unlinked.gone, unlinked.added);
	const unpaired = less(unlinked, recreated);
	const suggested = suggestedPairs(
		unpaired.gone.map((asset) => ({ asset, ...reasonOf(asset.id) })).filter(isReplaceable),
		unpaired.added.filter((asset) => !wasExcluded.has(asset.id)),
		{ from: then.asOf, to: now.day.asOf, dismissed }
	);
	const rest = less(unpaired, suggested);
	const replaced = (pairs: readonly ChangedAsset[], how: ReplacedAsset['how']) =>
		pairs.map((pair) => ({ ...pair, how, cause: reasonOf(pair.before.id).cause }));
	return {
		added: rest.added.map((asset) => ({
			asset,
			cause: wasExcluded.has(asset.id) ? 'included-again' : 'new'
		})),
		gone: rest.gone.map((asset) => ({ asset, ...reasonOf(asset.id) })),
		replaced: [...replaced(linked, 'linked'), ...replaced(suggested, 'suggested')],
		recreated
	};
}

function reasons({ now, goneReason }: Comparison): (id: ConfigurationId) => GoneReason {
	const isExcluded = excludedIds(now.assets);
	return (id) => (isExcluded.has(id) ? { cause: 'excluded', since: null } : goneReason(id));
}

function excludedIds(assets: readonly PlacedAsset[]): Set<ConfigurationId> {
	return new Set(assets.filter((asset) => !isCounted(asset)).map((asset) => asset.id));
}

/** What a person or a template hides here is still there: nothing replaced it. */
function isReplaceable({ cause }: GoneReason): boolean {
	return cause !== 'excluded' && cause !== 'hidden';
}

function less({ gone, added }: Rest, pairs: readonly ChangedAsset[]): Rest {
	const paired = new Set(pairs.flatMap((pair) => [pair.before.id, pair.after.id]));
	const isLeft = (asset: PlacedAsset) => !paired.has(asset.id);
	return { gone: gone.filter(isLeft), added: added.filter(isLeft) };
}

function linkedPairs(
	gone: readonly PlacedAsset[],
	after: AssetsById,
	links: readonly IdPair[]
): ChangedAsset[] {
	const successors = new Map(links.map((link) => [link.goneId, link.newId]));
	return gone.flatMap((before) => {
		const successor = successors.get(before.id);
		const found = successor === undefined ? undefined : after.get(successor);
		return found ? [{ before, after: found }] : [];
	});
}
