import { describe, expect, it } from 'vitest';
import { AlmanacError, type FailureCode } from '$lib/domain/errors.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { contentOf, dumpDatabase } from '../support/dump-database.ts';
import {
	autoSync,
	expectTruth,
	oddTenant,
	setupImport,
	smallSets,
	type ImportSetup
} from '../support/import-setup.ts';
import type { TestEnvironmentOptions } from '../support/sync-environment.ts';
import { control } from '../support/tenant-truth.ts';

type Around = NonNullable<TestEnvironmentOptions['around']>;

async function run({ service }: ImportSetup): Promise<RunSummary> {
	const outcome = await service.sync(autoSync, () => undefined);
	if (!outcome.ok) throw new Error(outcome.failure.code);
	return outcome.value;
}

async function callsOf({ sandbox }: ImportSetup): Promise<Record<string, number>> {
	const response = await sandbox.control.request('/control/calls');
	return ((await response.json()) as { counts: Record<string, number> }).counts;
}

/** What sync wrote and people said; without the log and the checkpoint. */
async function content({ db }: ImportSetup): Promise<unknown> {
	const { checkpoints: _checkpoints, ...rest } = contentOf(await dumpDatabase(db));
	return rest;
}

const counted = (counts: Record<string, number>): number =>
	Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Faults of the tenant that never end, and the failure that each is. */
const standing: readonly (readonly [name: string, faults: string, code: FailureCode])[] = [
	['HTML pages with status 500', 'html500@1', 'autotask-failed'],
	['JSON that ends in the middle', 'truncate@1', 'answer-not-json'],
	['answers without a body', 'empty@1', 'answer-not-json'],
	['a storm of 429', '429@1', 'rate-limited'],
	['a status without words', 'status:503@1', 'autotask-failed']
];

describe('a tenant that answers with', { timeout: 30_000 }, () => {
	for (const [name, fault, code] of standing) {
		it(`${name} ends the run as ${code}, with nothing written and a bounded number of calls`, async () => {
			const setting = await setupImport();
			const before = await content(setting);
			await control(setting.sandbox, 'PUT', 'faults', [fault]);
			await control(setting.sandbox, 'DELETE', 'calls');
			const summary = await run(setting);
			expect(summary).toMatchObject({ state: 'failed', read: 0, failure: { code } });
			expect(await content(setting)).toEqual(before);
			// Six calls of the first phase side by side, each tried five times at most.
			expect(counted(await callsOf(setting))).toBeLessThanOrEqual(30);
		});

		it(`${name} in mid-import keeps whole sets, and the next run goes on after them`, async () => {
			// The count and the first pages pass; from then on every call for configurations fails.
			let pages = 0;
			const broken = await setupImport(undefined, {
				more: smallSets,
				around: (inner) => ({
					...inner,
					async send(zone, request) {
						if (request.path === 'V1.0/ConfigurationItems/query' && (pages += 1) === 9) {
							await control(broken.sandbox, 'PUT', 'faults', [`${fault}/ConfigurationItems`]);
						}
						return inner.send(zone, request);
					}
				})
			});
			const summary = await run(broken);
			expect(summary).toMatchObject({
				state: 'failed',
				failure: { code, entity: 'ConfigurationItems' }
			});
			const stored = (await broken.db.watermarks.toArray()).reduce(
				(sum, row) => sum + row.configurations,
				0
			);
			expect(stored).toBe(summary.read);
			await control(broken.sandbox, 'PUT', 'faults', []);
			const resumed = await run(broken);
			expect(resumed.state).toBe('done');
			await expectTruth(broken);
			const total = (await broken.db.watermarks.toArray()).reduce(
				(sum, row) => sum + row.configurations,
				0
			);
			// Beside what it lacks it reads what changed meanwhile: here the minutes of the overlap.
			expect(resumed.read).toBeGreaterThanOrEqual(total - stored);
			expect(resumed.read).toBeLessThan(total - stored + 20);
			expect(resumed).toMatchObject({ added: total - stored, changed: 0 });
		});
	}

	it('nothing at all ends the run as timeout', async () => {
		const { sleep: _jumps, ...patient } = oddTenant;
		const setting = await setupImport(patient, { more: smallSets, timeoutMs: 250 });
		await control(setting.sandbox, 'PUT', 'faults', ['stall@1']);
		const before = await content(setting);
		const summary = await run(setting);
		expect(summary).toMatchObject({ state: 'failed', failure: { code: 'timeout' } });
		expect(await content(setting)).toEqual(before);
	});

	it('a fault now and then loses nothing', async () => {
		const setting = await setupImport();
		await control(setting.sandbox, 'PUT', 'faults', [
			'429@5',
			'html500@9',
			'truncate@13',
			'reset@17'
		]);
		expect(await run(setting)).toMatchObject({ state: 'done' });
		await expectTruth(setting);
	});
});

