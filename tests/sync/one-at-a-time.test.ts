import { describe, expect, it } from 'vitest';
import { runningRun } from '$lib/db/runs.ts';
import { createSyncService } from '$lib/sync/service.ts';
import { autoSync, expectTruth, setupImport, smallSets } from '../support/import-setup.ts';
import { createMemoryLock } from '../support/memory-lock.ts';
import { testEnvironment } from '../support/sync-environment.ts';

describe('two tabs', { timeout: 30_000 }, () => {
	it('run one sync at a time; the other one sees how far it is', async () => {
		const lock = createMemoryLock();
		const setting = await setupImport(undefined, { more: { ...smallSets, lock } });
		const other = createSyncService(
			testEnvironment({ db: setting.db, sandbox: setting.sandbox, more: { ...smallSets, lock } })
		);
		const { id } = (await setting.db.integrations.toCollection().first()) ?? {};
		const seen: (number | undefined)[] = [];
		let second: unknown = null;
		const first = await setting.service.sync(autoSync, async () => {
			second ??= await other.sync(autoSync, () => undefined);
			if (id) seen.push((await runningRun(setting.db, id))?.read);
		});
		expect(first).toMatchObject({ ok: true, value: { state: 'done' } });
		expect(second).toEqual({ ok: false, failure: { code: 'sync-running-elsewhere' } });
		expect(seen.filter((read) => read !== undefined).length).toBeGreaterThan(0);
		expect(await other.sync(autoSync, () => undefined)).toMatchObject({ value: { added: 0 } });
	});
});

describe('cancelling', { timeout: 30_000 }, () => {
	it('ends the run after its current set, and the next one goes on after it', async () => {
		const setting = await setupImport();
		const cancelled = await setting.service.sync(autoSync, ({ phases }) => {
			const { done = 0 } = phases.find(({ phase }) => phase === 'configurations') ?? {};
			if (done > 0) void setting.service.cancel();
		});
		if (!cancelled.ok) throw new Error(cancelled.failure.code);
		expect(cancelled.value).toMatchObject({ state: 'cancelled', failure: null });
		expect(cancelled.value.read).toBeGreaterThan(0);
		const watermarks = await setting.db.watermarks.toArray();
		const stored = watermarks.reduce((sum, row) => sum + row.configurations, 0);
		expect(stored).toBe(cancelled.value.read);
		expect((await setting.db.runs.toArray()).map(({ state }) => state)).toEqual(['cancelled']);
		const resumed = await setting.sync();
		expect(resumed).toMatchObject({ value: { state: 'done' } });
		await expectTruth(setting);
		expect((await setting.db.runs.toArray()).at(-1)).toMatchObject({ isResumed: true });
	});

	it('does nothing when no run is under way', async () => {
		const { service, sync } = await setupImport();
		await service.cancel();
		expect(await sync()).toMatchObject({ value: { state: 'done' } });
	});
});
