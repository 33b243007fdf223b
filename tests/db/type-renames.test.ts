import { describe, expect, it } from 'vitest';
import { storeLists } from '$lib/db/autotask-lists.ts';
import { readGradingBasis, saveKind } from '$lib/db/grading-basis.ts';
import { changeOverrides } from '$lib/db/overrides.ts';
import { addTemplate } from '$lib/db/templates.ts';
import { typeRenames, typeRenameTables } from '$lib/db/type-renames.ts';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { integrationIdOf, type ConfigurationId } from '$lib/domain/ids.ts';
import { withSaid } from '$lib/domain/overrides.ts';
import { newTemplate } from '$lib/domain/template.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T11:42:00Z';
const integrationId = integrationIdOf(1);
const values = (...labels: string[]) =>
	labels.map((label, index) => ({
		value: String(index + 1),
		label,
		isActive: true,
		sortOrder: index
	}));

function store(db: AlmanacDatabase, types: string[], categories: string[]) {
	const tables = [db.picklists, db.fieldCatalogs, ...typeRenameTables(db)];
	return db.transaction('rw', tables, () =>
		storeLists(db, integrationId, {
			catalogs: new Map(),
			entities: new Map([
				['ConfigurationItemTypes', values(...types)],
				['ConfigurationItemCategories', values(...categories)]
			])
		})
	);
}

describe('a type that is renamed in Autotask', () => {
	it('keeps its settings, its kind and what was said of it', async () => {
		const db = openTestDatabase();
		await store(db, ['Box', 'Server'], []);
		await addTemplate(db, newTemplate({ id: 't', name: 'T', types: ['Box', 'Server'] }), now);
		await saveKind(db, 'Box', { kind: 'workstation', now });
		await changeOverrides(db, ['a/1' as ConfigurationId], {
			now,
			change: (said) => withSaid(said, 'type', { value: 'Box', note: '', at: now })
		});
		await store(db, ['Workplace', 'Server'], []);
		const basis = await readGradingBasis(db);
		const template = basis.templates.find(({ id }) => id === 't');
		expect(template?.types.map(({ type }) => type)).toEqual(['Workplace', 'Server']);
		expect([...basis.kinds]).toEqual([['Workplace', 'workstation']]);
		expect((await db.overrides.toArray())[0]?.type?.value).toBe('Workplace');
	});

	it('leaves alone what a category of the same name still is', async () => {
		const db = openTestDatabase();
		await store(db, ['Box'], ['Box']);
		await saveKind(db, 'Box', { kind: 'server', now });
		await store(db, ['Workplace'], ['Box']);
		expect([...(await readGradingBasis(db)).kinds.keys()]).toEqual(['Box']);
	});

	it('is not told from one that is new', () => {
		const row = (labels: string[]) => ({
			integrationId,
			entity: 'ConfigurationItemTypes',
			field: 'id',
			values: values(...labels)
		});
		expect(typeRenames([], [row(['Box'])])).toEqual([]);
		expect(typeRenames([row(['Box'])], [row(['Box', 'Server'])])).toEqual([]);
		expect(typeRenames([row(['Box'])], [row(['Case'])])).toEqual([{ from: 'Box', to: 'Case' }]);
	});
});
