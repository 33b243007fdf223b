/** Which companies are graded by which template. */
import type { CompanyId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { readTemplates, templateTables } from './templates.ts';

/** Companies of each template by its id, those that name none under the default one. Live. */
export type TemplateUses = ReadonlyMap<string, readonly CompanyId[]>;

/** Companies that were archived are left out. */
export function readTemplateUses(db: AlmanacDatabase): PromiseLike<TemplateUses> {
	const tables = [...templateTables(db), db.companies, db.companySettings];
	return db.transaction('r', tables, async () => {
		const [{ templates, defaultId }, companies, settings] = await Promise.all([
			readTemplates(db),
			db.companies.toArray(),
			db.companySettings.toArray()
		]);
		const named = new Map(settings.map(({ companyId, templateId }) => [companyId, templateId]));
		const uses = new Map(templates.map(({ id }): [string, CompanyId[]] => [id, []]));
		for (const { id, archivedAt } of companies) {
			if (archivedAt !== null) continue;
			const list = uses.get(named.get(id) ?? defaultId) ?? uses.get(defaultId);
			list?.push(id);
		}
		return uses;
	});
}

/** Companies that name a template themselves, archived ones too: what the undo of a deletion needs. */
export async function companiesNaming(
	db: AlmanacDatabase,
	templateId: string
): Promise<CompanyId[]> {
	const rows = await db.companySettings.filter((row) => row.templateId === templateId).toArray();
	return rows.map(({ companyId }) => companyId);
}
