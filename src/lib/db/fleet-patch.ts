/** Takes changed shards into a snapshot, column by column. Pure. */
import { ColumnBuilder } from './column-builder.ts';
import type { Column } from './column.ts';
import {
	appendFrom,
	fleetColumns,
	fleetSource,
	joined,
	stretchOf,
	type FleetColumn,
	type FleetContents,
	type FleetRules
} from './fleet-rows.ts';
import type { FleetStretch, ShardRow } from './shard-rows.ts';

/** A piece of the new snapshot: rows of the old one, or a shard. */
type Piece =
	| {
			readonly kind: 'kept';
			readonly stretch: FleetStretch;
			readonly from: number;
			readonly to: number;
	  }
	| { readonly kind: 'shard'; readonly stretch: FleetStretch; readonly shard: ShardRow };

/** The contents of a snapshot after these shards were written. They must be filled by `rules`. */
export function patchedFleet(
	fleet: FleetContents,
	shards: readonly ShardRow[],
	rules: FleetRules
): FleetContents {
	const pieces = piecesOf(fleet, shards);
	const sources = new Map(shards.map((shard) => [shard, fleetSource(shard, rules)]));
	const columnFrom = (name: FleetColumn): Column => {
		const builder = new ColumnBuilder();
		for (const piece of pieces) {
			if (piece.kind === 'kept') builder.copy(fleet.columns[name], piece.from, piece.to);
			else {
				const source = sources.get(piece.shard)?.(name);
				if (source) appendFrom(builder, source, piece.stretch.rows);
			}
		}
		return builder.finish();
	};
	return {
		stretches: pieces.map(({ stretch }) => stretch),
		ids: joined(
			pieces.map((piece) =>
				piece.kind === 'kept' ? fleet.ids.subarray(piece.from, piece.to) : piece.shard.ids
			)
		),
		columns: Object.fromEntries(fleetColumns.map((name) => [name, columnFrom(name)]))
	};
}

/**
 * Old stretches with the changed ones replaced and the new ones put in, in the order of a snapshot that
 * is built anew: both ways lead to the same value. Empty shards vanish.
 */
function piecesOf({ stretches }: FleetContents, shards: readonly ShardRow[]): Piece[] {
	const changed = new Map(shards.map((shard) => [placeOf(shard), shard]));
	const pieces: Piece[] = [];
	let from = 0;
	for (const stretch of stretches) {
		const to = from + stretch.rows;
		const shard = changed.get(placeOf(stretch));
		changed.delete(placeOf(stretch));
		if (!shard) pieces.push({ kind: 'kept', stretch, from, to });
		else pieces.push({ kind: 'shard', stretch: stretchOf(shard), shard });
		from = to;
	}
	for (const shard of changed.values()) {
		pieces.push({ kind: 'shard', stretch: stretchOf(shard), shard });
	}
	return pieces
		.filter(({ stretch }) => stretch.rows > 0)
		.sort((a, b) => comparePlaces(a.stretch, b.stretch));
}

function placeOf({ psaCompanyId, chunk }: { psaCompanyId: number; chunk: number }): string {
	return `${psaCompanyId}/${chunk}`;
}

function comparePlaces(a: FleetStretch, b: FleetStretch): number {
	return a.psaCompanyId - b.psaCompanyId || a.chunk - b.chunk;
}
