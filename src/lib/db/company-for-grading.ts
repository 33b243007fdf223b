/** Everything that the page of one company grades its configurations with, as of one moment. */
import type { Configuration } from '../domain/configuration.ts';
import type { FieldMap } from '../domain/field-map.ts';
import type { GradingBasis } from '../domain/grading-basis.ts';
import type { CompanyId } from '../domain/ids.ts';
import { configurationsOf, configurationTables } from './configurations.ts';
import type { AlmanacDatabase } from './database.ts';
import { gradingTables, readGradingBasis } from './grading-basis.ts';
import { overridesOf, type OverridesById } from './overrides.ts';

/** What a company's configurations are graded with, beside what people say of each. */
export interface GradingSources {
	readonly configurations: readonly Configuration[];
	readonly basis: GradingBasis;
	readonly fieldMap: FieldMap;
	/** ISO date-time at which Autotask said what is stored; null where it never did. */
	readonly readAt: string | null;
}

export interface CompanyForGrading extends GradingSources {
	readonly overrides: OverridesById;
}

/** Live: reads anew when a shard of the company, a template or a statement is written. */
export function readCompanyForGrading(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<CompanyForGrading> {
	return db.transaction('r', [...sourceTables(db), db.overrides], async () => {
		const sources = await gradingSourcesOf(db, companyId);
		const ids = sources.configurations.map(({ id }) => id);
		return { ...sources, overrides: await overridesOf(db, ids) };
	});
}

/** The same without statements, for who follows those by themselves. Live. */
export function readGradingSources(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<GradingSources> {
	return db.transaction('r', sourceTables(db), async () => await gradingSourcesOf(db, companyId));
}

function sourceTables(db: AlmanacDatabase) {
	return [...new Set([...configurationTables(db), ...gradingTables(db), db.watermarks])];
}

async function gradingSourcesOf(
	db: AlmanacDatabase,
	companyId: CompanyId
): Promise<GradingSources> {
	const mapping = await db.companyMappings.get({ companyId });
	const [configurations, basis, settings, watermark] = await Promise.all([
		configurationsOf(db, companyId),
		readGradingBasis(db),
		mapping ? db.importSettings.get(mapping.integrationId) : undefined,
		mapping ? db.watermarks.get([mapping.integrationId, mapping.psaId]) : undefined
	]);
	return {
		configurations,
		basis,
		fieldMap: settings?.fieldMap ?? {},
		readAt: watermark?.readAt ?? null
	};
}
