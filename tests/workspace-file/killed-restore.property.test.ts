import { describe, expect, it } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { dice } from '../support/dice.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { Reaper } from '../support/reaper.ts';
import { fill, portable, restoreInto, savedFile } from './file-bed.ts';

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
