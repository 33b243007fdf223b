import type { AlmanacDatabase } from './database.ts';
import { gradingTables, readGradingBasis } from './grading-basis.ts';
import { overridesRevision } from './overrides-revision.ts';

/**
 * Reads all that figures of the fleet hang on, so that a live query over it tells when they are old; its
 * answer says nothing else.
 */
export function readGradingRevision(db: AlmanacDatabase): PromiseLike<unknown> {
	const tables = [
		...gradingTables(db),
		db.generations,
		db.companyMappings,
		db.importSettings,
		db.localConfigurations
	];
	return db.transaction('r', [...new Set(tables)], async () => [
		await readGradingBasis(db),
		await overridesRevision(db),
		await db.generations.toArray(),
		await db.companyMappings.count(),
		await db.importSettings.toArray(),
		await db.localConfigurations.toCollection().primaryKeys()
	]);
}
