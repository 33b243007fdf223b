/** Transactions that hold whatever else the worker does meanwhile. */
import type { Table, Transaction } from 'dexie';
import type { AlmanacDatabase } from './database.ts';

/**
 * Writes all of it or nothing. `work` is given a database whose tables belong to the transaction.
 *
 * Dexie tells which transaction a plain table is used in by a zone that follows native awaits for 100
 * turns of the microtask queue (`ZONE_ECHO_LIMIT` in Dexie 4.4). A page that is parsed at the same time
 * can use them up: the next write would then go out alone, and the transaction would be over too early.
 */
export function inTransaction<T>(
	db: AlmanacDatabase,
	tables: readonly Table[],
	work: (bound: AlmanacDatabase) => Promise<T>
): PromiseLike<T> {
	return db.transaction('rw', tables, async (transaction: Transaction) =>
		work(boundTo(db, transaction))
	);
}

/** The database as the transaction sees it; a transaction inside is part of it. */
function boundTo(db: AlmanacDatabase, transaction: Transaction): AlmanacDatabase {
	const own: PropertyDescriptorMap = {
		table: { value: (name: string) => transaction.table(name) },
		transaction: {
			value: async (...asked: readonly unknown[]) => {
				const work = asked.at(-1) as (within: Transaction) => unknown;
				return work(transaction);
			}
		}
	};
	for (const name of transaction.storeNames) own[name] = { value: transaction.table(name) };
	return Object.create(db, own) as AlmanacDatabase;
}
