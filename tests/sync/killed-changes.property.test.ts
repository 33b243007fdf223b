/**
 * A worker that is killed while it reads changes, fills in new fields, reads what a wider selection adds
 * or looks for what is gone: at any await of its transport or its database, several times, with people
 * working in the tenant in between. In the end the device must hold what a naive full import would.
 * ALMANAC_SEED=n runs one schedule alone; ALMANAC_SCHEDULES=n as many as that.
 */
import { describe, expect, it } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { saveFields, saveSelection } from '$lib/db/import-choices.ts';
import { defaultSelection } from '$lib/domain/selection.ts';
import { createSandbox, type Sandbox } from '$lib/sandbox/app.ts';
import { editKinds } from '$lib/sandbox/random-edits.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { createSyncService } from '$lib/sync/service.ts';
import { dice } from '../support/dice.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { autoSync } from '../support/import-setup.ts';
import { Reaper, type LastWords } from '../support/reaper.ts';
import { testEnvironment } from '../support/sync-environment.ts';
import { control } from '../support/tenant-truth.ts';

const schedules = Number(process.env.ALMANAC_SCHEDULES ?? 20);
const perTest = 10;
const asked = process.env.ALMANAC_SEED;
const stamped = editKinds.filter((kind) => kind !== 'udf');
/** A life that reads changes has about so many awaits to die at; a few outlive their schedule. */
const moments = 460;
const small = { readingSize: { pageSize: 10, pagesPerSet: 2 }, reportBug: () => undefined };

function tenantOf(seed: number): Sandbox {
	return createSandbox({
		seed: seed % 7,
		companies: 5,
		configurations: 60,
		oddities: 'all',
		now: () => Date.parse('2026-11-23T11:42:00Z'),
		// A dead worker reads no answer, so that its calls count as being under way.
		limits: { threads: null, threshold: null }
	});
}

/** One life of a worker; null when it was killed. */
async function live(name: string, sandbox: Sandbox, reaper: Reaper): Promise<RunSummary | null> {
	const db = new AlmanacDatabase(name);
	reaper.watch(db);
	const env = testEnvironment({
		db,
		sandbox,
		around: (inner) => reaper.transport(inner),
		more: small
	});
	const service = createSyncService(env);
	const work = (async () => {
		await service.connectSample('http://localhost:8787');
		const outcome = await service.sync(autoSync, () => undefined);
		return outcome.ok ? outcome.value : null;
	})();
	const summary = await Promise.race([work, reaper.death.then(() => null)]);
	await reaper.buried();
	db.close();
	return reaper.isDead ? null : summary;
}

/** What people do between two lives: in the tenant, and here in the settings. */
async function peopleWork(name: string, sandbox: Sandbox, random: () => number): Promise<void> {
	const seed = Math.floor(random() * 1e6);
	await control(sandbox, 'POST', 'clock', { advanceMs: Math.floor(random() * 900_000) });
	const count = Math.ceil(random() * 25);
	await control(sandbox, 'POST', 'edits', { seed, count, kinds: stamped });
	const db = new AlmanacDatabase(name);
	const settings = await db.importSettings.toCollection().first();
	if (settings?.fields && random() < 0.5) {
		const { integrationId, fieldMap, fields } = settings;
		if (random() < 0.5) {
			const some = fields.filter(() => random() < 0.8);
			const chosen = [...new Set([...some, 'numberOfUsers', 'via:location.name'])];
			await saveFields(db, integrationId, {
				fields: chosen,
				fieldMap,
				now: '2026-11-23T12:00:00.000Z'
			});
		} else {
			const statuses = random() < 0.5 ? [] : (['active'] as const);
			const selection = { ...defaultSelection, statuses };
			await saveSelection(db, integrationId, { selection, now: '2026-11-23T12:00:00.000Z' });
		}
	}
	db.close();
}

async function surviveSchedule(seed: number): Promise<void> {
	const random = dice(seed);
	const sandbox = tenantOf(seed);
	const name = `changes-${seed}`;
	expect((await live(name, sandbox, new Reaper()))?.state).toBe('done');
	const deaths = 1 + Math.floor(random() * 3);
	for (let death = 0; death < deaths; death += 1) {
		await peopleWork(name, sandbox, random);
		const killAt = 1 + Math.floor(random() * moments);
		const lastWords: LastWords = random() < 0.5 ? 'abort' : 'commit';
		await live(name, sandbox, new Reaper(killAt, lastWords));
	}
	const summary = await live(name, sandbox, new Reaper());
	expect(summary, `seed ${seed}`).toMatchObject({ state: 'done', failure: null });
	const db = new AlmanacDatabase(name);
	const isAll = (await db.importSettings.toCollection().first())?.selection.statuses.length === 0;
	const admits = isAll ? () => true : undefined;
	try {
		await expectSynced({ db, sandbox }, { admits });
	} catch (error) {
		throw new Error(`seed ${seed}`, { cause: error });
	}
	await db.delete();
}

describe('a worker that is killed while it reads changes', () => {
	if (asked !== undefined) {
		it(`loses nothing with seed ${asked}`, async () => {
			expect.hasAssertions();
			await surviveSchedule(Number(asked));
		});
		return;
	}

	for (let first = 1; first <= schedules; first += perTest) {
		it(`loses nothing with seeds ${first} to ${first + perTest - 1}`, async () => {
			expect.hasAssertions();
			for (let seed = first; seed < first + perTest; seed += 1) await surviveSchedule(seed);
		}, 60_000);
	}
});
