/** What a selection makes of the configurations that are stored (product.md, section 6). */
import { Dexie } from 'dexie';
import type { IntegrationId } from '../domain/ids.ts';
import {
	matchesSelection,
	type ConfigurationSelection,
	type SelectionFacts
} from '../domain/selection.ts';
import type { AlmanacDatabase } from './database.ts';
import { nextGeneration } from './generations.ts';
import type { ConfigurationMark, ShardRow } from './shard-rows.ts';
import { ShardReader } from './shard-reader.ts';

/** Shards that are in memory at once. */
const shardsAtOnce = 64;

export interface Judgement {
	/** Autotask ids of the companies to judge. */
	readonly companies: 'all' | readonly number[];
	/** ISO date-time: since when what leaves is out of scope. */
	readonly now: string;
}

/**
 * Judges what is stored by the stored selection: what leaves it is marked out of scope, what it holds
 * again comes back as it was, with everything that people said. Configurations of companies that are
 * not mapped stay so marked. Part of the caller's transaction over shards, generations, importSettings.
 */
export async function judgeBySelection(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	{ companies, now }: Judgement
): Promise<void> {
	const selection = (await db.importSettings.get(integrationId))?.selection;
	if (!selection) return;
	const ranges =
		companies === 'all'
			? [[Dexie.minKey, Dexie.maxKey] as const]
			: companies.map((psaId) => [psaId, psaId] as const);
	const stamp = generationStamp(db, integrationId);
	for (const [first, last] of ranges) {
		const range = {
			from: [integrationId, first, Dexie.minKey],
			to: last === Dexie.maxKey ? [integrationId, last] : [integrationId, last, Dexie.maxKey]
		};
		await changeShards(db, range, { stamp, change: (shard) => judged(shard, selection, now) });
	}
}

interface KeyRange {
	readonly from: readonly unknown[];
	readonly to: readonly unknown[];
}

/**
 * Rewrites the shards of a range that `change` changes (null: it stays), a few at a time. Part of the
 * caller's transaction over shards and generations.
 */
export async function changeShards(
	db: AlmanacDatabase,
	range: KeyRange,
	work: {
		readonly stamp: () => Promise<number>;
		readonly change: (shard: ShardRow) => ShardRow | null;
	}
): Promise<void> {
	let after = range.from;
	for (;;) {
		const shards = await db.shards
			.where('[integrationId+psaCompanyId+chunk]')
			.between(after, range.to, false, true)
			.limit(shardsAtOnce)
			.toArray();
		const changed = shards.flatMap((shard) => work.change(shard) ?? []);
		if (changed.length > 0) {
			const generation = await work.stamp();
			await db.shards.bulkPut(changed.map((shard) => ({ ...shard, generation })));
		}
		const last = shards.at(-1);
		if (!last || shards.length < shardsAtOnce) return;
		after = [last.integrationId, last.psaCompanyId, last.chunk];
	}
}

/** One generation for all shards of a transaction, taken when the first one is written. */
export function generationStamp(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): () => Promise<number> {
	let taken: Promise<number> | null = null;
	return () => (taken ??= nextGeneration(db, integrationId));
}

/** The shard with its marks as the selection has them; null when none differs. */
function judged(shard: ShardRow, selection: ConfigurationSelection, now: string): ShardRow | null {
	const reader = new ShardReader(shard, new Map());
	const before = new Map(shard.marks.map((mark) => [mark.id, mark]));
	const isChosen =
		selection.companies === 'all' || selection.companies.includes(shard.psaCompanyId);
	let isChanged = false;
	const marks = Array.from(shard.ids).flatMap((id, row): ConfigurationMark[] => {
		const mark = before.get(id);
		const was = mark?.outOfScope ?? null;
		const isIn = isChosen && matchesSelection(selection, factsAt(reader, row));
		const outOfScope = scopeMark(was, isIn, now);
		if (outOfScope !== was) isChanged = true;
		const missingSince = mark?.missingSince ?? null;
		return outOfScope || missingSince ? [{ id, missingSince, outOfScope }] : [];
	});
	return isChanged ? { ...shard, marks } : null;
}

function scopeMark(
	was: ConfigurationMark['outOfScope'],
	isIn: boolean,
	now: string
): ConfigurationMark['outOfScope'] {
	if (was && was.reason !== 'left-selection') return was;
	if (isIn) return null;
	return was ?? { reason: 'left-selection', since: now };
}

function factsAt(reader: ShardReader, row: number): SelectionFacts {
	return {
		type: reader.number(row, 'configurationItemType'),
		category: reader.number(row, 'configurationItemCategoryID'),
		isActive: reader.raw(row, 'isActive') === true
	};
}
