/**
 * A tenant that people work in: random edits, then a sync, many times over. After each sync the device
 * must hold what a naive full import would hold, and say rightly why everything else is not part of it.
 * `ALMANAC_SEED=n` runs one course alone.
 */
import { describe, expect, it } from 'vitest';
import { editKinds, type EditKind } from '$lib/sandbox/random-edits.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { oddTenant, setupImport, smallSets, type ImportSetup } from '../support/import-setup.ts';
import { control, tenantRecords } from '../support/tenant-truth.ts';

const seeds = process.env.ALMANAC_SEED
	? [Number(process.env.ALMANAC_SEED)]
	: Array.from({ length: Number(process.env.ALMANAC_COURSES ?? 3) }, (_, at) => at + 1);
const rounds = 8;
const udf = 'udf:Asset Tag';
const stamped = editKinds.filter((kind) => kind !== 'udf');

async function edit(
	{ sandbox }: ImportSetup,
	edits: { readonly seed: number; readonly count: number; readonly kinds: readonly EditKind[] }
): Promise<void> {
	// Time passes between two looks at a tenant; often less than the overlap.
	await control(sandbox, 'POST', 'clock', { advanceMs: 1_000 + (edits.seed % 7) * 120_000 });
	await control(sandbox, 'POST', 'edits', edits);
}

async function run(setting: ImportSetup, mode: 'auto' | 'full' = 'auto'): Promise<RunSummary> {
	const outcome = await setting.service.sync({ startedBy: 'person', mode }, () => undefined);
	if (!outcome.ok) throw new Error(outcome.failure.code);
	expect(outcome.value.failure).toBeNull();
	return outcome.value;
}

/** A device whose clock is days off, and different with every seed. */
function deviceClock(seed: number): () => number {
	let now = Date.parse('2026-11-23T11:42:00Z') + (seed % 2 === 0 ? 1 : -1) * seed * 7 * 3_600_000;
	return () => (now += 50);
}

describe('a sync after people worked in the tenant', { timeout: 60_000 }, () => {
	for (const seed of seeds) {
		it(`leads to what a full import leads to (course ${seed})`, async () => {
			const setting = await setupImport(
				{ ...oddTenant, seed: 5 + seed },
				{ more: { ...smallSets, clock: deviceClock(seed) } }
			);
			await run(setting);
			await expectSynced(setting);
			for (let round = 1; round <= rounds; round += 1) {
				await edit(setting, { seed: seed * 100 + round, count: 1 + round * 3, kinds: stamped });
				if (round === 3) await mergeTwo(setting);
				if (round === 5) await turnCompany(setting);
				const summary = await run(setting);
				expect(summary.kind).toBe('incremental');
				await expectSynced(setting);
			}
			expect((await run(setting, 'full')).kind).toBe('full');
			await expectSynced(setting, { isExact: true });
		});
	}

	for (const seed of seeds) {
		it(`misses nothing that is changed while a sync runs (course ${seed})`, async () => {
			const { setting, meddle } = await setupMeddling(seed);
			for (let round = 0; round <= rounds; round += 1) {
				// Full imports are meddled with as well as readings of changes.
				meddle(1 + ((seed * 5 + round * 3) % (round % 4 === 0 ? 8 : 2)));
				const { kind } = await run(setting, round === 4 ? 'full' : 'auto');
				expect(kind).toBe(round === 0 || round === 4 ? 'full' : 'incremental');
				meddle(Infinity);
				await run(setting);
				await expectSynced(setting);
			}
		});
	}

	it('finds edits without a stamp in a full pass', async () => {
		const setting = await setupImport();
		await run(setting);
		await edit(setting, { seed: 3, count: 40, kinds: ['udf'] });
		const { kind, changed } = await run(setting);
		expect(kind).toBe('incremental');
		// What lies within the overlap is read again, whether its stamp moved or not.
		expect(changed).toBeLessThan(10);
		await expectSynced(setting, { except: [udf] });
		expect(await run(setting, 'full')).toMatchObject({ kind: 'full' });
		await expectSynced(setting, { isExact: true });
	});
});

/**
 * A tenant in which people edit exactly while the engine reads: after so many further queries, and then
 * after each one, so much later by the tenant's clock every time that no overlap hides it.
 */
async function setupMeddling(seed: number): Promise<{
	readonly setting: ImportSetup;
	/** From how many queries on; Infinity ends it. */
	readonly meddle: (afterQueries: number) => void;
}> {
	let left = Infinity;
	let edits = seed * 1_000;
	const setting: ImportSetup = await setupImport(
		// One set of many pages, so that an early page is old when a late one comes.
		{ ...oddTenant, seed: 5 + seed, companies: 3, configurations: 90 },
		{
			more: { readingSize: { pageSize: 10, pagesPerSet: 50 } },
			around: (inner) => ({
				...inner,
				async send(zone, request) {
					const answer = await inner.send(zone, request);
					const isQuery = request.path === 'V1.0/ConfigurationItems/query';
					if (isQuery && (left -= 1) <= 0) {
						await control(setting.sandbox, 'POST', 'clock', { advanceMs: 900_000 });
						edits += 1;
						await control(setting.sandbox, 'POST', 'edits', {
							seed: edits,
							count: 5,
							kinds: stamped
						});
					}
					return answer;
				}
			})
		}
	);
	return { setting, meddle: (afterQueries) => (left = afterQueries) };
}

/** Two active companies become one; the other is gone or inactive. */
async function mergeTwo({ sandbox }: ImportSetup): Promise<void> {
	const companies = await tenantRecords(sandbox, 'Companies');
	const [from, into] = companies.filter(({ id, isActive }) => id !== 0 && isActive === true);
	await control(sandbox, 'POST', 'companies/merge', {
		from: from?.id,
		into: into?.id,
		outcome: Number(from?.id) % 2 === 0 ? 'gone' : 'inactive'
	});
}

/** A company that was inactive is active, so that it is mapped and read for the first time. */
async function turnCompany({ sandbox }: ImportSetup): Promise<void> {
	const companies = await tenantRecords(sandbox, 'Companies');
	const asleep = companies.find(({ id, isActive }) => id !== 0 && isActive !== true);
	if (!asleep) return;
	await control(sandbox, 'PATCH', `records/Companies/${asleep.id}`, { values: { isActive: true } });
}
