import type { DBCore, DBCoreTable } from 'dexie';
import type { AlmanacDatabase } from '../../src/lib/db/database.ts';
import type { Transport } from '../../src/lib/autotask/transport.ts';

/** What becomes of a transaction that is open when the worker dies: both happen in browsers. */
export type LastWords = 'abort' | 'commit';

/**
 * Kills a worker at any await of its transport or its database. Every call in and every answer out is
 * counted; at the chosen one everything stops: no answer arrives any more, no operation takes effect,
 * and the transaction that is open is lost, or was committed without anybody learning of it.
 */
export class Reaper {
	readonly #killAt: number;
	readonly #lastWords: LastWords;
	readonly #open = new Set<IDBTransaction>();
	/** Transactions that may still end what they began. */
	readonly #draining = new Set<IDBTransaction>();
	#moments = 0;
	#isDead = false;
	#mourn: () => void = () => undefined;
	/** Resolves when the worker is dead. */
	readonly death = new Promise<void>((resolve) => (this.#mourn = resolve));

	constructor(killAt = Infinity, lastWords: LastWords = 'abort') {
		this.#killAt = killAt;
		this.#lastWords = lastWords;
	}

	/** Moments that have passed: a run that is not killed tells how many there are. */
	get moments(): number {
		return this.#moments;
	}

	get isDead(): boolean {
		return this.#isDead;
	}

	/** Resolves when the open transactions have come to their end. */
	async buried(): Promise<void> {
		for (let turn = 0; turn < 1_000 && this.#open.size > 0; turn += 1) {
			await new Promise((resolve) => setTimeout(resolve, 0));
		}
	}

	transport(inner: Transport): Transport {
		return {
			...inner,
			send: async (zone, request) => {
				if (this.#passes()) return never;
				const answer = await inner.send(zone, request);
				return this.#passes() ? never : answer;
			},
			discover: (signal) => inner.discover(signal)
		};
	}

	/** Watches a database; before it is opened. */
	watch(db: AlmanacDatabase): void {
		db.use({ stack: 'dbcore', name: 'reaper', create: (core) => this.#watched(core) });
	}

	#watched(core: DBCore): DBCore {
		return {
			...core,
			transaction: (stores, mode, options) => {
				if (this.#passes()) throw new DOMException('The worker is dead', 'AbortError');
				const transaction = core.transaction(stores, mode, options) as IDBTransaction;
				this.#open.add(transaction);
				for (const end of ['complete', 'abort']) {
					transaction.addEventListener(end, () => this.#open.delete(transaction));
				}
				return transaction;
			},
			table: (name) => this.#watchedTable(core.table(name))
		};
	}

	#watchedTable(table: DBCoreTable): DBCoreTable {
		// No async function: Dexie follows its transactions through the promises of its own calls.
		const guarded =
			<Request extends { trans: unknown }, Answer>(act: (request: Request) => Promise<Answer>) =>
			(request: Request): Promise<Answer> => {
				const transaction = request.trans as IDBTransaction;
				if (!this.#draining.has(transaction) && this.#passes()) return never;
				return act(request).then((answer) =>
					this.#draining.has(transaction) || !this.#passes() ? answer : never
				);
			};
		return {
			...table,
			mutate: guarded((request) => table.mutate(request)),
			get: guarded((request) => table.get(request)),
			getMany: guarded((request) => table.getMany(request)),
			query: guarded((request) => table.query(request)),
			openCursor: guarded((request) => table.openCursor(request)),
			count: guarded((request) => table.count(request))
		};
	}

	/** Counts a moment; true when nobody is left to see what comes after it. */
	#passes(): boolean {
		if (this.#isDead) return true;
		this.#moments += 1;
		if (this.#moments < this.#killAt) return false;
		this.#isDead = true;
		for (const transaction of this.#open) {
			if (this.#lastWords === 'commit') this.#draining.add(transaction);
			else transaction.abort();
		}
		this.#mourn();
		return this.#draining.size === 0;
	}
}

const never = new Promise<never>(() => undefined);
