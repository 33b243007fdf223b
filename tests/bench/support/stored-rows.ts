import type { Page } from 'playwright-core';

/** Every row of a table of the user's own workspace, read without the app's code. */
export async function readTable<Row>(page: Page, table: string): Promise<Row[]> {
	const rows = await page.evaluate(storedRows, table);
	return rows as Row[];
}

/** Runs in the page. No function in it has a name: tsx would refer to a helper that is not there. */
function storedRows(table: string): Promise<unknown[]> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('almanac');
		// Without the app's tables there is nothing to read, and an empty database must not be left.
		opening.onupgradeneeded = () => opening.transaction?.abort();
		opening.onerror = () => reject(opening.error ?? new Error('no database'));
		opening.onsuccess = () => {
			const reading = opening.result.transaction(table).objectStore(table).getAll();
			reading.onerror = () => reject(reading.error ?? new Error(`no ${table}`));
			reading.onsuccess = () => {
				opening.result.close();
				resolve(reading.result);
			};
		};
	});
}
