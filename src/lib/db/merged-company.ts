/** What a reading is merged with, and what becomes of it. */
import type { OutOfScopeReason } from '../domain/configuration.ts';
import { readerOf } from './column.ts';
import type { CompanyRows } from './company-rows.ts';
import type { DirectoryRow, ShardRow } from './shard-rows.ts';

/** Configurations per shard: few enough to rewrite for one change, many enough to read fast. */
export const shardSize = 256;

/** What a reading says of a configuration that is not simply present and in scope. */
export type Verdict = 'missing' | OutOfScopeReason;

/** A shard without the generation, which the transaction gives it. */
export type MergedShard = Omit<ShardRow, 'generation'>;

export interface MergeInput {
	readonly integrationId: ShardRow['integrationId'];
	/** All shards of the company as they are stored. */
	readonly before: readonly ShardRow[];
	readonly incoming: CompanyRows;
	/** Ids that stand in this company no longer: they were read in another one. */
	readonly moved?: ReadonlySet<number> | undefined;
	/** Ids of any company; one that was read and stands here not is present and in scope. */
	readonly verdicts?: ReadonlyMap<number, Verdict> | undefined;
	/** ISO date-time: since when what leaves is gone or out of scope. */
	readonly now: string;
}

export interface MergedCompany {
	/** Only shards that differ from what is stored. */
	readonly shards: readonly MergedShard[];
	/** Null when it stands as it is. */
	readonly directory: DirectoryRow | null;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Those that are missing from now on. */
	readonly missing: number;
	/** All configurations of the company afterwards, and those that Autotask calls active. */
	readonly configurations: number;
	readonly active: number;
}

/** How many of a shard Autotask calls active. */
export function activeOf({ ids, columns }: MergedShard): number {
	const read = readerOf(columns.isActive);
	let active = 0;
	for (let row = 0; row < ids.length; row += 1) if (read(row) === true) active += 1;
	return active;
}
