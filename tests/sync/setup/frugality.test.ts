import { expect, it } from 'vitest';
import { engineFields, includedFields } from '$lib/domain/field.ts';
import { pagesOf } from '$lib/domain/query-limits.ts';
import { defaultSelection } from '$lib/domain/selection.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';
import { setupCalls } from '../../support/setup-calls.ts';
import { connectedSetup, defaultChoice } from '../../support/whole-setup.ts';

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
