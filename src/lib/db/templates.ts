/** Configuration templates: read, made, changed, and which one stands for a company. */
import type { CompanyId } from '../domain/ids.ts';
import { defaultTemplate } from '../domain/standard-template.ts';
import type { Template } from '../domain/template.ts';
import type { AlmanacDatabase } from './database.ts';
import type { TemplateRow } from './grading-rows.ts';

const defaultKey = 'default-template';

/** The standard template was there before any that somebody made. */
const standardMadeAt = '1970-01-01T00:00:00.000Z';

export interface TemplateList {
	/** In the order in which they were made; never empty. */
	readonly templates: readonly Template[];
	readonly defaultId: string;
}

/** The tables that {@link readTemplates} reads. */
export function templateTables(db: AlmanacDatabase) {
	return [db.templates, db.settings];
}

/**
 * Every template. A workspace in which nobody made or changed one has the standard template, which is
 * stored with the first change.
 */
export async function readTemplates(db: AlmanacDatabase): Promise<TemplateList> {
	const [rows, chosen] = await Promise.all([db.templates.toArray(), db.settings.get(defaultKey)]);
	rows.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
	const templates = rows.length > 0 ? rows.map(templateOf) : [defaultTemplate];
	const [first = defaultTemplate] = templates;
	const isThere = templates.some(({ id }) => id === chosen?.value);
	return { templates, defaultId: isThere ? String(chosen?.value) : first.id };
}

/** Stores a new template beside the others; `now` is an ISO date-time. */
export function addTemplate(
	db: AlmanacDatabase,
	template: Template,
	now: string
): PromiseLike<void> {
	return db.transaction('rw', templateTables(db), async () => {
		await keepStandard(db, now);
		await db.templates.add({ ...template, createdAt: now, editedAt: now });
	});
}

/**
 * Changes a template as it is stored now, so that an edit elsewhere of another part of it stays. Gives
 * the template after the change; undefined where it is gone.
 */
export function changeTemplate(
	db: AlmanacDatabase,
	id: string,
	{ now, change }: { readonly now: string; readonly change: (template: Template) => Template }
): PromiseLike<Template | undefined> {
	return db.transaction('rw', templateTables(db), async () => {
		await keepStandard(db, now);
		const row = await db.templates.get(id);
		if (!row) return undefined;
		const changed = { ...change(templateOf(row)), id };
		await db.templates.put({ ...changed, createdAt: row.createdAt, editedAt: now });
		return changed;
	});
}

/** Deletes a template that is not the default one; companies that named it take the default. */
export function deleteTemplate(
	db: AlmanacDatabase,
	id: string
): PromiseLike<'deleted' | 'is-default'> {
	return db.transaction('rw', [...templateTables(db), db.companySettings], async () => {
		const { defaultId } = await readTemplates(db);
		if (id === defaultId) return 'is-default';
		await db.templates.delete(id);
		const naming = await db.companySettings.filter(({ templateId }) => templateId === id).toArray();
		await db.companySettings.bulkPut(naming.map((row) => ({ ...row, templateId: null })));
		return 'deleted';
	});
}

/** Puts a deleted template back, with the companies that named it: the undo of a deletion. */
export function restoreTemplate(
	db: AlmanacDatabase,
	template: Template,
	{ now, companyIds }: { readonly now: string; readonly companyIds: readonly CompanyId[] }
): PromiseLike<void> {
	return db.transaction('rw', [...templateTables(db), db.companySettings], async () => {
		await db.templates.put({ ...template, createdAt: now, editedAt: now });
		for (const companyId of companyIds) await setCompanyTemplate(db, companyId, template.id);
	});
}

export function setDefaultTemplate(db: AlmanacDatabase, id: string): PromiseLike<void> {
	return db.transaction('rw', templateTables(db), async () => {
		const { templates } = await readTemplates(db);
		if (templates.some((template) => template.id === id)) {
			await db.settings.put({ key: defaultKey, value: id });
		}
	});
}

/** Names a template for one company; null: the default one. */
export async function setCompanyTemplate(
	db: AlmanacDatabase,
	companyId: CompanyId,
	templateId: string | null
): Promise<void> {
	await changeCompanySettings(db, companyId, { templateId });
}

/** "Extended support bought" for all configurations of a company. */
export async function setCompanyExtendedSupport(
	db: AlmanacDatabase,
	companyId: CompanyId,
	extendedSupportBought: boolean
): Promise<void> {
	await changeCompanySettings(db, companyId, { extendedSupportBought });
}

function changeCompanySettings(
	db: AlmanacDatabase,
	companyId: CompanyId,
	change: { readonly templateId?: string | null; readonly extendedSupportBought?: boolean }
): PromiseLike<void> {
	return db.transaction('rw', db.companySettings, async () => {
		const row = await db.companySettings.get(companyId);
		const before = row ?? { companyId, templateId: null, extendedSupportBought: false };
		await db.companySettings.put({ ...before, ...change });
	});
}

/** The standard template is stored before anything is stored beside or over it. */
async function keepStandard(db: AlmanacDatabase, now: string): Promise<void> {
	if ((await db.templates.count()) > 0) return;
	await db.templates.add({ ...defaultTemplate, createdAt: standardMadeAt, editedAt: now });
}

function templateOf({ createdAt: _made, editedAt: _edited, ...template }: TemplateRow): Template {
	return template;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
