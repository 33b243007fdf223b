import 'fake-indexeddb/auto';
import { Dexie, liveQuery } from 'dexie';
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { ownEditsId, type EditRow, type OwnEditsRow } from '$lib/db/edit-rows.ts';
import { editIdOf, stampedTables } from '$lib/db/edit-stamps.ts';
import { v1 } from '$lib/db/schema/v1.ts';
import { v2 } from '$lib/db/schema/v2.ts';
import { v3 } from '$lib/db/schema/v3.ts';
import { isoDate } from '$lib/domain/dates.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import { unpackFixture } from '../support/fixture-json.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const id = 'autotask-1/1' as ConfigurationId;
const remark = { configurationId: id, text: 'Old', editedAt: '2026-11-01T00:00:00.000Z' };

async function stampOf(db: AlmanacDatabase, table: string, key: unknown) {
	return (await db.edits.get(editIdOf(table, key))) as EditRow | undefined;
}

async function own(db: AlmanacDatabase) {
	return (await db.edits.get(ownEditsId)) as OwnEditsRow;
}

describe('an edit', () => {
	it('is stamped by whatever way it is written', async () => {
		const db = openTestDatabase();
		await db.remarks.add(remark);
		const first = await stampOf(db, 'remarks', id);
		expect(first).toMatchObject({ count: 1, isDeletion: false });
		expect(first?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
		await db.remarks.update(id, { text: 'New' });
		expect(await stampOf(db, 'remarks', id)).toMatchObject({ device: first?.device, count: 2 });
		await db.remarks.toCollection().modify({ text: 'Newer' });
		expect(await stampOf(db, 'remarks', id)).toMatchObject({ count: 3 });
		await db.remarks.where('configurationId').equals(id).delete();
		expect(await stampOf(db, 'remarks', id)).toMatchObject({ count: 4, isDeletion: true });
		await db.remarks.bulkPut([remark, { ...remark, configurationId: 'b' as ConfigurationId }]);
		expect(await stampOf(db, 'remarks', 'b')).toMatchObject({ count: 5, isDeletion: false });
		await db.remarks.clear();
		expect(await stampOf(db, 'remarks', id)).toMatchObject({ count: 6, isDeletion: true });
		expect((await own(db)).count).toBe(6);
	});

	it('is none where nothing changed, and none of what a device keeps for itself', async () => {
		const db = openTestDatabase();
		await db.remarks.put(remark);
		await db.remarks.put({ ...remark });
		await db.remarks.delete('other' as ConfigurationId);
		await db.settings.put({ key: 'recent', value: [1] });
		await db.lookups.put({
			integrationId: 'autotask-1' as never,
			entity: 'Products',
			block: 0,
			entries: []
		});
		expect((await own(db)).count).toBe(1);
		expect(await db.edits.count()).toBe(2);
		await db.settings.put({ key: 'sync', value: { minutes: 5 } });
		expect(await stampOf(db, 'settings', 'sync')).toMatchObject({ count: 2 });
	});

	it('is stamped in its own transaction, and gone with it', async () => {
		const db = openTestDatabase();
		await db
			.transaction('rw', [db.remarks], async () => {
				await db.remarks.put(remark);
				throw new Error('cut');
			})
			.catch(() => undefined);
		expect(await db.edits.count()).toBe(0);
		await db.transaction('rw', [db.remarks, db.meetings], async () => {
			await db.remarks.put(remark);
			const companyId = 'c' as CompanyId;
			await db.meetings.put({ companyId, nextOn: isoDate('2026-12-01'), editedAt: 'x' });
		});
		expect(await db.edits.count()).toBe(3);
	});

	it('of a pair of ids has a key as well', async () => {
		const db = openTestDatabase();
		await db.replacements.put({
			goneId: 'a' as ConfigurationId,
			newId: 'b' as ConfigurationId,
			companyId: 'c' as CompanyId,
			verdict: 'linked',
			at: 'x'
		});
		expect(await stampOf(db, 'replacements', ['a', 'b'])).toBeDefined();
	});

	it('still tells live queries', async () => {
		const db = openTestDatabase();
		const seen: number[] = [];
		const done = new Promise<void>((resolve) => {
			const subscription = liveQuery(() => db.remarks.count()).subscribe((count) => {
				seen.push(count);
				if (count === 1) {
					subscription.unsubscribe();
					resolve();
				} else void db.remarks.put(remark);
			});
		});
		await done;
		expect(seen).toEqual([0, 1]);
	});
});

describe('a database of version 3', () => {
	it('has every row that people made stamped by the upgrade', async () => {
		const read = (version: number) =>
			unpackFixture(readFileSync(new URL(`./fixtures/v${version}.json`, import.meta.url), 'utf8'));
		const tables = { ...read(1), ...read(2), ...read(3) };
		const name = `left-by-3-${Math.random()}`;
		const old = new Dexie(name);
		old.version(3).stores({ ...v1, ...v2, ...v3 });
		await old.open();
		for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd([...rows]);
		old.close();
		const db = new AlmanacDatabase(name);
		onTestFinished(() => db.delete());
		const edits = await db.edits.toArray();
		const of = (table: string) => edits.filter((row) => row.id.startsWith(`${table}|`)).length;
		for (const table of stampedTables.filter((one) => one !== 'settings')) {
			expect(of(table), table).toBe(tables[table]?.length);
		}
		const [meeting] = tables.meetings as { companyId: string; editedAt: string }[];
		const stamp = await stampOf(db, 'meetings', meeting?.companyId);
		expect(stamp).toMatchObject({ at: meeting?.editedAt, count: 1, isDeletion: false });
	});
});
