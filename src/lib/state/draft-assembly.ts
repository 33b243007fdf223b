/** What a draft shows, put together from what was read: the rules are in `domain/report`. */
import type { GradingSources } from '../db/company-for-grading.ts';
import type { CompanyPlan } from '../db/company-plan.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { FieldKey } from '../domain/field.ts';
import type { ConfigurationId } from '../domain/ids.ts';
import { isCounted, type ReportAsset } from '../domain/report/asset.ts';
import type { CompletedReport, ReportBrand } from '../domain/report/completed-report.ts';
import { draftFacts, type PlaceAssets } from '../domain/report/draft-facts.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import { goneReason } from '../domain/report/gone.ts';
import { withReport } from '../domain/report/graded-asset.ts';
import type { DraftReport } from '../domain/report/report.ts';
import type { DraftFleet } from './graded-fleet.ts';
import { osTable } from './os-table.ts';

export type ConfigurationsById = ReadonlyMap<ConfigurationId, Configuration>;

export const noConfigurations: ConfigurationsById = new Map();

/** The assets in Build scope with what the report says of them. */
export function assetsOfDraft(
	fleet: DraftFleet,
	draft: Pick<DraftReport, 'exclusions' | 'assetNotes'>
): ReportAsset[] {
	const said = { excluded: new Set<string>(draft.exclusions), assetNotes: draft.assetNotes };
	return fleet.entries.flatMap(({ asset }) => (asset ? [withReport(asset, said)] : []));
}

export interface DraftReading {
	readonly draft: Pick<DraftReport, 'companyId' | 'exclusions'>;
	readonly fleet: DraftFleet;
	readonly assets: readonly ReportAsset[];
	readonly asOf: IsoDate;
	readonly companyName: string;
	readonly brand: ReportBrand;
	readonly sources: GradingSources;
	readonly plan: CompanyPlan;
	readonly trend: ReportFacts['trend'];
	readonly previous: CompletedReport | null;
	/** Configurations of the last report that other companies have now. */
	readonly elsewhere: ConfigurationsById;
	readonly labelOf: (key: FieldKey) => string;
	/** Places assets; one that keeps what did not change where facts are made again and again. */
	readonly place: PlaceAssets;
}

export function factsOfDraft(reading: DraftReading): ReportFacts {
	const { draft, fleet, assets, asOf, sources, plan, previous, elsewhere } = reading;
	const { companyName, brand, labelOf, trend, place } = reading;
	const known = new Map(sources.configurations.map((one) => [one.id, one]));
	const excluded = new Set(draft.exclusions);
	const table = osTable(sources.basis);
	return draftFacts({
		...{ companyName, brand, labelOf, asOf, assets, previous, trend, place },
		template: fleet.template,
		osTable: { asOf: table.asOf, dataSource: table.dataSource },
		dataAsOf: sources.readAt,
		startMonth: plan.startMonth,
		initiatives: plan.roadmap.initiatives,
		links: plan.links,
		dismissed: plan.dismissed,
		goneReason: (id) =>
			goneReason({
				configuration: known.get(id) ?? elsewhere.get(id) ?? null,
				companyId: draft.companyId,
				isExcluded: excluded.has(id)
			})
	});
}

/** Assets that the last report counted and of which this company has no record any more. */
export function goneFrom(previous: CompletedReport, sources: GradingSources): ConfigurationId[] {
	const known = new Set(sources.configurations.map(({ id }) => id));
	return previous.assets
		.filter((asset) => isCounted(asset) && !known.has(asset.id))
		.map(({ id }) => id);
}
