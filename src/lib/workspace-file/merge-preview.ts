/** A plan of a merge as a person reads it: figures, and what was changed on both sides by its name. */
import { readConfiguration } from '../db/configuration-detail.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type { MergeConflict, MergePlan, MergeStep } from './merge-plan.ts';
import type { MergePreview, ShownConflict } from './protocol.ts';

/** More than these are counted, and not listed. */
const mostListed = 100;

export async function mergePreviewOf(
	db: AlmanacDatabase,
	{ steps, conflicts }: MergePlan
): Promise<MergePreview> {
	const count = (...kinds: readonly MergeStep['kind'][]): number =>
		steps.filter(({ kind }) => kinds.includes(kind)).length;
	const shown: ShownConflict[] = [];
	for (const conflict of conflicts.slice(0, mostListed)) {
		const { table, outcome, hereAt, fileAt } = conflict;
		shown.push({ table, name: await nameOf(db, conflict), outcome, hereAt, fileAt });
	}
	return {
		added: count('added', 'copied'),
		changed: count('changed'),
		deleted: count('deleted'),
		conflicts: shown,
		conflictCount: conflicts.length
	};
}

const byConfiguration: readonly string[] = ['remarks', 'overrides'];
const byCompany: readonly string[] = ['companySettings', 'meetings', 'fiscalYears', 'roadmaps'];

async function nameOf(db: AlmanacDatabase, { table, key }: MergeConflict): Promise<string> {
	if (byConfiguration.includes(table)) {
		const found = await readConfiguration(db, key as ConfigurationId);
		return found?.configuration.name ?? '';
	}
	if (byCompany.includes(table)) return (await db.companies.get(key as CompanyId))?.name ?? '';
	const row = (await db.table(table).get(key as never)) as { readonly name?: unknown } | undefined;
	return typeof row?.name === 'string' ? row.name : '';
}
