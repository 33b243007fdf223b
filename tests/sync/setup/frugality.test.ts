import { expect, it } from 'vitest';
import { engineFields, includedFields } from '$lib/domain/field.ts';
import { pagesOf } from '$lib/domain/query-limits.ts';
import { defaultSelection } from '$lib/domain/selection.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';
import { setupCalls } from '../../support/setup-calls.ts';
import {
	chooseAll,
	connectedSetup,
	defaultChoice,
	syncOnce,
	type WholeSetup
} from '../../support/whole-setup.ts';

it('sets a tenant of 200 companies and 20,000 configurations up with few calls', async () => {
	const setup = await connectedSetup(openTestDatabase(), {
		seed: 3,
		companies: 200,
		configurations: 20_000
	});
	const { counts, estimatedLookUps, imported, queries } = await setupCalls(setup);
	expect(counts).toMatchObject({ lists: 6, load: 2, importCompanies: 0, saveMapping: 0 });
	expect(counts.permissions).toBe(10);
	expect(counts.samples).toBeLessThanOrEqual(4);
	expect(counts.count).toBe(1);
	expect(counts.import).toBeLessThanOrEqual(Math.floor(pagesOf(imported) * 1.08) + 12);
	expect(counts.lookUps).toBeLessThanOrEqual(Math.ceil(estimatedLookUps * 1.5));
	expect(imported).toBeGreaterThan(10_000);

	const { fields } = await defaultChoice(setup.db, setup.id);
	const allowed = new Set([...engineFields, ...includedFields(fields)]);
	for (const query of queries) for (const field of query) expect(allowed).toContain(field);
	expect((await setup.db.importSettings.get(setup.id))?.selection).toEqual(defaultSelection);
}, 60_000);

/** Names behind ids that an import asked for: entity to the fields of its queries. */
async function lookUpsOf(setup: WholeSetup): Promise<Map<string, Set<string>>> {
	await setup.calls();
	await syncOnce(setup);
	const asked = new Map<string, Set<string>>();
	for (const { path, query } of await setup.calls()) {
		if (!/^(products|contacts|companylocations|resources|countries)\/query$/.test(path)) continue;
		const { IncludeFields } = JSON.parse(query ?? '{}') as { IncludeFields?: string[] };
		const fields = asked.get(path) ?? new Set();
		for (const field of IncludeFields ?? ['everything']) fields.add(field);
		asked.set(path, fields);
	}
	return asked;
}

it('looks up only what a chosen field needs, and nothing of it beside the name', async () => {
	const setup = await connectedSetup(openTestDatabase(), {
		seed: 5,
		companies: 6,
		configurations: 120
	});
	await chooseAll(setup);
	const { fields, fieldMap } = await defaultChoice(setup.db, setup.id);
	const plain = fields.filter((key) => !key.startsWith('via:'));
	await setup.service.saveFields({ fields: plain, fieldMap });
	expect(await lookUpsOf(setup)).toEqual(new Map());

	await setup.service.saveFields({ fields: [...plain, 'via:contact.name'], fieldMap });
	const contacts = await lookUpsOf(setup);
	expect([...contacts.keys()]).toEqual(['contacts/query']);
	expect([...(contacts.get('contacts/query') ?? [])].sort()).toEqual([
		'firstName',
		'id',
		'lastName'
	]);
});
