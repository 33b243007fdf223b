import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { changeTemplate, readTemplates } from '$lib/db/templates.ts';
import { editGrade } from '$lib/domain/grade-edits.ts';
import { defaultTemplate } from '$lib/domain/standard-template.ts';
import type { Template } from '$lib/domain/template.ts';
import { TemplateDraft } from '$lib/state/template-draft.svelte.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const rename =
	(name: string) =>
	(template: Template): Template => ({
		...template,
		grades: editGrade(template.grades, 'watch', { name })
	});

function open() {
	const database = openTestDatabase();
	let stored = $state.raw<Template>(defaultTemplate);
	const draft = new TemplateDraft(database, () => stored);
	const read = async (): Promise<Template> => {
		const { templates } = await readTemplates(database);
		stored = templates[0] ?? defaultTemplate;
		flushSync();
		return stored;
	};
	return { database, draft, read };
}

describe('a template while it is edited', () => {
	it('is what is stored until somebody changes it', () => {
		const { draft } = open();
		expect(draft.template).toEqual(defaultTemplate);
		expect(draft.isChanged).toBe(false);
	});

	it('knows which parts wait for Save, and that a step back leaves none', () => {
		const { draft } = open();
		draft.change(rename('Look at it'));
		expect(draft.changedParts).toEqual(['grades']);
		draft.change(rename('Watch'));
		expect(draft.isChanged).toBe(false);
	});

	it('stores what was changed, over what was stored elsewhere meanwhile', async () => {
		const { database, draft, read } = open();
		draft.change(rename('Look at it'));
		await changeTemplate(database, 'standard', {
			now: '2026-11-23T11:42:00Z',
			change: (template) => ({ ...template, columns: template.columns.slice(0, 3) })
		});
		await read();
		expect(draft.template.columns).toHaveLength(3);
		await draft.save();
		const after = await read();
		expect(after.grades[2]?.name).toBe('Look at it');
		expect(after.columns).toHaveLength(3);
		expect(draft.isChanged).toBe(false);
	});

	it('puts back what stood before the Save', async () => {
		const { draft, read } = open();
		draft.change(rename('Look at it'));
		const undo = await draft.save();
		await read();
		await undo?.();
		expect((await read()).grades).toEqual(defaultTemplate.grades);
	});

	it('stores nothing while a problem stands, and keeps what was typed', async () => {
		const { database, draft } = open();
		draft.change(rename(''));
		expect(draft.problemAt('grades.2.name')).toBe('name-missing');
		expect(await draft.save()).toBeNull();
		expect(await database.templates.count()).toBe(0);
		expect(draft.template.grades[2]?.name).toBe('');
	});

	it('forgets what waits when it is discarded', () => {
		const { draft } = open();
		draft.change(rename('Look at it'));
		draft.discard();
		expect(draft.template).toEqual(defaultTemplate);
	});
});
