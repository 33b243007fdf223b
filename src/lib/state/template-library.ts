/** Deeds on whole templates: made, named, copied, deleted, and carried from one workspace to another. */
import type { AlmanacDatabase } from '../db/database.ts';
import { saveKind } from '../db/grading-basis.ts';
import { companiesNaming } from '../db/template-uses.ts';
import {
	addTemplate,
	changeTemplate,
	deleteTemplate,
	readTemplates,
	restoreTemplate
} from '../db/templates.ts';
import { readTypeNames } from '../db/type-names.ts';
import { readWorkspaceSettings } from '../db/workspace-settings.ts';
import { freeName } from '../domain/grade-edits.ts';
import { proposeKind, type Kind } from '../domain/kinds.ts';
import {
	duplicateTemplate,
	fieldsOfRules,
	newTemplate,
	type Template
} from '../domain/template.ts';
import { templateFileText, type TemplateFile } from '../domain/template-file.ts';
import { nowIso } from './clock.ts';

/** "Create Template Configuration": default grades and columns, the tenant's types. Gives its id. */
export async function createTemplate(db: AlmanacDatabase, name: string): Promise<string> {
	const names = await readTypeNames(db);
	const types = names.filter(({ isActive }) => isActive).map((type) => type.name);
	return store(db, newTemplate({ id: crypto.randomUUID(), name: name.trim(), types }));
}

export async function renameTemplate(db: AlmanacDatabase, id: string, name: string): Promise<void> {
	await changeTemplate(db, id, {
		now: nowIso(),
		change: (template) => ({ ...template, name: name.trim() })
	});
}

export async function copyTemplate(db: AlmanacDatabase, template: Template): Promise<string> {
	const name = await nameFor(db, `${template.name.slice(0, 80)} copy`);
	return store(db, duplicateTemplate(template, { id: crypto.randomUUID(), name }));
}

/** Deletes a template that is not the default one. Gives its undo, which restores its companies too. */
export async function dropTemplate(
	db: AlmanacDatabase,
	template: Template
): Promise<(() => Promise<void>) | 'is-default'> {
	const companyIds = await companiesNaming(db, template.id);
	const outcome = await deleteTemplate(db, template.id);
	if (outcome === 'is-default') return 'is-default';
	return async () => await restoreTemplate(db, template, { now: nowIso(), companyIds });
}

/** The text of a file that carries a template, with the kinds that a person chose. */
export async function exportTemplate(db: AlmanacDatabase, template: Template): Promise<string> {
	const [{ currency }, rows] = await Promise.all([readWorkspaceSettings(db), db.kinds.toArray()]);
	return templateFileText(template, {
		exportedAt: nowIso(),
		currency,
		kinds: Object.fromEntries(rows.map(({ name, kind }) => [name, kind]))
	});
}

/** What importing a file would mean here. */
export interface ImportPlan {
	readonly file: TemplateFile;
	/** Its name, or one beside it that is free. */
	readonly name: string;
	/** Types that are of another kind here than where the file comes from. */
	readonly kinds: readonly { readonly type: string; readonly here: Kind; readonly file: Kind }[];
	/** Currency of this workspace, where its budgets are in another; else null. */
	readonly otherCurrency: string | null;
	/** Fields that its rules read and that are not downloaded here, by key. */
	readonly missingFields: readonly string[];
}

export async function planImport(db: AlmanacDatabase, file: TemplateFile): Promise<ImportPlan> {
	const [name, settings, chosen, imports] = await Promise.all([
		nameFor(db, file.template.name),
		readWorkspaceSettings(db),
		db.kinds.toArray(),
		db.importSettings.toArray()
	]);
	const kindHere = new Map(chosen.map((row) => [row.name, row.kind]));
	const downloaded = new Set(imports.flatMap(({ fields }) => fields ?? []));
	return {
		file,
		name,
		kinds: Object.entries(file.kinds)
			.map(([type, kind]) => ({ type, here: kindHere.get(type) ?? proposeKind(type), file: kind }))
			.filter((one) => one.here !== one.file),
		otherCurrency: settings.currency === file.currency ? null : settings.currency,
		missingFields: [...fieldsOfRules(file.template)].filter((key) => !downloaded.has(key))
	};
}

/** Adds the template of a file beside the others; `takesKinds` sets kinds as the file has them. */
export function importTemplate(
	db: AlmanacDatabase,
	{ file, name, kinds }: ImportPlan,
	takesKinds: boolean
): PromiseLike<string> {
	return db.transaction('rw', [db.templates, db.settings, db.kinds], async () => {
		const now = nowIso();
		if (takesKinds) {
			for (const { type, file: kind } of kinds) await saveKind(db, type, { kind, now });
		}
		return store(db, { ...file.template, id: crypto.randomUUID(), name });
	});
}

async function store(db: AlmanacDatabase, template: Template): Promise<string> {
	await addTemplate(db, template, nowIso());
	return template.id;
}

async function nameFor(db: AlmanacDatabase, wanted: string): Promise<string> {
	const { templates } = await readTemplates(db);
	return freeName(
		wanted,
		templates.map(({ name }) => name)
	);
}
