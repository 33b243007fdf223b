/** Everything but the configurations that grades are made of, in one read. */
import type { CompanyId } from '../domain/ids.ts';
import type { GradingBasis } from '../domain/grading-basis.ts';
import type { Kind } from '../domain/kinds.ts';
import type { AlmanacDatabase } from './database.ts';
import { readTemplates, templateTables } from './templates.ts';

/** The tables that {@link readGradingBasis} reads. */
export function gradingTables(db: AlmanacDatabase) {
	return [...templateTables(db), db.companySettings, db.kinds, db.osEdits, db.osAliases];
}

export async function readGradingBasis(db: AlmanacDatabase): Promise<GradingBasis> {
	const [list, companies, kinds, edits, aliases] = await Promise.all([
		readTemplates(db),
		db.companySettings.toArray(),
		db.kinds.toArray(),
		db.osEdits.toArray(),
		db.osAliases.toArray()
	]);
	return {
		...list,
		companies: new Map(
			companies.map(({ companyId, ...settings }): [CompanyId, typeof settings] => [
				companyId,
				settings
			])
		),
		kinds: new Map(kinds.map(({ name, kind }): [string, Kind] => [name, kind])),
		osEdits: edits.map(({ edit }) => edit),
		osAliases: new Map(aliases.map(({ text, os }) => [text, os]))
	};
}

/**
 * Says what a type or category is; null: what its name proposes. `now` is an ISO date-time. Gives what
 * was said before, for an undo.
 */
export function saveKind(
	db: AlmanacDatabase,
	name: string,
	{ kind, now }: { readonly kind: Kind | null; readonly now: string }
): PromiseLike<Kind | null> {
	return db.transaction('rw', [db.kinds], async () => {
		const before = await db.kinds.get(name);
		if (kind === null) await db.kinds.delete(name);
		else await db.kinds.put({ name, kind, editedAt: now });
		return before?.kind ?? null;
	});
}
