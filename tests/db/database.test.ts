import { Dexie } from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { AlmanacDatabase, type DatabaseEvent } from '$lib/db/database.ts';
import { storageFailure } from '$lib/db/storage-failure.ts';
import { AlmanacError } from '$lib/domain/errors.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

async function failureOf(work: () => PromiseLike<unknown>): Promise<string> {
	try {
		await work();
		return 'none';
	} catch (error) {
		if (error instanceof AlmanacError) return error.failure.code;
		return storageFailure(error)?.code ?? `a bug: ${String(error)}`;
	}
}

describe('the database', () => {
	it('gives way to another tab that upgrades it, and says so', async () => {
		const events: DatabaseEvent[] = [];
		const db = openTestDatabase({ onEvent: (event) => events.push(event) });
		await db.open();
		const newer = new Dexie(db.name);
		newer.version(99).stores({ companies: 'id, name' });
		await newer.open();
		expect(events).toEqual(['outdated']);
		expect(await failureOf(() => db.companies.toArray())).toBe('storage-failed');
		expect(events).toEqual(['outdated']);
		expect(db.isOpen()).toBe(false);
		newer.close();
		await Dexie.delete(db.name);
	});

	it('refuses to work on rows of a newer version, and leaves them alone', async () => {
		const name = `newer-${Math.random()}`;
		const newer = new Dexie(name);
		newer.version(99).stores({ companies: 'id, name', somethingNew: 'id' });
		await newer.open();
		await newer.table('somethingNew').add({ id: 1 });
		newer.close();
		const events: DatabaseEvent[] = [];
		const db = new AlmanacDatabase(name, { onEvent: (event) => events.push(event) });
		expect(await failureOf(() => db.open())).toBe('database-newer');
		expect(await failureOf(() => db.companies.toArray())).not.toBe('none');
		expect(new Set(events)).toEqual(new Set(['newer']));
		db.close();
		const again = new Dexie(name);
		await again.open();
		expect(again.verno).toBe(99);
		expect(await again.table('somethingNew').count()).toBe(1);
		again.close();
		await Dexie.delete(name);
	});

	it('says when an older tab holds it up', async () => {
		const name = `held-${Math.random()}`;
		const older = indexedDB.open(name, 5);
		const connection = await new Promise<IDBDatabase>((resolve) => {
			older.onsuccess = () => resolve(older.result);
		});
		const onEvent = vi.fn();
		const db = new AlmanacDatabase(name, { onEvent });
		const opening = db.open();
		await vi.waitFor(() => expect(onEvent).toHaveBeenCalledWith('blocked'));
		connection.close();
		await opening;
		expect(db.isOpen()).toBe(true);
		db.close();
		await Dexie.delete(name);
	});

	it('stores what was being written when another tab upgrades it', async () => {
		const events: DatabaseEvent[] = [];
		const db = openTestDatabase({ onEvent: (event) => events.push(event) });
		await db.open();
		const writing = db.transaction('rw', db.settings, async () => {
			await db.settings.put({ key: 'first', value: 1 });
			await db.settings.put({ key: 'second', value: 2 });
		});
		const newer = new Dexie(db.name);
		newer.version(99).stores({ settings: 'key' });
		await Promise.all([newer.open(), writing]);
		expect(events).toEqual(['outdated']);
		expect(await newer.table('settings').bulkGet(['first', 'second'])).toEqual([
			expect.objectContaining({ value: 1 }),
			expect.objectContaining({ value: 2 })
		]);
		newer.close();
		await Dexie.delete(db.name);
	});

	it('says when the browser takes an open database away', async () => {
		const events: DatabaseEvent[] = [];
		const db = openTestDatabase({ onEvent: (event) => events.push(event) });
		await db.open();
		db.backendDB().onclose?.(new Event('close'));
		expect(events).toEqual(['closed']);
	});

	it('keeps workspaces apart', async () => {
		const [first, second] = [openTestDatabase(), openTestDatabase()];
		await first.settings.put({ key: 'a', value: 1 });
		expect(await second.settings.count()).toBe(0);
	});
});
