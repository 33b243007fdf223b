import { describe, expect, it } from 'vitest';
import { inTransaction } from '$lib/db/in-transaction.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const kind = (name: string) =>
	({ name, kind: 'server', editedAt: '2026-11-23T11:42:00Z' }) as const;

/** More native awaits than Dexie's zone outlives. */
async function manyTurns(): Promise<void> {
	for (let turn = 0; turn < 400; turn += 1) await null;
}

describe('a transaction', () => {
	it('keeps its writes together over any number of awaits', async () => {
		const db = openTestDatabase();
		await inTransaction(db, [db.kinds], async (bound) => {
			await bound.kinds.put(kind('one'));
			await manyTurns();
			await bound.kinds.put(kind('two'));
			await manyTurns();
			expect(await bound.kinds.count()).toBe(2);
		});
		expect(await db.kinds.count()).toBe(2);
	});

	it('takes everything back where it fails late', async () => {
		const db = openTestDatabase();
		const work = inTransaction(db, [db.kinds], async (bound) => {
			await bound.kinds.put(kind('one'));
			await manyTurns();
			await bound.kinds.put(kind('two'));
			throw new Error('too late');
		});
		await expect(work).rejects.toThrow('too late');
		expect(await db.kinds.count()).toBe(0);
	});

	it('is one with a transaction inside of it', async () => {
		const db = openTestDatabase();
		const work = inTransaction(db, [db.kinds], async (outer) => {
			await outer.kinds.put(kind('one'));
			await manyTurns();
			await inTransaction(outer, [outer.kinds], async (inner) => {
				await inner.kinds.put(kind('two'));
			});
			expect(await outer.table('kinds').count()).toBe(2);
			throw new Error('too late');
		});
		await expect(work).rejects.toThrow('too late');
		expect(await db.kinds.count()).toBe(0);
	});

	it('refuses a table that was not named', async () => {
		const db = openTestDatabase();
		const work = inTransaction(db, [db.kinds], async (bound) => {
			await bound.osAliases.count();
		});
		await expect(work).rejects.toThrow(/not part of transaction|NotFound/);
	});
});
