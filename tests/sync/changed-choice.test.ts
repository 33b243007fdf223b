/** After fields or the selection changed, a sync reads only what that adds. */
import { describe, expect, it } from 'vitest';
import { saveFields, saveSelection } from '$lib/db/import-choices.ts';
import { includedFields } from '$lib/domain/field.ts';
import { defaultSelection, type ConfigurationSelection } from '$lib/domain/selection.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { oddTenant, setupImport, type ImportSetup } from '../support/import-setup.ts';
import { control, tenantRecords, type WireRecord } from '../support/tenant-truth.ts';

const now = '2026-11-23T12:00:00.000Z';

async function settingsOf({ db }: ImportSetup) {
	const settings = await db.importSettings.toCollection().first();
	if (!settings) throw new Error('Nothing is connected');
	return settings;
}

async function choose(
	setting: ImportSetup,
	change: {
		readonly fields?: readonly string[];
		readonly selection?: Partial<ConfigurationSelection>;
	}
): Promise<void> {
	const { integrationId, fieldMap } = await settingsOf(setting);
	const { fields, selection } = change;
	if (fields) await saveFields(setting.db, integrationId, { fields, fieldMap, now });
	if (!selection) return;
	const chosen = { ...defaultSelection, ...selection };
	await saveSelection(setting.db, integrationId, { selection: chosen, now });
}

async function run(setting: ImportSetup) {
	const outcome = await setting.service.sync(
		{ startedBy: 'person', mode: 'auto' },
		() => undefined
	);
	if (!outcome.ok) throw new Error(outcome.failure.code);
	expect(outcome.value.failure).toBeNull();
	const plan = (await setting.db.runs.toArray()).at(-1)?.plan ?? [];
	return { ...outcome.value, steps: plan.map(({ kind }) => kind) };
}

/** Fields that queries of configurations asked for since the recording was emptied. */
async function askedFields({ sandbox }: ImportSetup): Promise<string[][]> {
	const response = await sandbox.control.request('/control/calls');
	const { calls } = (await response.json()) as {
		calls: { readonly path: string; readonly query: string | null }[];
	};
	const queries = calls.filter(({ path }) => path === 'configurationitems/query');
	return queries.map(({ query }) => {
		const body = JSON.parse(query ?? '{}') as Record<string, string[] | undefined>;
		return body['includeFields'] ?? body['IncludeFields'] ?? [];
	});
}

describe('a sync after the choice changed', { timeout: 30_000 }, () => {
	it('fills in a field that was added, and asks for nothing else of what is stored', async () => {
		const setting = await setupImport();
		await run(setting);
		const { fields } = await settingsOf(setting);
		const added = ['numberOfUsers', 'udf:Asset Tag', 'via:location.name', 'contractID'];
		await choose(setting, { fields: [...(fields ?? []), ...added] });
		await control(setting.sandbox, 'DELETE', 'calls');
		const summary = await run(setting);
		expect(summary).toMatchObject({ kind: 'incremental', added: 0, missing: 0 });
		expect(summary.steps).toEqual(['fill-fields', 'read-changes', 'find-gone']);
		await expectSynced(setting);
		expect((await run(setting)).steps).toEqual(['read-changes', 'find-gone']);
	});

	it('drops a field that was unticked without a call, and reads it again when it is back', async () => {
		const setting = await setupImport();
		await run(setting);
		const { fields } = await settingsOf(setting);
		const all = fields ?? [];
		const fewer = all.filter((key) => key !== 'serialNumber' && key !== 'via:contact.name');
		await choose(setting, { fields: fewer });
		for (const shard of await setting.db.shards.toArray()) {
			const columns = Object.keys(shard.columns);
			expect(columns).not.toContain('serialNumber');
			expect(columns).not.toContain('contactID');
		}
		expect((await run(setting)).steps).toEqual(['read-changes', 'find-gone']);
		await expectSynced(setting);
		await choose(setting, { fields: all });
		expect((await run(setting)).steps[0]).toBe('fill-fields');
		await expectSynced(setting);
	});

	it('reads what a wider selection adds and nothing that is known', async () => {
		const setting = await setupImport();
		const first = await run(setting);
		await choose(setting, { selection: { statuses: [] } });
		const second = await run(setting);
		expect(second.steps).toEqual(['read-more', 'read-changes', 'find-gone']);
		const mapped = new Set((await setting.db.companyMappings.toArray()).map(({ psaId }) => psaId));
		const inactive = (await tenantRecords(setting.sandbox, 'ConfigurationItems')).filter(
			({ companyID, isActive }) => mapped.has(Number(companyID)) && isActive !== true
		);
		expect(second.added).toBe(inactive.length);
		expect(second.read).toBeLessThan(inactive.length + first.read / 2);
		await expectSynced(setting, { admits: () => true });
	});

	it('marks what a narrower selection leaves out, and follows it while it changes', async () => {
		const setting = await setupImport();
		await run(setting);
		const rows = await tenantRecords(setting.sandbox, 'ConfigurationItems');
		const type = Number(
			rows.find((row) => row.isActive && row.configurationItemType)?.configurationItemType
		);
		await choose(setting, { selection: { types: [type] } });
		const admits = (row: WireRecord) =>
			row['isActive'] === true && row['configurationItemType'] === type;
		await expectSynced(setting, { admits });
		await control(setting.sandbox, 'POST', 'clock', { advanceMs: 600_000 });
		await control(setting.sandbox, 'POST', 'edits', {
			seed: 4,
			count: 30,
			kinds: ['type', 'rename', 'add']
		});
		expect((await run(setting)).steps).toEqual(['read-changes', 'find-gone']);
		await expectSynced(setting, { admits });
		// Widened again, it comes back with everything that was changed meanwhile.
		await choose(setting, { selection: {} });
		expect((await run(setting)).steps[0]).toBe('read-more');
		await expectSynced(setting);
	});

	it('reads a company whole that is selected again', async () => {
		const setting = await setupImport();
		await run(setting);
		const ids = (await setting.db.companyMappings.toArray()).map(({ psaId }) => psaId);
		const [left, ...rest] = ids;
		await choose(setting, { selection: { companies: rest } });
		await run(setting);
		await control(setting.sandbox, 'POST', 'clock', { advanceMs: 600_000 });
		await control(setting.sandbox, 'POST', 'edits', {
			seed: 9,
			count: 60,
			kinds: ['rename', 'move']
		});
		await run(setting);
		await choose(setting, { selection: {} });
		const summary = await run(setting);
		expect(summary.steps[0]).toBe('read-whole');
		expect((await setting.db.runs.toArray()).at(-1)?.plan?.[0]).toMatchObject({
			reason: 'new-companies',
			companies: 1
		});
		expect(left).toBeGreaterThan(0);
		await expectSynced(setting);
	});

	it('asks for the new columns alone', async () => {
		const setting = await setupImport({ ...oddTenant, oddities: 'some' });
		await run(setting);
		const { fields } = await settingsOf(setting);
		await choose(setting, { fields: [...(fields ?? []), 'numberOfUsers'] });
		await control(setting.sandbox, 'DELETE', 'calls');
		await run(setting);
		const asked = await askedFields(setting);
		const whole = includedFields(fields ?? []).length;
		const narrow = asked.filter((names) => names.includes('numberOfUsers') && names.length < whole);
		expect(narrow.length).toBeGreaterThan(0);
		for (const names of narrow) expect(names).not.toContain('serialNumber');
	});
});
