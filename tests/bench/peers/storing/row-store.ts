/** The usual way: IndexedDB with a row per configuration and four indexes, without a library. */
import { itemsOf, type Recording } from './recorded-pages.ts';

const name = 'bench-rows';
const store = 'configurations';
const indexes = ['companyID', 'configurationItemType', 'lastModifiedTime', 'serialNumber'];

export async function prepareRows(): Promise<void> {
	await settled(indexedDB.deleteDatabase(name));
	const request = indexedDB.open(name, 1);
	request.onupgradeneeded = () => {
		const rows = request.result.createObjectStore(store, { keyPath: 'id' });
		for (const index of indexes) rows.createIndex(index, index);
	};
	(await settled(request)).close();
}

/** Milliseconds to parse every page and put every record, in one transaction. */
export async function storeRows({ sets }: Recording): Promise<number> {
	const begun = performance.now();
	const db = await settled(indexedDB.open(name));
	const transaction = db.transaction(store, 'readwrite');
	const rows = transaction.objectStore(store);
	for (const page of sets.flatMap(({ pages }) => pages)) {
		for (const record of itemsOf(page)) rows.put(record);
	}
	await committed(transaction);
	const ms = performance.now() - begun;
	db.close();
	return ms;
}

/** Walks every row with a cursor. */
export async function eachRow(visit: (row: Readonly<Record<string, unknown>>) => void) {
	const db = await settled(indexedDB.open(name));
	const request = db.transaction(store).objectStore(store).openCursor();
	await new Promise<void>((resolve, reject) => {
		request.onerror = () => reject(request.error ?? new Error('The cursor failed'));
		request.onsuccess = () => {
			const cursor = request.result;
			if (!cursor) return resolve();
			visit(cursor.value as Readonly<Record<string, unknown>>);
			cursor.continue();
		};
	});
	db.close();
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('The request failed'));
	});
}

function committed(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('The commit failed'));
	});
}
