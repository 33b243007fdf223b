import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { forgetRuns, forgetSent, readCleanUp } from '$lib/db/clean-up.ts';
import { readStorageUsage } from '$lib/db/storage-usage.ts';
import { storedBytes } from '$lib/db/stored-bytes.ts';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { storageKinds } from '$lib/domain/storage-kind.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T12:00:00.000Z';

function remark(at: number, length: number) {
	return { configurationId: `c${at}` as never, text: 'x'.repeat(length), editedAt: now };
}

describe('the room that a value takes', () => {
	it('is that of its bytes and characters', () => {
		expect(storedBytes(new Float64Array(100))).toBe(808);
		expect(storedBytes('a'.repeat(50))).toBe(52);
		expect(storedBytes('ł'.repeat(50))).toBe(102);
		expect(storedBytes({ a: null })).toBeGreaterThan(storedBytes(null));
		expect(storedBytes(new Map([['a', 1]]))).toBeGreaterThan(9);
	});
});

describe('the room that a workspace takes', () => {
	it('names every kind, also of an empty one', async () => {
		const usage = await readStorageUsage(openTestDatabase());
		expect(usage.map(({ kind }) => kind).toSorted()).toEqual([...storageKinds].toSorted());
		expect(usage.every(({ bytes }) => bytes === 0)).toBe(true);
	});

	it('is about what the rows hold, though only some are looked at', async () => {
		const db = openTestDatabase();
		await db.remarks.bulkPut(Array.from({ length: 500 }, (_, at) => remark(at, 900 + (at % 200))));
		const said = (await readStorageUsage(db)).find(({ kind }) => kind === 'said');
		expect(said).toMatchObject({ isSampled: true });
		expect(said?.bytes).toBeGreaterThan(500 * 900);
		expect(said?.bytes).toBeLessThan(500 * 1400);
		expect((await readStorageUsage(db))[0]?.kind).toBe('said');
	});
});

async function fillLog(db: AlmanacDatabase): Promise<void> {
	const run = { integrationId: 'autotask-1', kind: 'incremental', phases: [], endedAt: null };
	for (let day = 0; day < 60; day += 1) {
		const startedAt = new Date(Date.parse(now) - (60 - day) * 86_400_000).toISOString();
		await db.runs.add({ ...run, state: day === 3 ? 'done' : 'failed', startedAt } as never);
	}
	const item = { integrationId: 'autotask-1', kind: 'company-type', psaId: 1, field: 'x' };
	for (const [state, changedAt] of [
		['sent', '2026-01-01T00:00:00.000Z'],
		['sent', now],
		['waiting', '2026-01-01T00:00:00.000Z']
	]) {
		await db.outbox.add({ ...item, state, changedAt } as never);
	}
}

describe('cleaning up', () => {
	it('forgets old entries of the log, never the newest nor the last sync that ended well', async () => {
		const db = openTestDatabase();
		await fillLog(db);
		const { runs } = await readCleanUp(db, now);
		// 60 days, of which 20 entries and 30 days stay, and day 3 ended well.
		expect(runs).toHaveLength(29);
		await forgetRuns(db, runs);
		expect(await db.runs.count()).toBe(31);
		expect(await db.runs.filter(({ state }) => state === 'done').count()).toBe(1);
		expect((await readCleanUp(db, now)).runs).toEqual([]);
	});

	it('forgets what was sent long ago, never what waits', async () => {
		const db = openTestDatabase();
		await fillLog(db);
		const { sent } = await readCleanUp(db, now);
		expect(sent).toHaveLength(1);
		const [first = 0] = sent;
		// Queued again meanwhile, in another tab.
		await forgetSent(db, [first, 2, 3]);
		expect((await db.outbox.toArray()).map(({ state }) => state)).toEqual(['waiting']);
	});
});
