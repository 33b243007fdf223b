import { describe, expect, it } from 'vitest';
import { saveKind } from '$lib/db/grading-basis.ts';
import { readTemplateUses } from '$lib/db/template-uses.ts';
import { readTemplates, setCompanyTemplate } from '$lib/db/templates.ts';
import { saveWorkspaceSettings } from '$lib/db/workspace-settings.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { editGrade } from '$lib/domain/grade-edits.ts';
import { defaultWorkspaceSettings } from '$lib/domain/workspace-settings.ts';
import { readTemplateFile, type TemplateFile } from '$lib/domain/template-file.ts';
import { defaultTemplate } from '$lib/domain/standard-template.ts';
import {
	copyTemplate,
	createTemplate,
	dropTemplate,
	exportTemplate,
	importTemplate,
	planImport,
	renameTemplate
} from '$lib/state/template-library.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T11:42:00Z';

function fileIn(text: string): TemplateFile {
	const reading = readTemplateFile(text);
	if (reading.kind === 'refused') throw new Error(reading.problem);
	return reading.file;
}

const changed = {
	...defaultTemplate,
	grades: editGrade(defaultTemplate.grades, 'watch', {
		rule: {
			kind: 'condition',
			field: 'downloaded',
			name: 'udf:Tier',
			as: 'text',
			operator: 'is',
			value: 'Gold'
		}
	})
};

describe('templates as a whole', () => {
	it('are made, renamed and copied under names of their own', async () => {
		const db = openTestDatabase();
		const id = await createTemplate(db, ' Managed ');
		await renameTemplate(db, id, 'Managed clients');
		const { templates } = await readTemplates(db);
		const made = templates.find((template) => template.id === id);
		expect(made?.name).toBe('Managed clients');
		if (made) {
			await copyTemplate(db, made);
			await copyTemplate(db, made);
		}
		const names = (await readTemplates(db)).templates.map(({ name }) => name);
		expect(names).toEqual([
			'Standard template',
			'Managed clients',
			'Managed clients copy',
			'Managed clients copy 2'
		]);
	});

	it('give their companies back with the undo of a deletion', async () => {
		const db = openTestDatabase();
		const company = 'c1' as CompanyId;
		await db.companies.add({
			id: company,
			name: 'Harlan',
			typeId: null,
			statusId: null,
			createdAt: now,
			archivedAt: null
		});
		const id = await createTemplate(db, 'Managed');
		await setCompanyTemplate(db, company, id);
		expect((await readTemplateUses(db)).get(id)).toEqual([company]);
		const template = (await readTemplates(db)).templates.find((one) => one.id === id);
		const undo = template ? await dropTemplate(db, template) : 'is-default';
		expect((await readTemplateUses(db)).get('standard')).toEqual([company]);
		if (undo !== 'is-default') await undo();
		expect((await readTemplateUses(db)).get(id)).toEqual([company]);
	});

	it('are not deleted while they are the default', async () => {
		const db = openTestDatabase();
		await createTemplate(db, 'Managed');
		expect(await dropTemplate(db, defaultTemplate)).toBe('is-default');
	});

	it('come out of a file as they went into it, beside those that are there', async () => {
		const [from, to] = [openTestDatabase(), openTestDatabase()];
		await saveKind(from, 'Notebook', { kind: 'workstation', now });
		const file = fileIn(await exportTemplate(from, changed));
		const plan = await planImport(to, file);
		expect(plan.name).toBe('Standard template 2');
		expect(plan.kinds).toEqual([{ type: 'Notebook', here: 'laptop', file: 'workstation' }]);
		expect(plan.missingFields).toEqual(['udf:Tier']);
		expect(plan.otherCurrency).toBeNull();
		const id = await importTemplate(to, plan, true);
		const stored = (await readTemplates(to)).templates.find((template) => template.id === id);
		expect(stored).toEqual({ ...changed, id, name: 'Standard template 2' });
		expect(await db(to)).toEqual([['Notebook', 'workstation']]);
	});

	it('leave the kinds of this workspace alone where that is wanted', async () => {
		const [from, to] = [openTestDatabase(), openTestDatabase()];
		await saveKind(from, 'Notebook', { kind: 'workstation', now });
		const plan = await planImport(to, fileIn(await exportTemplate(from, changed)));
		await importTemplate(to, plan, false);
		expect(await db(to)).toEqual([]);
	});

	it('say that their budgets are in another currency', async () => {
		const [from, to] = [openTestDatabase(), openTestDatabase()];
		await saveWorkspaceSettings(to, { ...defaultWorkspaceSettings, currency: 'JPY' });
		const plan = await planImport(to, fileIn(await exportTemplate(from, changed)));
		expect(plan.otherCurrency).toBe('JPY');
	});
});

async function db(database: ReturnType<typeof openTestDatabase>) {
	return (await database.kinds.toArray()).map(({ name, kind }) => [name, kind]);
}
