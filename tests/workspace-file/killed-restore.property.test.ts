import { describe, expect, it } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { isoDate } from '$lib/domain/dates.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { dice } from '../support/dice.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { Reaper } from '../support/reaper.ts';
import { fill, portable, quiet, restoreInto, savedFile, serviceOf } from './file-bed.ts';
import { passphrase } from './file-of-frames.ts';

async function withDatabase<T>(
	name: string,
	work: (db: AlmanacDatabase) => Promise<T>
): Promise<T> {
	const db = new AlmanacDatabase(name);
	try {
		return await work(db);
	} finally {
		db.close();
	}
}

/** A device with a workspace of its own, which a restore replaces until the reaper comes. */
async function restoreUntilKilled(name: string, file: Blob, reaper: Reaper): Promise<void> {
	const db = new AlmanacDatabase(name);
	reaper.watch(db);
	await Promise.race([restoreInto(db, file).catch(() => null), reaper.death]);
	await reaper.buried();
	db.close();
}

const own = { configurationId: 'own' as ConfigurationId, text: 'Mine', editedAt: 'x' };

describe('a restore that is killed', () => {
	it('leaves the workspace as it was, or as the file has it', async () => {
		const desk = openTestDatabase();
		await fill(desk);
		const file = await savedFile(desk);
		const wanted = await portable(desk);
		const name = (run: number): string => `killed-restore-${run}`;
		const born = async (run: number) =>
			withDatabase(name(run), async (db) => {
				await db.remarks.put(own);
				return { ...(await dumpDatabase(db)), incoming: [] };
			});
		await born(0);
		const whole = new Reaper();
		await restoreUntilKilled(name(0), file, whole);
		expect(whole.moments).toBeGreaterThan(100);

		const random = dice(11);
		const ends = { before: 0, after: 0 };
		for (let run = 1; run <= 60; run += 1) {
			const before = await born(run);
			const at = run === 1 ? whole.moments - 1 : 1 + Math.floor(random() * whole.moments);
			await restoreUntilKilled(
				name(run),
				file,
				new Reaper(at, random() < 0.5 ? 'abort' : 'commit')
			);
			await withDatabase(name(run), async (db) => {
				const isOld = (await db.remarks.get(own.configurationId)) !== undefined;
				if (isOld) {
					expect({ ...(await dumpDatabase(db)), incoming: [] }, String(run)).toEqual(before);
				} else expect(await portable(db), String(run)).toEqual(wanted);
				ends[isOld ? 'before' : 'after'] += 1;
				// What was half taken in is in nobody's way.
				expect(await restoreInto(db, file)).toBeNull();
				expect(await portable(db)).toEqual(wanted);
				await db.delete();
			});
		}
		expect(ends.before).toBeGreaterThan(10);
	});
});

/** What a merge decides: not how often this device has written, nor ids that are made anew. */
async function merged(db: AlmanacDatabase): Promise<unknown> {
	const { edits, settings, ...rest } = await portable(db);
	const stamps = (edits as { id: string }[])
		.map(({ id }) => (id.startsWith('drafts|') ? 'drafts' : id))
		.toSorted();
	const drafts = (rest['drafts'] as { name: string }[])
		.map((row) => ({ ...row, id: '' }))
		.toSorted((a, b) => a.name.length - b.name.length);
	return { ...rest, settings, stamps, drafts, incoming: [] };
}

async function mergeUntilKilled(name: string, file: Blob, reaper: Reaper): Promise<void> {
	const db = new AlmanacDatabase(name);
	reaper.watch(db);
	const service = serviceOf(db);
	const merging = async (): Promise<void> => {
		const preview = await service.prepare(file, passphrase, quiet);
		if (preview.ok) await service.restore('merge');
	};
	await Promise.race([merging().catch(() => null), reaper.death]);
	await reaper.buried();
	db.close();
}

describe('a merge that is killed', () => {
	it('leaves the workspace as it was, or wholly merged', async () => {
		const desk = openTestDatabase();
		await fill(desk);
		await desk.remarks.put({ ...own, text: 'From the desk' });
		await desk.drafts.toCollection().modify({ preparer: 'At the desk' });
		await desk.meetings.toCollection().modify({ nextOn: isoDate('2027-02-02') });
		const file = await savedFile(desk);
		const name = (run: number): string => `killed-merge-${run}`;
		const born = async (run: number) =>
			withDatabase(name(run), async (db) => {
				await fill(db);
				await db.drafts.toCollection().modify({ preparer: 'Here' });
				return { ...(await dumpDatabase(db)), incoming: [] };
			});
		await born(0);
		const whole = new Reaper();
		await mergeUntilKilled(name(0), file, whole);
		const wanted = await withDatabase(name(0), merged);
		expect(whole.moments).toBeGreaterThan(100);

		const random = dice(23);
		const ends = { before: 0, after: 0 };
		for (let run = 1; run <= 24; run += 1) {
			const before = await born(run);
			const late = 1 - Math.floor(random() * 300) / whole.moments;
			const share = run % 2 === 0 ? random() : late;
			const at = run === 1 ? whole.moments - 1 : 1 + Math.floor(share * whole.moments);
			await mergeUntilKilled(name(run), file, new Reaper(at, run % 3 === 0 ? 'commit' : 'abort'));
			await withDatabase(name(run), async (db) => {
				const isOld = (await db.remarks.get(own.configurationId)) === undefined;
				if (isOld) {
					expect({ ...(await dumpDatabase(db)), incoming: [] }, String(run)).toEqual(before);
				} else expect(await merged(db), String(run)).toEqual(wanted);
				ends[isOld ? 'before' : 'after'] += 1;
				await db.delete();
			});
		}
		expect(ends.before).toBeGreaterThan(8);
		expect(ends.after).toBeGreaterThan(0);
	});
});
