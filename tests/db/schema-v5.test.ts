import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { storedFleet } from '$lib/db/fleet.ts';
import { v1 } from '$lib/db/schema/v1.ts';
import { v2 } from '$lib/db/schema/v2.ts';
import { v3 } from '$lib/db/schema/v3.ts';
import { v4 } from '$lib/db/schema/v4.ts';
import { v5 } from '$lib/db/schema/v5.ts';
import type { FleetRow } from '$lib/db/shard-rows.ts';
import { unpackFixture, type FixtureTables } from '../support/fixture-json.ts';

const read = (version: number): FixtureTables =>
	unpackFixture(readFileSync(new URL(`./fixtures/v${version}.json`, import.meta.url), 'utf8'));

/** An empty database as a build of this version left it: its schema alone. */
async function leftBy(version: 4 | 5): Promise<Dexie> {
	const old = new Dexie(`left-by-${version}-${Math.random()}`);
	for (const [index, stores] of [v1, v2, v3, v4, v5].slice(0, version).entries()) {
		old.version(index + 1).stores(stores);
	}
	await old.open();
	return old;
}

function openedNow(old: Dexie): AlmanacDatabase {
	old.close();
	const db = new AlmanacDatabase(old.name);
	onTestFinished(async () => {
		db.close();
		await db.delete({ disableAutoOpen: false });
	});
	return db;
}

describe('a database of version 4', () => {
	it('keeps every row, and its snapshots move', async () => {
		const old = await leftBy(4);
		const tables = { ...read(1), ...read(4) };
		for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd([...rows]);
		const db = openedNow(old);
		for (const [table, rows] of Object.entries(tables)) {
			const expected = table === 'fleets' ? [] : [...rows];
			expect(await db.table(table).toArray(), table).toEqual(expect.arrayContaining(expected));
		}
		expect(await db.snapshots.toArray()).toEqual(tables.fleets);
	});

	it('without a snapshot opens as well', async () => {
		const db = openedNow(await leftBy(4));
		expect(await db.snapshots.count()).toBe(0);
	});
});

describe('a database of version 5', () => {
	it('is read with its snapshots', async () => {
		const old = await leftBy(5);
		const rows = read(5).snapshots as readonly FleetRow[];
		for (const row of rows) await old.table('snapshots').add(row, row.integrationId);
		const db = openedNow(old);
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) expect(await storedFleet(db, row.integrationId)).toEqual(row);
	});
});
