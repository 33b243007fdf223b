/** Downloaded fields of a whole fleet that a rule reads: no snapshot holds them all. */
import { Dexie } from 'dexie';
import { downloadedText } from '../domain/configuration-subject.ts';
import type { FieldKey } from '../domain/field.ts';
import type { CodedColumn } from '../domain/rules/columns.ts';
import { coded } from './coded-column.ts';
import type { AlmanacDatabase } from './database.ts';
import type { FleetRow, ShardRow } from './shard-rows.ts';
import { ShardReader, type Labels } from './shard-reader.ts';

/** Shards that are in memory at once. */
const shardsAtOnce = 64;

/**
 * Reads these fields of every configuration of a snapshot, in the order of its rows. A shard that was
 * written since is matched id by id; what it no longer holds is empty.
 */
export async function readDownloadedColumns(
	db: AlmanacDatabase,
	fleet: FleetRow,
	{ keys, labels }: { readonly keys: readonly FieldKey[]; readonly labels: Labels }
): Promise<Map<FieldKey, CodedColumn<string | null>>> {
	const lists = new Map(
		keys.map((key) => [key, new Array<string | null>(fleet.ids.length).fill(null)])
	);
	const starts = startsOf(fleet);
	await eachShard(db, fleet, (shard) => {
		const place = starts.get(placeOf(shard));
		if (place === undefined) return;
		const reader = new ShardReader(shard, labels);
		const rowAt = rowsIn(fleet, shard, place);
		for (const [key, list] of lists) {
			for (let at = 0; at < shard.ids.length; at += 1) {
				const row = rowAt(at);
				if (row !== undefined) list[row] = downloadedText(reader.value(at, key));
			}
		}
	});
	return new Map([...lists].map(([key, list]) => [key, coded(list, (text) => text)]));
}

interface Stretch {
	readonly from: number;
	readonly rows: number;
}

function startsOf({ stretches }: FleetRow): Map<string, Stretch> {
	const starts = new Map<string, Stretch>();
	let from = 0;
	for (const stretch of stretches) {
		starts.set(placeOf(stretch), { from, rows: stretch.rows });
		from += stretch.rows;
	}
	return starts;
}

function placeOf({ psaCompanyId, chunk }: { psaCompanyId: number; chunk: number }): string {
	return `${psaCompanyId}/${chunk}`;
}

/** Row of the snapshot for each configuration of a shard. */
function rowsIn(fleet: FleetRow, shard: ShardRow, { from, rows }: Stretch) {
	const isSame =
		shard.ids.length === rows && shard.ids.every((id, at) => id === fleet.ids[from + at]);
	if (isSame) return (at: number): number | undefined => from + at;
	const known = new Map<number, number>();
	for (let row = from; row < from + rows; row += 1) known.set(fleet.ids[row] ?? Number.NaN, row);
	return (at: number): number | undefined => known.get(shard.ids[at] ?? Number.NaN);
}

async function eachShard(
	db: AlmanacDatabase,
	{ integrationId }: FleetRow,
	work: (shard: ShardRow) => void
): Promise<void> {
	let after: readonly unknown[] = [integrationId, Dexie.minKey, Dexie.minKey];
	for (;;) {
		const shards = await db.shards
			.where('[integrationId+psaCompanyId+chunk]')
			.between(after, [integrationId, Dexie.maxKey], false, true)
			.limit(shardsAtOnce)
			.toArray();
		for (const shard of shards) work(shard);
		const last = shards.at(-1);
		if (!last || shards.length < shardsAtOnce) return;
		after = [integrationId, last.psaCompanyId, last.chunk];
	}
}
