/** Rows of version 3: reports, and what people said about a company's meetings and plans. */
import type { IsoDate } from '../domain/dates.ts';
import type { Health } from '../domain/health.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { CompletedReport, ReportFigures } from '../domain/report/completed-report.ts';
import type { StartMonth } from '../domain/report/fiscal.ts';
import type { Initiative } from '../domain/report/initiative.ts';
import type { IdPair } from '../domain/report/pairs.ts';
import type { DraftReport } from '../domain/report/report.ts';

/** What people said in a report that still reads configurations live. */
export type DraftRow = DraftReport;

/** A frozen copy with all that it shows. Written once, never changed. */
export type CompletedReportRow = CompletedReport;

/** What lists show of a completed report, written with it: the copy itself may have many megabytes. */
export interface ReportHeadRow {
	readonly id: string;
	readonly companyId: CompanyId;
	/** As it was when the report was completed. */
	readonly companyName: string;
	readonly name: string;
	readonly meetingDate: IsoDate;
	readonly asOf: IsoDate;
	/** ISO date-times. */
	readonly createdAt: string;
	readonly completedAt: string;
	readonly preparer: string;
	readonly health: Health;
	readonly figures: ReportFigures;
	/** ISO 4217: of the amounts in `figures`. */
	readonly currency: string;
}

/** When a company is met next, as a person typed it. */
export interface MeetingRow {
	readonly companyId: CompanyId;
	readonly nextOn: IsoDate;
	/** ISO date-time. */
	readonly editedAt: string;
}

/** The month in which a company's fiscal year starts; January where nobody said. */
export interface FiscalYearRow {
	readonly companyId: CompanyId;
	readonly startMonth: StartMonth;
	readonly editedAt: string;
}

/** The initiatives of a company, in the order of their cards. */
export interface RoadmapRow {
	readonly companyId: CompanyId;
	readonly initiatives: readonly Initiative[];
	readonly editedAt: string;
}

/** What a person said of a pair of one that is gone and one that is new. */
export interface ReplacementRow extends IdPair {
	readonly companyId: CompanyId;
	readonly verdict: 'linked' | 'dismissed';
	/** ISO date-time. */
	readonly at: string;
}
