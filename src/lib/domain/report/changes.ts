import type { IsoDate } from '../dates.ts';
import type { GradeChange } from '../rules/default-grades.ts';
import { isCounted } from './asset.ts';
import type { PlacedAsset } from './budget.ts';
import type {
	AddedAsset,
	ChangedAsset,
	Comparison,
	DateChange,
	GoneAssetEntry,
	ReplacedAsset
} from './changed-asset.ts';
import { comingsAndGoings } from './comings.ts';
import { dateChange, gradeChangeOf, hasMoved, isNewlyOutOfSupport } from './stayed.ts';

/** What changed since the last completed report. Counts are the lengths of these lists. */
export interface Changes {
	/** As-of date of the last report. */
	readonly since: IsoDate;
	readonly added: readonly AddedAsset[];
	readonly gone: readonly GoneAssetEntry[];
	readonly replaced: readonly ReplacedAsset[];
	readonly recreated: readonly ChangedAsset[];
	readonly better: readonly ChangedAsset[];
	readonly worse: readonly ChangedAsset[];
	readonly becameKnown: readonly ChangedAsset[];
	readonly becameUnknown: readonly ChangedAsset[];
	readonly outOfSupport: readonly ChangedAsset[];
	readonly dateChanged: readonly DateChange[];
	readonly budgetMoved: readonly ChangedAsset[];
}

/** The lists of changes, in the order in which they are shown. */
export const changeKinds = [
	'added',
	'gone',
	'replaced',
	'recreated',
	'better',
	'worse',
	'becameKnown',
	'becameUnknown',
	'outOfSupport',
	'dateChanged',
	'budgetMoved'
] as const satisfies readonly (keyof Changes)[];
export type ChangeKind = (typeof changeKinds)[number];

/**
 * Compares with the last completed report, asset by asset over what each of them counts. Identity is
 * the configuration's id, which holds the Autotask id. An asset that is gone or new is in one list; one
 * that stayed may be in several.
 */
export function changesSince(comparison: Comparison): Changes {
	const { then, now } = comparison;
	const before = byId(then.assets.filter(isCounted));
	const after = byId(now.assets.filter(isCounted));
	const stayed = [...before.values()].flatMap((asset) => {
		const same = after.get(asset.id);
		return same ? [{ before: asset, after: same }] : [];
	});
	const graded = (change: GradeChange) => stayed.filter((pair) => gradeChangeOf(pair) === change);
	return {
		since: then.asOf,
		...comingsAndGoings(comparison, before, after),
		better: graded('better'),
		worse: graded('worse'),
		becameKnown: graded('became-known'),
		becameUnknown: graded('became-unknown'),
		outOfSupport: stayed.filter(isNewlyOutOfSupport),
		dateChanged: stayed.flatMap(dateChange),
		budgetMoved: stayed.filter((one) => hasMoved(one, now.day))
	};
}

/** How many each list has. */
export function changeCounts(changes: Changes): Record<ChangeKind, number> {
	const counts = changeKinds.map((kind) => [kind, changes[kind].length] as const);
	// One entry for each kind.
	return Object.fromEntries(counts) as Record<ChangeKind, number>;
}

/** The changes that the client sees: of assets that the template shows in Display mode. */
export function displayedChanges(changes: Changes): Changes {
	const isShown = ({ after }: ChangedAsset) => after.isInDisplay;
	const pairs = <T extends ChangedAsset>(list: readonly T[]) => list.filter(isShown);
	return {
		since: changes.since,
		added: changes.added.filter(({ asset }) => asset.isInDisplay),
		gone: changes.gone.filter(({ asset }) => asset.isInDisplay),
		replaced: pairs(changes.replaced),
		recreated: pairs(changes.recreated),
		better: pairs(changes.better),
		worse: pairs(changes.worse),
		becameKnown: pairs(changes.becameKnown),
		becameUnknown: pairs(changes.becameUnknown),
		outOfSupport: pairs(changes.outOfSupport),
		dateChanged: pairs(changes.dateChanged),
		budgetMoved: pairs(changes.budgetMoved)
	};
}

function byId(assets: readonly PlacedAsset[]): Map<PlacedAsset['id'], PlacedAsset> {
	return new Map(assets.map((asset) => [asset.id, asset]));
}
