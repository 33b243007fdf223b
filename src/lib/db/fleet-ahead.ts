/**
 * What a run writes, kept for the snapshot while it is in memory: a first import fills the snapshot
 * while it waits for the network, and a few changes need not be read back.
 */
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { fleetRules } from './fleet-basis.ts';
import { FleetBuilder, fleetLayout, type FleetContents, type FleetRules } from './fleet-rows.ts';
import { generationOf } from './generations.ts';
import type { ShardRow } from './shard-rows.ts';

/** What one transaction wrote. */
export interface WrittenShards {
	/** Companies that were read whole with it. */
	readonly companies: readonly number[];
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
	readonly #layout: string;
	/** The generation that it began at. */
	readonly #from: number;
	#generation: number;
	#first: FirstFleet | null;
	#changed: Map<string, ShardRow> | null;

	private constructor(rules: FleetRules, from: number, first: FirstFleet | null) {
		this.#layout = fleetLayout(rules);
		this.#from = from;
		this.#generation = from;
		this.#first = first;
		this.#changed = first ? null : new Map();
	}

	/** `companies`: Autotask ids of all that will be read, ascending. Null where nothing can be kept. */
	static open(
		db: AlmanacDatabase,
		integrationId: IntegrationId,
		companies: readonly number[]
	): PromiseLike<FleetAhead | null> {
		return db.transaction('r', [db.generations, db.importSettings, db.picklists], async () => {
			const { generation, snapshot } = await generationOf(db, integrationId);
			const rules = await fleetRules(db, integrationId);
			if (generation === 0) return new FleetAhead(rules, 0, new FirstFleet(rules, companies));
			const isFresh = snapshot?.generation === generation && snapshot.layout === fleetLayout(rules);
			return isFresh ? new FleetAhead(rules, generation, null) : null;
		});
	}

	take({ generation, shards, companies }: WrittenShards): void {
		if (generation !== null) {
			if (generation !== this.#generation + 1) return this.#giveUp();
			this.#generation = generation;
		}
		if (this.#first?.take(companies, shards) === false) return this.#giveUp();
		for (const shard of shards) this.#changed?.set(`${shard.psaCompanyId}/${shard.chunk}`, shard);
		if (this.#changed && this.#changed.size > shardsKept) this.#giveUp();
	}

	/** The whole snapshot of this generation, once; null where it is not known here. */
	whole(generation: number, layout: string): FleetContents | null {
		const first = generation === this.#generation && layout === this.#layout ? this.#first : null;
		this.#first = null;
		return first?.finish() ?? null;
	}

	/** The shards that were written since a snapshot; null where they are not known here. */
	changesSince(snapshot: number, generation: number): readonly ShardRow[] | null {
		if (!this.#changed || snapshot < this.#from || generation !== this.#generation) return null;
		return [...this.#changed.values()];
	}

	#giveUp(): void {
		this.#first = null;
		this.#changed = null;
	}
}

/** Takes sets in the order of their companies, whichever is stored first. */
class FirstFleet {
	readonly #builder: FleetBuilder;
	readonly #companies: readonly number[];
	/** Sets that wait for an earlier one, by their first company. */
	readonly #waiting = new Map<number, { companies: number; shards: readonly ShardRow[] }>();
	#at = 0;
	/** In their order, to be taken in one by one: a page that arrives meanwhile does not wait for all. */
	readonly #queue: ShardRow[] = [];
	#isWorking = false;

	constructor(rules: FleetRules, companies: readonly number[]) {
		this.#builder = new FleetBuilder(rules);
		this.#companies = companies;
	}

	/** False for shards of another set: what was taken in is no longer what is stored. */
	take(companies: readonly number[], shards: readonly ShardRow[]): boolean {
		const own = new Set(companies);
		const [first] = companies;
		if (first === undefined || shards.some(({ psaCompanyId }) => !own.has(psaCompanyId))) {
			return shards.length === 0;
		}
		this.#waiting.set(first, { companies: companies.length, shards: shards.toSorted(byPlace) });
		for (;;) {
			const next = this.#companies[this.#at] ?? Number.NaN;
			const set = this.#waiting.get(next);
			if (!set) break;
			this.#waiting.delete(next);
			this.#at += set.companies;
			this.#queue.push(...set.shards);
		}
		if (!this.#isWorking) this.#goOn();
		return true;
	}

	#goOn(): void {
		this.#isWorking = this.#queue.length > 0;
		if (!this.#isWorking) return;
		setTimeout(() => {
			const shard = this.#queue.shift();
			if (shard) this.#builder.add(shard);
			this.#goOn();
		});
	}

	/** Null while companies are lacking. */
	finish(): FleetContents | null {
		for (const shard of this.#queue.splice(0)) this.#builder.add(shard);
		return this.#at === this.#companies.length ? this.#builder.finish() : null;
	}
}

function byPlace(a: ShardRow, b: ShardRow): number {
	return a.psaCompanyId - b.psaCompanyId || a.chunk - b.chunk;
}
