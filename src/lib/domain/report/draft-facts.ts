import type { IsoDate } from '../dates.ts';
import type { FieldKey } from '../field.ts';
import type { ConfigurationId } from '../ids.ts';
import type { Template } from '../template.ts';
import { reportHealth, type ReportAsset } from './asset.ts';
import { budgetLines, type PlacedAsset } from './budget.ts';
import { changesSince } from './changes.ts';
import type { CompletedReport, PreviousReport, ReportBrand } from './completed-report.ts';
import { fiscalDay, type FiscalDay, type StartMonth } from './fiscal.ts';
import type { ReportFacts } from './freeze.ts';
import type { GoneReason } from './gone.ts';
import { gradeView } from './graded-asset.ts';
import { horizonAt, type HorizonYears } from './horizon.ts';
import type { Initiative } from './initiative.ts';
import type { IdPair } from './pairs.ts';
import { summaryFacts, type SummaryFact } from './summary.ts';
import { budgetTable } from './budget-table.ts';

/** Gives assets their placements, as `placedAssets` does. */
export type PlaceAssets = (
	assets: readonly ReportAsset[],
	initiatives: readonly Initiative[],
	day: FiscalDay
) => readonly PlacedAsset[];

/** All that the facts of a draft are made of, as it stands now. */
export interface DraftSources {
	readonly companyName: string;
	readonly asOf: IsoDate;
	readonly brand: ReportBrand;
	readonly template: Template;
	readonly osTable: { readonly asOf: IsoDate; readonly dataSource: string };
	/** ISO date-time of the sync that the data come from. */
	readonly dataAsOf: string | null;
	readonly labelOf: (key: FieldKey) => string;
	readonly assets: readonly ReportAsset[];
	readonly startMonth: StartMonth;
	readonly initiatives: readonly Initiative[];
	readonly links: readonly IdPair[];
	readonly dismissed: readonly IdPair[];
	readonly trend: ReportFacts['trend'];
	/** The last completed report of the company. */
	readonly previous: CompletedReport | null;
	readonly goneReason: (id: ConfigurationId) => GoneReason;
	readonly place: PlaceAssets;
}

/** The facts of a draft: the same that its completed report will hold. */
export function draftFacts(sources: DraftSources): ReportFacts {
	const { asOf, startMonth, initiatives, previous, template } = sources;
	const day = fiscalDay(asOf, startMonth);
	const assets = sources.place(sources.assets, initiatives, day);
	const { companyName, brand, osTable, dataAsOf, trend } = sources;
	return {
		...{ companyName, asOf, brand, osTable, dataAsOf, startMonth, assets, initiatives, trend },
		template: {
			id: template.id,
			name: template.name,
			grades: template.grades.map(gradeView),
			columns: template.columns
		},
		fields: fieldsOf(assets).map((key) => ({ key, label: sources.labelOf(key) })),
		previous: previous && previousOf(previous),
		changes:
			previous &&
			changesSince({
				then: { asOf: previous.asOf, assets: previous.assets },
				now: { day, assets },
				goneReason: sources.goneReason,
				links: sources.links,
				dismissed: sources.dismissed
			})
	};
}

/** The facts of the executive summary, over the horizon of the budget part. */
export function summaryOfFacts(facts: ReportFacts, years: HorizonYears): SummaryFact[] {
	const { asOf, startMonth, assets, initiatives, changes, previous } = facts;
	const horizon = horizonAt(asOf, startMonth, years);
	const lines = budgetLines(assets, initiatives, horizon);
	const table = budgetTable(lines, { horizon, granularity: 'year', grouping: 'family' });
	return summaryFacts({
		...{ assets, lines, horizon, changes },
		recurringMonthlyMinor: table.recurringMonthlyMinor,
		health: reportHealth(assets),
		healthBefore: previous && { on: previous.meetingDate, health: previous.health }
	});
}

function previousOf({ id, content, asOf, health }: CompletedReport): PreviousReport {
	const { name, meetingDate } = content;
	return { reportId: id, name, meetingDate, asOf, health };
}

function fieldsOf(assets: readonly ReportAsset[]): FieldKey[] {
	const keys = new Set<FieldKey>();
	for (const { values } of assets) for (const key in values) keys.add(key);
	return [...keys];
}
