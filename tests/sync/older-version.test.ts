/** What an older version left half done: its watermarks say nothing of fields, selection or a clock. */
import { describe, expect, it } from 'vitest';
import { AlmanacError } from '$lib/domain/errors.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { oddTenant, setupImport, smallSets, type ImportSetup } from '../support/import-setup.ts';

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
