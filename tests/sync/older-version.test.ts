/** What an older version left half done: its watermarks say nothing of fields, selection or a clock. */
import { Dexie } from 'dexie';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { v1 } from '$lib/db/schema/v1.ts';
import { v2 } from '$lib/db/schema/v2.ts';
import { v3 } from '$lib/db/schema/v3.ts';
import { AlmanacError } from '$lib/domain/errors.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { createSyncService } from '$lib/sync/service.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { testEnvironment } from '../support/sync-environment.ts';
import { oddTenant, setupImport, smallSets, type ImportSetup } from '../support/import-setup.ts';
import { control } from '../support/tenant-truth.ts';

async function setupCut(): Promise<{ setting: ImportSetup; cutAfter: (calls: number) => void }> {
	let left = Infinity;
	const setting = await setupImport(oddTenant, {
		more: smallSets,
		around: (inner) => ({
			...inner,
			async send(zone, request) {
				left -= 1;
				if (left < 0) throw new AlmanacError({ code: 'offline' });
				return inner.send(zone, request);
			}
		})
	});
	return { setting, cutAfter: (calls) => (left = calls) };
}

async function run({ service }: ImportSetup): Promise<RunSummary> {
	const outcome = await service.sync({ startedBy: 'person', mode: 'auto' }, () => undefined);
	if (!outcome.ok) throw new Error(outcome.failure.code);
	return outcome.value;
}

/** Rows as the first versions wrote them. */
async function asOlderVersion({ db }: ImportSetup): Promise<void> {
	await db.watermarks.toCollection().modify((row) => {
		Reflect.deleteProperty(row, 'covers');
	});
	await db.checkpoints.toCollection().modify((row) => {
		Reflect.deleteProperty(row, 'finishedAt');
		Object.assign(row, { terms: '{"chosen":[]}' });
	});
	await db.runs.toCollection().modify((row) => {
		Reflect.deleteProperty(row, 'plan');
	});
}

/** What is stored, in a database of that version of the schema, and opened by the one of today. */
async function upgraded({ db, sandbox }: ImportSetup, version: number): Promise<ImportSetup> {
	const old = new Dexie(`${db.name}-of-version-${version}`);
	for (const [index, stores] of [v1, v2, v3].slice(0, version).entries()) {
		old.version(index + 1).stores(stores);
	}
	await old.open();
	for (const { name } of old.tables) {
		await old.table(name).bulkAdd(await db.table(name).toArray());
	}
	old.close();
	const today = new AlmanacDatabase(old.name);
	onTestFinished(async () => {
		today.close();
		await today.delete({ disableAutoOpen: false });
	});
	await today.open();
	// Later than the run that was cut: a clock that goes back asks for a full pass.
	let now = Date.parse('2026-11-23T12:30:00.000Z');
	const more = { ...smallSets, clock: () => (now += 50) };
	const service = createSyncService(testEnvironment({ db: today, sandbox, more }));
	const sync = () => service.sync({ startedBy: 'person', mode: 'auto' }, () => undefined);
	return { db: today, sandbox, service, sync };
}

describe('an upgrade of the schema', { timeout: 30_000 }, () => {
	for (const version of [1, 2, 3]) {
		it(`from version ${version} lets a half-finished import go on where it was`, async () => {
			const { setting, cutAfter } = await setupCut();
			cutAfter(22);
			expect((await run(setting)).state).toBe('failed');
			const stored = (await setting.db.shards.toArray()).flatMap(({ ids }) => [...ids]).length;
			expect(stored).toBeGreaterThan(0);
			const next = await upgraded(setting, version);
			const resumed = await run(next);
			expect(resumed).toMatchObject({ kind: 'full', state: 'done', changed: 0 });
			expect(await next.db.runs.get(resumed.runId)).toMatchObject({ isResumed: true });
			await expectSynced(next);
			const whole = (await next.db.shards.toArray()).flatMap(({ ids }) => [...ids]).length;
			expect(resumed.added).toBe(whole - stored);
			expect(await run(next)).toMatchObject({ kind: 'incremental', state: 'done', added: 0 });
		});

		it(`from version ${version} lets a half-finished reading of changes go on`, async () => {
			const { setting, cutAfter } = await setupCut();
			await run(setting);
			await control(setting.sandbox, 'POST', 'clock', { advanceMs: 900_000 });
			const kinds = ['rename', 'add', 'move', 'delete'];
			await control(setting.sandbox, 'POST', 'edits', { seed: 7, count: 90, kinds });
			cutAfter(10);
			expect(await run(setting)).toMatchObject({ kind: 'incremental', state: 'failed' });
			expect(await setting.db.checkpoints.count()).toBe(2);
			const next = await upgraded(setting, version);
			expect(await run(next)).toMatchObject({ kind: 'incremental', state: 'done' });
			expect(await next.db.checkpoints.count()).toBe(1);
			await expectSynced(next);
		});
	}
});

describe('what an older version left behind', { timeout: 30_000 }, () => {
	for (const calls of [14, 22, Infinity]) {
		it(`is read whole once and then by its changes (cut after ${calls} calls)`, async () => {
			const { setting, cutAfter } = await setupCut();
			cutAfter(calls);
			expect((await run(setting)).state).toBe(calls === Infinity ? 'done' : 'failed');
			await asOlderVersion(setting);
			cutAfter(Infinity);
			expect(await run(setting)).toMatchObject({ kind: 'full', state: 'done' });
			await expectSynced(setting);
			expect(await run(setting)).toMatchObject({ kind: 'incremental', state: 'done', added: 0 });
			await expectSynced(setting);
		});
	}
});
