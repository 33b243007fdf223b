import { describe, expect, it } from 'vitest';
import type { SyncProgress } from '$lib/sync/protocol.ts';
import {
	chosenFields,
	expectTruth,
	oddTenant,
	setupImport,
	smallSets
} from '../support/import-setup.ts';
import type { TestEnvironmentOptions } from '../support/sync-environment.ts';

describe('a full import', { timeout: 30_000 }, () => {
	it('stores what the tenant holds, with every oddity', async () => {
		const setting = await setupImport();
		const outcome = await setting.sync();
		expect(outcome).toMatchObject({ ok: true, value: { state: 'done', failure: null } });
		await expectTruth(setting);
	});

	it('stores the same by pages and sets of full size', async () => {
		const setting = await setupImport({ ...oddTenant, configurations: 1_700 }, {});
		await setting.sync();
		await expectTruth(setting);
	});

	it('counts in the summary and in the log what it stored', async () => {
		const { db, sync } = await setupImport();
		const outcome = await sync();
		const stored = (await db.watermarks.toArray()).reduce(
			(sum, row) => sum + row.configurations,
			0
		);
		expect(stored).toBeGreaterThan(100);
		expect(outcome).toMatchObject({ value: { read: stored, added: stored, changed: 0 } });
		const [run] = await db.runs.toArray();
		expect(run).toMatchObject({ state: 'done', read: stored, added: stored, isResumed: false });
		// Nothing can be gone of what was never here.
		expect(run?.phases.map(({ state }) => state)).toEqual([
			'done',
			'done',
			'done',
			'unchanged',
			'done'
		]);
	});

	it('asks for the fields that were chosen and that the engine needs, and for no others', async () => {
		const { db, sandbox, sync } = await setupImport();
		await sync();
		const { calls } = (await (await sandbox.control.request('/control/calls')).json()) as {
			calls: { path: string; query: string | null }[];
		};
		const queries = calls.filter(({ path }) => path === 'configurationitems/query');
		const asked = new Set(
			queries.flatMap(({ query }) => {
				const body = JSON.parse(query ?? '{}') as { IncludeFields?: string[] };
				return body.IncludeFields ?? ['everything'];
			})
		);
		const needed =
			'id companyID isActive lastModifiedTime createDate configurationItemType configurationItemCategoryID referenceTitle productID contactID companyLocationID';
		const chosen = (await chosenFields(db))
			.filter((key) => !key.startsWith('via:'))
			.map((key) => key.replace(/^udf:/, ''));
		expect(queries.length).toBeGreaterThan(3);
		expect([...asked].sort()).toEqual([...new Set([...needed.split(' '), ...chosen])].sort());
	});

	it('tells progress that never goes back and ends where it was expected to', async () => {
		const { sync } = await setupImport();
		const told: SyncProgress[] = [];
		await sync((progress) => told.push(structuredClone(progress)));
		const done = told.map(({ phases }) => phases.map((phase) => phase.done));
		for (const [at, phases] of done.entries()) {
			for (const [place, value] of phases.entries()) {
				expect(value).toBeGreaterThanOrEqual(done[at - 1]?.[place] ?? 0);
			}
		}
		expect(told.map(({ calls }) => calls)).toEqual(
			told.map(({ calls }) => calls).sort((a, b) => a - b)
		);
		const last = told.at(-1);
		expect(last?.phases.every(({ done, expected }) => done === expected)).toBe(true);
		expect(last?.phases.filter(({ state }) => state !== 'done')).toMatchObject([
			{ state: 'unchanged', done: 0 }
		]);
		expect(last?.usage?.limit).toBe(10_000);
		expect(told.some(({ rowsPerSecond }) => (rowsPerSecond ?? 0) > 0)).toBe(true);
	});

	it('maps active companies with their types and statuses, and leaves the MSP itself out', async () => {
		const { db, sync } = await setupImport();
		await sync();
		const mappings = await db.companyMappings.toArray();
		const companies = await db.companies.bulkGet(mappings.map(({ companyId }) => companyId));
		expect(mappings.map(({ psaId }) => psaId)).not.toContain(0);
		expect(companies.every((company) => company?.typeId && company.statusId)).toBe(true);
		const types = await db.companyTypes.toArray();
		expect(types.map(({ name }) => name)).toContain('Customer');
	});

	it('leaves no more than two calls in flight per entity', async () => {
		let most = 0;
		const inFlight = new Map<string, number>();
		const around: TestEnvironmentOptions['around'] = (inner) => ({
			...inner,
			async send(zone, request) {
				const entity = request.path.split('/')[1] ?? '';
				const now = (inFlight.get(entity) ?? 0) + 1;
				inFlight.set(entity, now);
				most = Math.max(most, now);
				await new Promise((resolve) => setTimeout(resolve, 1));
				try {
					return await inner.send(zone, request);
				} finally {
					inFlight.set(entity, (inFlight.get(entity) ?? 1) - 1);
				}
			}
		});
		const { sync } = await setupImport(oddTenant, { around, more: smallSets });
		await sync();
		expect(most).toBe(2);
	});
});