describe('credentials that Autotask no longer takes', { timeout: 30_000 }, () => {
	const changes = [
		['a new secret', { secret: 'rotated' }],
		['a locked user', { locked: true }]
	] as const;
	for (const [name, change] of changes) {
		it(`${name}: one 401 and no second one`, async () => {
			const setting = await setupImport();
			await control(setting.sandbox, 'POST', 'user', change);
			await control(setting.sandbox, 'DELETE', 'calls');
			const before = await content(setting);
			const summary = await run(setting);
			expect(summary).toMatchObject({ state: 'failed', failure: { code: 'credentials-rejected' } });
			const response = await setting.sandbox.control.request('/control/calls');
			const { calls } = (await response.json()) as { calls: { status: number }[] };
			expect(calls.filter(({ status }) => status === 401)).toHaveLength(1);
			expect(await content(setting)).toEqual(before);
		});
	}
});

describe('a way to the tenant that is cut', { timeout: 30_000 }, () => {
	const codes = ['offline', 'proxy-unreachable', 'proxy-refused', 'proxy-busy'] as const;
	for (const code of codes) {
		it(`${code} before the first call ends the run with nothing written`, async () => {
			let isCut = false;
			let calls = 0;
			const around: Around = (inner) => ({
				...inner,
				async send(zone, request) {
					calls += 1;
					if (isCut) throw new AlmanacError({ code });
					return inner.send(zone, request);
				}
			});
			const setting = await setupImport(undefined, { more: smallSets, around });
			isCut = true;
			calls = 0;
			const before = await content(setting);
			expect(await run(setting)).toMatchObject({ state: 'failed', failure: { code } });
			expect(await content(setting)).toEqual(before);
			expect(calls).toBeLessThanOrEqual(30);
		});
	}

	it('in mid-import keeps whole sets, and the next run goes on after them', async () => {
		let left = 22;
		const around: Around = (inner) => ({
			...inner,
			async send(zone, request) {
				left -= 1;
				if (left < 0) throw new AlmanacError({ code: 'offline' });
				return inner.send(zone, request);
			}
		});
		const setting = await setupImport(undefined, { more: smallSets, around });
		const first = await run(setting);
		expect(first).toMatchObject({ state: 'failed', failure: { code: 'offline' } });
		left = Infinity;
		expect(await run(setting)).toMatchObject({ state: 'done' });
		await expectTruth(setting);
	});
});

describe("the tenant's calls of an hour", { timeout: 30_000 }, () => {
	it('are not touched when 75 % are used up', async () => {
		const setting = await setupImport();
		await control(setting.sandbox, 'POST', 'limits', { used: 7_600 });
		await control(setting.sandbox, 'DELETE', 'calls');
		const summary = await run(setting);
		expect(summary).toMatchObject({
			state: 'failed',
			failure: { code: 'threshold-reached', retryAfterSeconds: 900 }
		});
		expect((await callsOf(setting))['POST configurationitems/query'] ?? 0).toBe(0);
	});

	it('stop an import between two sets, and it goes on when they are free again', async () => {
		const setting = await setupImport(undefined, {
			more: { readingSize: { pageSize: 5, pagesPerSet: 1 } }
		});
		await control(setting.sandbox, 'POST', 'limits', { threshold: 100, used: 20 });
		const summary = await run(setting);
		expect(summary).toMatchObject({ state: 'failed', failure: { code: 'threshold-reached' } });
		expect(summary.read).toBeGreaterThan(0);
		await control(setting.sandbox, 'POST', 'limits', { threshold: 10_000, used: 0 });
		expect(await run(setting)).toMatchObject({ state: 'done' });
		await expectTruth(setting);
	});
});
