/**
 * The worker is killed at a random await of its transport or its database; what is open then is lost or
 * committed unseen. A new worker runs again, may be killed again, and in the end the database must hold
 * what an uninterrupted run leads to. The seed of a failing schedule is in its message:
 * ALMANAC_SEED=n runs that one alone.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import type { WatermarkRow } from '$lib/db/shard-rows.ts';
import { createSandbox, type Sandbox } from '$lib/sandbox/app.ts';
import { createSyncService } from '$lib/sync/service.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { contentOf, dumpDatabase } from '../support/dump-database.ts';
import { dice } from '../support/dice.ts';
import { autoSync, expectTruth, smallSets } from '../support/import-setup.ts';
import { Reaper, type LastWords } from '../support/reaper.ts';
import { testEnvironment } from '../support/sync-environment.ts';
import { control } from '../support/tenant-truth.ts';

const schedules = Number(process.env.ALMANAC_SCHEDULES ?? 60);
const perTest = 10;
const asked = process.env.ALMANAC_SEED;

/** Enough for several sets of several pages, and small enough to be run hundreds of times. */
const tenant = {
	seed: 5,
	companies: 6,
	configurations: 110,
	oddities: 'all',
	now: () => Date.parse('2026-11-23T11:42:00Z'),
	// A dead worker reads no answer, so that its calls count as being under way.
	limits: { threads: null }
} as const;

let sandbox: Sandbox;
let wanted: Record<string, unknown[]>;
let moments: number;

/** One life of a worker over the database of that name; null when it was killed. */
async function live(name: string, reaper: Reaper): Promise<RunSummary | null> {
	const db = new AlmanacDatabase(name);
	reaper.watch(db);
	// All lives together would use up the calls that the tenant has in an hour.
	await control(sandbox, 'POST', 'limits', { used: 0 });
	const env = testEnvironment({
		db,
		sandbox,
		around: (inner) => reaper.transport(inner),
		// A killed worker's lock is released by the browser: each life has its own.
		more: { ...smallSets, reportBug: () => undefined }
	});
	const service = createSyncService(env);
	const work = (async () => {
		const connected = await service.connectSample('http://localhost:8787');
		if (!connected.ok) return null;
		const outcome = await service.sync(autoSync, () => undefined);
		return outcome.ok ? outcome.value : null;
	})();
	const summary = await Promise.race([work, reaper.death.then(() => null)]);
	await reaper.buried();
	db.close();
	return reaper.isDead ? null : summary;
}

async function withDatabase<T>(
	name: string,
	look: (db: AlmanacDatabase) => Promise<T>
): Promise<T> {
	const db = new AlmanacDatabase(name);
	try {
		return await look(db);
	} finally {
		db.close();
	}
}

async function content(name: string): Promise<Record<string, unknown[]>> {
	return withDatabase(name, async (db) => contentOf(await dumpDatabase(db)));
}

async function forget(name: string): Promise<void> {
	const db = new AlmanacDatabase(name);
	await db.delete();
}

beforeAll(async () => {
	sandbox = createSandbox(tenant);
	const reaper = new Reaper();
	const summary = await live('uninterrupted', reaper);
	if (summary?.state !== 'done')
		throw new Error('The run that nobody kills did not end: ' + JSON.stringify(summary));
	moments = reaper.moments;
	wanted = await content('uninterrupted');
});

afterAll(() => forget('uninterrupted'));

/** Kills up to three lives, then lets one live to its end. */
async function surviveSchedule(seed: number): Promise<void> {
	const random = dice(seed);
	const name = `killed-${seed}`;
	const deaths = random() < 0.6 ? 1 : random() < 0.7 ? 2 : 3;
	for (let death = 0; death < deaths; death += 1) {
		// One in five dies near the end, where the last set and the snapshot are written.
		const from = random() < 0.2 ? moments - 40 : 1;
		const killAt = Math.max(1, Math.ceil(from + random() * (moments - from)));
		const lastWords: LastWords = random() < 0.5 ? 'abort' : 'commit';
		await live(name, new Reaper(killAt, lastWords));
	}
	const summary = await live(name, new Reaper());
	expect(summary, `seed ${seed}`).toMatchObject({ state: 'done', failure: null });
	expect(await content(name), `seed ${seed}`).toEqual(wanted);
	await withDatabase(name, async (db) => {
		const states = (await db.runs.toArray()).map(({ state }) => state);
		expect(states.at(-1), `seed ${seed}`).toBe('done');
		expect(states, `seed ${seed}`).not.toContain('running');
	});
	await forget(name);
}

/**
 * Kills a worker when some sets are stored and others are left, and answers what was stored. How many
 * awaits that takes hangs on what a machine does at once, so that the moment is looked for.
 */
async function killHalfWay(name: string): Promise<WatermarkRow[]> {
	for (let share = 0.7; share < 1; share += 0.02) {
		await forget(name);
		await live(name, new Reaper(Math.floor(moments * share), 'abort'));
		const stored = await withDatabase(name, (db) => db.watermarks.toArray());
		if (stored.length > 0) return stored;
	}
	throw new Error('No set was stored before the run ended');
}

describe('a worker that is killed', () => {
	it('has enough awaits to die at, in every phase', async () => {
		expect(moments).toBeGreaterThan(150);
		await withDatabase('uninterrupted', async (db) => {
			await expectTruth({ db, sandbox });
			// Four sets at least, so that there is a first, a middle and a last one.
			const generations = new Set((await db.shards.toArray()).map(({ generation }) => generation));
			expect(generations.size).toBeGreaterThanOrEqual(3);
		});
	});

	if (asked !== undefined) {
		it(`leads to the same database with seed ${asked}`, async () => {
			expect.hasAssertions();
			await surviveSchedule(Number(asked));
		});
		return;
	}

	for (let first = 1; first <= schedules; first += perTest) {
		it(`leads to the same database with seeds ${first} to ${first + perTest - 1}`, async () => {
			expect.hasAssertions();
			for (let seed = first; seed < first + perTest; seed += 1) await surviveSchedule(seed);
		}, 60_000);
	}

	it('reads nothing again of the sets that were stored', async () => {
		const name = 'killed-late';
		const before = await killHalfWay(name);
		await control(sandbox, 'DELETE', 'calls');
		const summary = await live(name, new Reaper());
		expect(summary?.state).toBe('done');
		const stored = before.reduce((sum, row) => sum + row.configurations, 0);
		const all = await withDatabase(name, async (db) => db.watermarks.toArray());
		const total = all.reduce((sum, row) => sum + row.configurations, 0);
		// Beside what it lacks it reads what changed meanwhile: here the minutes of the overlap.
		expect(summary?.read).toBeLessThan(total - stored + 20);
		expect(summary).toMatchObject({ added: total - stored, changed: 0 });
		const runs = await withDatabase(name, async (db) => db.runs.toArray());
		expect(runs.map(({ state, isResumed }) => [state, isResumed])).toEqual([
			['interrupted', false],
			['done', true]
		]);
		await forget(name);
	});
});
