import { onTestFinished } from 'vitest';
import { AlmanacDatabase, type DatabaseOptions } from '../../src/lib/db/database.ts';

let opened = 0;

/** A database of its own for one test; closed and deleted when the test ends. */
export function openTestDatabase(options?: DatabaseOptions): AlmanacDatabase {
	opened += 1;
	const db = new AlmanacDatabase(`test-${process.pid}-${opened}`, options);
	onTestFinished(async () => {
		db.close();
		await db.delete({ disableAutoOpen: false });
	});
	return db;
}
