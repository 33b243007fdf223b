/** Everything that the page of one company grades its configurations with, as of one moment. */
import type { Configuration } from '../domain/configuration.ts';
import type { FieldMap } from '../domain/field-map.ts';
import type { GradingBasis } from '../domain/grading-basis.ts';
import type { CompanyId } from '../domain/ids.ts';
import { configurationsOf, configurationTables } from './configurations.ts';
import type { AlmanacDatabase } from './database.ts';
import { gradingTables, readGradingBasis } from './grading-basis.ts';
import { overridesOf, type OverridesById } from './overrides.ts';

export interface CompanyForGrading {
	readonly configurations: readonly Configuration[];
	readonly overrides: OverridesById;
	readonly basis: GradingBasis;
	readonly fieldMap: FieldMap;
	/** ISO date-time at which Autotask said what is stored; null where it never did. */
	readonly readAt: string | null;
}

/** Live: reads anew when a shard of the company, a template or a statement is written. */
export function readCompanyForGrading(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<CompanyForGrading> {
	const tables = [
		...new Set([...configurationTables(db), ...gradingTables(db), db.overrides, db.watermarks])
	];
	return db.transaction('r', tables, async () => {
		const mapping = await db.companyMappings.get({ companyId });
		const [configurations, basis, settings, watermark] = await Promise.all([
			configurationsOf(db, companyId),
			readGradingBasis(db),
			mapping ? db.importSettings.get(mapping.integrationId) : undefined,
			mapping ? db.watermarks.get([mapping.integrationId, mapping.psaId]) : undefined
		]);
		return {
			configurations,
			overrides: await overridesOf(
				db,
				configurations.map(({ id }) => id)
			),
			basis,
			fieldMap: settings?.fieldMap ?? {},
			readAt: watermark?.readAt ?? null
		};
	});
}
