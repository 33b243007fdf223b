/**
 * Each fault of the tenant in each step of a run: the run ends with its code, says nothing untrue of what
 * is gone, and the next one leads to what a full import would.
 */
import { describe, expect, it } from 'vitest';
import type { TransportRequest } from '$lib/autotask/transport.ts';
import { saveFields, saveSelection } from '$lib/db/import-choices.ts';
import type { FailureCode } from '$lib/domain/errors.ts';
import { defaultSelection } from '$lib/domain/selection.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { oddTenant, setupImport, type ImportSetup } from '../support/import-setup.ts';
import { control, tenantRecords } from '../support/tenant-truth.ts';

const faults: readonly (readonly [fault: string, code: FailureCode])[] = [
	['html500', 'autotask-failed'],
	['truncate', 'answer-not-json'],
	['empty', 'answer-not-json'],
	['429', 'rate-limited'],
	['status:503', 'autotask-failed'],
	['reset', 'answer-not-json'],
	['lost', 'answer-not-json'],
	['stall', 'answer-not-json']
];

interface Step {
	readonly name: string;
	/** The calls that make the step. */
	readonly is: (path: string, body: string) => boolean;
}

const configurations = 'V1.0/ConfigurationItems/query';

const steps: readonly Step[] = [
	{ name: 'usage', is: (path) => path.includes('ThresholdInformation') },
	{ name: 'fields', is: (path) => path.endsWith('entityInformation/fields') },
	{ name: 'types', is: (path) => path.includes('ConfigurationItemTypes') },
	{ name: 'companies', is: (path) => path === 'V1.0/Companies/query' },
	{ name: 'counts', is: (path) => path === `${configurations}/count` },
	{
		name: 'new fields',
		is: (path, body) =>
			path === configurations && body.includes('numberOfUsers') && !body.includes('serialNumber')
	},
	{
		name: 'a wider selection',
		is: (path, body) => path === configurations && body.includes('"isActive","value":false')
	},
	{
		name: 'changes',
		is: (path, body) => path === configurations && body.includes('"createDate","value"')
	},
	{
		name: 'the id sweep',
		is: (path, body) => path === configurations && body.includes('"IncludeFields":["id"]')
	},
	{
		name: 'ids that lack',
		is: (path, body) => path === configurations && body.includes('"op":"in","field":"id"')
	},
	{ name: 'names', is: (path) => path === 'V1.0/CompanyLocations/query' }
];

/** A tenant whose every call fails from the moment on at which a step makes its first one. */
async function setupBreaking(step: Step) {
	let armed: string | null = null;
	let broke = false;
	const onCall = async ({ path, body }: TransportRequest): Promise<void> => {
		if (armed === null || !step.is(path, body ?? '')) return;
		broke = true;
		await control(setting.sandbox, 'PUT', 'faults', [`${armed}@1`]);
		armed = null;
	};
	const setting: ImportSetup = await setupImport(
		{ ...oddTenant, companies: 4, configurations: 60 },
		{
			more: { readingSize: { pageSize: 10, pagesPerSet: 2 } },
			around: (inner) => ({
				...inner,
				async send(zone, request) {
					await onCall(request);
					return inner.send(zone, request);
				}
			})
		}
	);
	const arm = (fault: string): void => {
		armed = fault;
		broke = false;
	};
	const mend = async (): Promise<void> => {
		armed = null;
		await control(setting.sandbox, 'PUT', 'faults', []);
	};
	return { setting, arm, mend, broke: () => broke };
}

async function run({ service }: ImportSetup): Promise<RunSummary> {
	const outcome = await service.sync({ startedBy: 'person', mode: 'auto' }, () => undefined);
	if (!outcome.ok) throw new Error(outcome.failure.code);
	return outcome.value;
}

/** Work for every step: edits, deletions, a field that is new, a selection that is wider. */
async function makeWork(setting: ImportSetup, round: number): Promise<boolean> {
	const { db, sandbox } = setting;
	await control(sandbox, 'POST', 'clock', { advanceMs: 900_000 });
	await control(sandbox, 'POST', 'limits', { used: 0 });
	const kinds = ['rename', 'move', 'add', 'delete', 'delete', 'activity'];
	await control(sandbox, 'POST', 'edits', { seed: 40 + round, count: 12, kinds });
	const [present] = (await db.shards.toArray()).flatMap(({ ids, marks }) =>
		[...ids].filter((id) => !marks.some((mark) => mark.id === id))
	);
	await control(sandbox, 'DELETE', `records/ConfigurationItems/${present}`).catch(() => undefined);
	const settings = await db.importSettings.toCollection().first();
	if (!settings) throw new Error('Nothing is connected');
	const { integrationId, fieldMap } = settings;
	const added = ['numberOfUsers', 'via:location.name'];
	const fields = (settings.fields ?? []).filter((key) => !added.includes(key));
	const now = '2026-11-23T12:00:00.000Z';
	// Out and in again, so that both have to be read.
	await saveFields(db, integrationId, { fields, fieldMap, now });
	await saveFields(db, integrationId, { fields: [...fields, ...added], fieldMap, now });
	const isWide = round % 2 === 0;
	const statuses = isWide ? [] : (['active'] as const);
	await saveSelection(db, integrationId, { selection: { ...defaultSelection, statuses }, now });
	return isWide;
}

/** Nothing is called missing that the tenant has. */
async function expectNoFalseMissing({ db, sandbox }: ImportSetup): Promise<void> {
	const there = new Set((await tenantRecords(sandbox, 'ConfigurationItems')).map(({ id }) => id));
	const missing = (await db.shards.toArray()).flatMap(({ marks }) =>
		marks.flatMap(({ id, missingSince }) => (missingSince === null ? [] : [id]))
	);
	expect(missing.filter((id) => there.has(id))).toEqual([]);
}

describe('a fault that lasts, from the first call of', { timeout: 60_000 }, () => {
	for (const step of steps) {
		it(`${step.name}: ends the run with its code, and the next one loses nothing`, async () => {
			const { setting, arm, mend, broke } = await setupBreaking(step);
			expect((await run(setting)).state).toBe('done');
			let times = 0;
			for (const [round, [fault, code]] of faults.entries()) {
				const isWide = await makeWork(setting, round);
				arm(fault);
				const summary = await run(setting);
				if (broke()) {
					times += 1;
					expect(summary, fault).toMatchObject({ state: 'failed', failure: { code } });
				}
				await expectNoFalseMissing(setting);
				await mend();
				expect((await run(setting)).state, fault).toBe('done');
				await expectSynced(setting, { admits: isWide ? () => true : undefined });
			}
			// A wider selection comes every second time; every other step each time.
			expect(times).toBeGreaterThanOrEqual(
				step.name === 'a wider selection' ? faults.length / 2 : faults.length
			);
		});
	}
});
