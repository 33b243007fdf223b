import type { DBCore } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { storageFailure } from '$lib/db/storage-failure.ts';
import { autoSync, expectTruth, setupImport } from '../support/import-setup.ts';

/** A disk with room for so many writes to a table; `Infinity` when space was made. */
function limitDisk(db: AlmanacDatabase, table: string): { room: number } {
	const disk = { room: Infinity };
	db.use({
		stack: 'dbcore',
		name: 'disk',
		create: (core): DBCore => ({
			...core,
			table: (name) => {
				const inner = core.table(name);
				if (name !== table) return inner;
				return {
					...inner,
					mutate: (request) => {
						disk.room -= 1;
						if (disk.room >= 0) return inner.mutate(request);
						return Promise.reject(new DOMException('The disk is full', 'QuotaExceededError'));
					}
				};
			}
		})
	});
	return disk;
}

describe('a full disk', { timeout: 30_000 }, () => {
	for (const [table, room] of [
		['shards', 2],
		['watermarks', 1],
		['snapshots', 0],
		['psaCompanies', 0]
	] as const) {
		it(`stops the run at ${table} with whole sets, and goes on when there is room`, async () => {
			const setting = await setupImport();
			setting.db.close();
			const disk = limitDisk(setting.db, table);
			await setting.db.open();
			disk.room = room;
			const outcome = await setting.service.sync(autoSync, () => undefined);
			expect(outcome).toMatchObject({
				value: { state: 'failed', failure: { code: 'storage-full' } }
			});
			const directories = await setting.db.directories.toArray();
			const watermarks = await setting.db.watermarks.toArray();
			const inDirectories = directories.reduce((sum, { ids }) => sum + ids.length, 0);
			expect(watermarks.reduce((sum, row) => sum + row.configurations, 0)).toBe(inDirectories);
			expect((await setting.db.runs.toArray()).at(-1)).toMatchObject({
				state: 'failed',
				failure: { code: 'storage-full' }
			});
			disk.room = Infinity;
			expect(await setting.sync()).toMatchObject({ value: { state: 'done' } });
			await expectTruth(setting);
		});
	}

	it('ends the run also where the log entry has no room', async () => {
		const setting = await setupImport();
		setting.db.close();
		const disk = limitDisk(setting.db, 'runs');
		await setting.db.open();
		disk.room = 2;
		const outcome = await setting.service.sync(autoSync, () => undefined);
		expect(outcome).toMatchObject({
			value: { state: 'failed', failure: { code: 'storage-full' } }
		});
		disk.room = Infinity;
		expect(await setting.sync()).toMatchObject({ value: { state: 'done' } });
		const states = (await setting.db.runs.toArray()).map(({ state }) => state);
		expect(states).toEqual(['interrupted', 'done']);
	});
});

describe('errors of the database', { timeout: 30_000 }, () => {
	it('are told apart by what a person can do', () => {
		const named = (name: string) => new DOMException('x', name);
		expect(storageFailure(named('QuotaExceededError'))?.code).toBe('storage-full');
		const aborted = Object.assign(new Error('x'), { name: 'AbortError' });
		expect(storageFailure(aborted)?.code).toBe('storage-failed');
		const wrapped = Object.assign(new Error('x'), {
			name: 'AbortError',
			inner: named('QuotaExceededError')
		});
		expect(storageFailure(wrapped)?.code).toBe('storage-full');
		const bulk = Object.assign(new Error('x'), {
			name: 'BulkError',
			failures: [named('QuotaExceededError')]
		});
		expect(storageFailure(bulk)?.code).toBe('storage-full');
		expect(storageFailure(named('VersionError'))?.code).toBe('database-newer');
		expect(storageFailure(new TypeError('a bug'))).toBeNull();
	});
});
