import { describe, expect, it } from 'vitest';
import {
	addTemplate,
	changeTemplate,
	deleteTemplate,
	readTemplates,
	restoreTemplate,
	setCompanyTemplate,
	setDefaultTemplate
} from '$lib/db/templates.ts';
import { readGradingBasis } from '$lib/db/grading-basis.ts';
import { templateById, templateOf } from '$lib/domain/grading-basis.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { newTemplate } from '$lib/domain/template.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T11:42:00Z';
const later = '2026-11-24T11:42:00Z';
const company = 'c1' as CompanyId;
const servers = newTemplate({ id: 'servers', name: 'Servers only', types: ['Server'] });

describe('templates of a workspace', () => {
	it('begin with the standard one, which nothing has to store', async () => {
		const db = openTestDatabase();
		const { templates, defaultId } = await readTemplates(db);
		expect(templates.map(({ name }) => name)).toEqual(['Standard template']);
		expect(defaultId).toBe('standard');
		expect(await db.templates.count()).toBe(0);
	});

	it('keep the standard one beside the first that is made', async () => {
		const db = openTestDatabase();
		await addTemplate(db, servers, now);
		const { templates, defaultId } = await readTemplates(db);
		expect(templates.map(({ id }) => id).sort()).toEqual(['servers', 'standard']);
		expect(defaultId).toBe('standard');
		expect(templates.find(({ id }) => id === 'servers')).toEqual(servers);
	});

	it('are changed as they are stored now, so that two edits of two parts both stand', async () => {
		const db = openTestDatabase();
		await addTemplate(db, servers, now);
		await Promise.all([
			changeTemplate(db, 'servers', { now, change: (t) => ({ ...t, name: 'Renamed' }) }),
			changeTemplate(db, 'servers', { now: later, change: (t) => ({ ...t, types: [] }) })
		]);
		const changed = (await readTemplates(db)).templates.find(({ id }) => id === 'servers');
		expect(changed).toMatchObject({ name: 'Renamed', types: [] });
	});

	it('can’t be changed once they are gone', async () => {
		const db = openTestDatabase();
		expect(await changeTemplate(db, 'gone', { now, change: (t) => t })).toBeUndefined();
	});

	it('store the standard one with its first change', async () => {
		const db = openTestDatabase();
		await changeTemplate(db, 'standard', { now, change: (t) => ({ ...t, name: 'House' }) });
		expect((await readTemplates(db)).templates.map(({ name }) => name)).toEqual(['House']);
	});
});

describe('the template of a company', () => {
	it('is the default one until it names another', async () => {
		const db = openTestDatabase();
		await addTemplate(db, servers, now);
		expect(templateOf(await readGradingBasis(db), company).id).toBe('standard');
		await setDefaultTemplate(db, 'servers');
		expect(templateOf(await readGradingBasis(db), company).id).toBe('servers');
		await setCompanyTemplate(db, company, 'standard');
		expect(templateOf(await readGradingBasis(db), company).id).toBe('standard');
	});

	it('falls back to the default one when its own is deleted, and comes back with an undo', async () => {
		const db = openTestDatabase();
		await addTemplate(db, servers, now);
		await setCompanyTemplate(db, company, 'servers');
		expect(await deleteTemplate(db, 'servers')).toBe('deleted');
		expect(templateOf(await readGradingBasis(db), company).id).toBe('standard');
		await restoreTemplate(db, servers, { now, companyIds: [company] });
		expect(templateOf(await readGradingBasis(db), company)).toEqual(servers);
	});

	it('never disappears: the default template is not deleted', async () => {
		const db = openTestDatabase();
		await addTemplate(db, servers, now);
		expect(await deleteTemplate(db, 'standard')).toBe('is-default');
		expect(await db.templates.count()).toBe(2);
	});

	it('is the first one where the chosen default is gone', async () => {
		const db = openTestDatabase();
		await addTemplate(db, servers, now);
		await setDefaultTemplate(db, 'servers');
		await db.templates.delete('servers');
		expect(templateById(await readTemplates(db), 'servers').id).toBe('standard');
	});
});
