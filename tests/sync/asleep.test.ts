/** The device goes to sleep while a call is under way, and wakes hours later. */
import { describe, expect, it } from 'vitest';
import { AlmanacError } from '$lib/domain/errors.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { oddTenant, setupImport, smallSets, type ImportSetup } from '../support/import-setup.ts';
import { control } from '../support/tenant-truth.ts';

const nightMs = 9 * 3_600_000;

/** A night falls at the nth call; `after` is what becomes of the call that was under way. */
async function setupNight(after: 'answered' | 'lost') {
	let now = Date.parse('2026-11-23T20:00:00Z');
	let left = Infinity;
	const setting: ImportSetup = await setupImport(oddTenant, {
		more: {
			...smallSets,
			clock: () => (now += 50),
			async sleep(ms) {
				now += ms;
			}
		},
		around: (inner) => ({
			...inner,
			async send(zone, request) {
				const answer = await inner.send(zone, request);
				if ((left -= 1) !== 0) return answer;
				now += nightMs;
				// The tenant lives on meanwhile.
				await control(setting.sandbox, 'POST', 'clock', { advanceMs: nightMs });
				const kinds = ['rename', 'move', 'add', 'delete'];
				await control(setting.sandbox, 'POST', 'edits', { seed: 21, count: 25, kinds });
				if (after === 'lost') throw new AlmanacError({ code: 'proxy-unreachable' });
				return answer;
			}
		})
	});
	return { setting, nightAt: (call: number) => (left = call) };
}

async function run({ service }: ImportSetup): Promise<RunSummary> {
	const outcome = await service.sync({ startedBy: 'schedule', mode: 'auto' }, () => undefined);
	if (!outcome.ok) throw new Error(outcome.failure.code);
	return outcome.value;
}

describe('a device that sleeps in the middle of a call', { timeout: 60_000 }, () => {
	for (const after of ['answered', 'lost'] as const) {
		for (const call of [1, 7, 12, 25]) {
			it(`loses nothing when call ${call} of an import is ${after} after the night`, async () => {
				const { setting, nightAt } = await setupNight(after);
				nightAt(call);
				const first = await run(setting);
				// Hours later no budget for repeats is left: the run ends and the next one goes on.
				expect(first.state).toBe(after === 'answered' ? 'done' : 'failed');
				nightAt(Infinity);
				expect((await run(setting)).state).toBe('done');
				expect((await run(setting)).state).toBe('done');
				await expectSynced(setting);
			});
		}

		it(`loses nothing when a call for changes is ${after} after the night`, async () => {
			const { setting, nightAt } = await setupNight(after);
			expect((await run(setting)).state).toBe('done');
			nightAt(8);
			expect((await run(setting)).state).toBe(after === 'answered' ? 'done' : 'failed');
			nightAt(Infinity);
			expect((await run(setting)).state).toBe('done');
			await expectSynced(setting);
		});
	}
});
