import { z } from '../../z.ts';
import type { ConfigurationId } from '../ids.ts';
import { isoDateSchema } from '../os-support/release.ts';
import { placedAssetSchema } from './asset-schema.ts';
import type { PlacedAsset } from './budget.ts';
import type { ChangedAsset } from './changed-asset.ts';
import type { Changes } from './changes.ts';
import { goneCauses } from './gone.ts';
import { configurationIdSchema } from './initiative.ts';

/** Two assets by id: of the last report, and of this one. */
const pair = { before: configurationIdSchema, after: configurationIdSchema };
const pairs = z.array(z.strictObject(pair));

/**
 * Changes as a completed report keeps them: by id, with the assets of the last report that they name,
 * so that nothing is lost when that report is deleted.
 */
export const frozenChangesSchema = z.strictObject({
	since: isoDateSchema,
	/** Assets of the last report, each once. */
	before: z.array(placedAssetSchema),
	added: z.array(
		z.strictObject({ id: configurationIdSchema, cause: z.enum(['new', 'included-again']) })
	),
	gone: z.array(
		z.strictObject({
			id: configurationIdSchema,
			cause: z.enum(goneCauses),
			since: isoDateSchema.nullable()
		})
	),
	replaced: z.array(
		z.strictObject({
			...pair,
			how: z.enum(['linked', 'suggested']),
			cause: z.enum(goneCauses)
		})
	),
	recreated: pairs,
	better: pairs,
	worse: pairs,
	becameKnown: pairs,
	becameUnknown: pairs,
	outOfSupport: pairs,
	dateChanged: z.array(
		z.strictObject({ ...pair, dates: z.array(z.enum(['purchase', 'expiration'])).min(1) })
	),
	budgetMoved: pairs
});

export type FrozenChanges = z.infer<typeof frozenChangesSchema>;
type IdPair = FrozenChanges['recreated'][number];

export function frozenChanges(changes: Changes): FrozenChanges {
	const before = new Map<ConfigurationId, PlacedAsset>();
	const remembered = (asset: PlacedAsset) => {
		before.set(asset.id, asset);
		return asset.id;
	};
	const idsOf = (one: ChangedAsset) => ({ before: remembered(one.before), after: one.after.id });
	const lists = {
		since: changes.since,
		added: changes.added.map(({ asset, cause }) => ({ id: asset.id, cause })),
		gone: changes.gone.map(({ asset, cause, since }) => ({ id: remembered(asset), cause, since })),
		replaced: changes.replaced.map((one) => ({ ...idsOf(one), how: one.how, cause: one.cause })),
		recreated: changes.recreated.map(idsOf),
		better: changes.better.map(idsOf),
		worse: changes.worse.map(idsOf),
		becameKnown: changes.becameKnown.map(idsOf),
		becameUnknown: changes.becameUnknown.map(idsOf),
		outOfSupport: changes.outOfSupport.map(idsOf),
		dateChanged: changes.dateChanged.map((one) => ({ ...idsOf(one), dates: [...one.dates] })),
		budgetMoved: changes.budgetMoved.map(idsOf)
	};
	return { ...lists, before: [...before.values()] };
}

/** The changes with their assets again. Entries whose asset is not in the report are left out. */
export function thawedChanges(frozen: FrozenChanges, assets: readonly PlacedAsset[]): Changes {
	const old = new Map(frozen.before.map((asset) => [asset.id, asset]));
	const now = new Map(assets.map((asset) => [asset.id, asset]));
	const assetsOf = <T extends IdPair>({ before, after, ...rest }: T) => {
		const [was, is] = [old.get(before), now.get(after)];
		return was && is ? [{ ...rest, before: was, after: is }] : [];
	};
	return {
		since: frozen.since,
		added: frozen.added.flatMap(({ id, cause }) => {
			const asset = now.get(id);
			return asset ? [{ asset, cause }] : [];
		}),
		gone: frozen.gone.flatMap(({ id, ...reason }) => {
			const asset = old.get(id);
			return asset ? [{ asset, ...reason }] : [];
		}),
		replaced: frozen.replaced.flatMap(assetsOf),
		recreated: frozen.recreated.flatMap(assetsOf),
		better: frozen.better.flatMap(assetsOf),
		worse: frozen.worse.flatMap(assetsOf),
		becameKnown: frozen.becameKnown.flatMap(assetsOf),
		becameUnknown: frozen.becameUnknown.flatMap(assetsOf),
		outOfSupport: frozen.outOfSupport.flatMap(assetsOf),
		dateChanged: frozen.dateChanged.flatMap(assetsOf),
		budgetMoved: frozen.budgetMoved.flatMap(assetsOf)
	};
}
