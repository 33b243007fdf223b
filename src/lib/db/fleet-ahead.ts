/**
 * The shards that a run has changed, kept for the snapshot while they are in memory: a few need not be
 * read back. A first import keeps none: the snapshot of a large tenant beside its pages is too much.
 */
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { fleetRules } from './fleet-basis.ts';
import { fleetLayout } from './fleet-rows.ts';
import { generationOf } from './generations.ts';
import type { ShardRow } from './shard-rows.ts';

/** What one transaction wrote. */
export interface WrittenShards {
	/** Null where it wrote no shard. */
	readonly generation: number | null;
	readonly shards: readonly ShardRow[];
}

/** Beyond it changes are read back: what is kept here costs memory, about 30 kB each. */
const shardsKept = 512;

/**
 * Follows the generations from a known state on. Whoever else writes shards meanwhile breaks their
 * order, and what was kept is given up: the snapshot is then made from what is stored.
 */
export class FleetAhead {
	/** The generation that it began at. */
	readonly #from: number;
	#generation: number;
	#changed: Map<string, ShardRow> | null = new Map();

	private constructor(from: number) {
		this.#from = from;
		this.#generation = from;
	}

	/** Null where no snapshot stands for what is stored. */
	static open(db: AlmanacDatabase, integrationId: IntegrationId): PromiseLike<FleetAhead | null> {
		return db.transaction('r', [db.generations, db.importSettings, db.picklists], async () => {
			const { generation, snapshot } = await generationOf(db, integrationId);
			const rules = await fleetRules(db, integrationId);
			const isFresh = snapshot?.generation === generation && snapshot.layout === fleetLayout(rules);
			return isFresh ? new FleetAhead(generation) : null;
		});
	}

	take({ generation, shards }: WrittenShards): void {
		if (generation !== null) {
			if (generation !== this.#generation + 1) return this.#giveUp();
			this.#generation = generation;
		}
		for (const shard of shards) this.#changed?.set(`${shard.psaCompanyId}/${shard.chunk}`, shard);
		if (this.#changed && this.#changed.size > shardsKept) this.#giveUp();
	}

	/** The shards that were written since a snapshot; null where they are not known here. */
	changesSince(snapshot: number, generation: number): readonly ShardRow[] | null {
		if (!this.#changed || snapshot < this.#from || generation !== this.#generation) return null;
		return [...this.#changed.values()];
	}

	#giveUp(): void {
		this.#changed = null;
	}
}
