/** Reports as lists show them: those of a company, those of all companies, and the coming meetings. */
import type { IsoDate } from '../domain/dates.ts';
import type { CompanyId } from '../domain/ids.ts';
import { nextMeeting, lastMeeting, type ReportHead } from '../domain/report/meetings.ts';
import type { DraftReport } from '../domain/report/report.ts';
import type { AlmanacDatabase } from './database.ts';
import type { ReportHeadRow } from './report-rows.ts';

/** What lists show of a draft. */
export type DraftEntry = Pick<
	DraftReport,
	'id' | 'companyId' | 'name' | 'meetingDate' | 'preparer' | 'createdAt' | 'editedAt'
>;

/** One report of a list. `companyName` of a draft is that of today, of a completed one that of its day. */
export type ReportEntry =
	| { readonly state: 'draft'; readonly companyName: string; readonly draft: DraftEntry }
	| { readonly state: 'completed'; readonly companyName: string; readonly head: ReportHeadRow };

/** The reports of one company. Live. */
export function reportsOfCompany(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<ReportEntry[]> {
	return db.transaction('r', [db.companies, db.drafts, db.reportHeads], async () => {
		const [company, drafts, heads] = await Promise.all([
			db.companies.get(companyId),
			db.drafts.where({ companyId }).toArray(),
			db.reportHeads.where({ companyId }).toArray()
		]);
		return entriesOf(drafts, heads, new Map(company ? [[company.id, company.name]] : []));
	});
}

/** Every report on this device, also those of companies that were deleted. Live. */
export function listReports(db: AlmanacDatabase): PromiseLike<ReportEntry[]> {
	return db.transaction('r', [db.companies, db.drafts, db.reportHeads], async () => {
		const [companies, drafts, heads] = await Promise.all([
			db.companies.toArray(),
			db.drafts.toArray(),
			db.reportHeads.toArray()
		]);
		return entriesOf(drafts, heads, new Map(companies.map(({ id, name }) => [id, name])));
	});
}

/** What the list of companies and Home know of a company's reports and meetings. */
export interface CompanyReports {
	readonly companyId: CompanyId;
	readonly openDrafts: readonly DraftEntry[];
	readonly completed: number;
	readonly nextMeeting: IsoDate | null;
	readonly lastMeeting: IsoDate | null;
}

/** Reports and meetings by company; one without either is absent. Live. */
export function meetingsByCompany(
	db: AlmanacDatabase,
	today: IsoDate
): PromiseLike<ReadonlyMap<CompanyId, CompanyReports>> {
	return db.transaction('r', [db.drafts, db.reportHeads, db.meetings], async () => {
		const [drafts, heads, meetings] = await Promise.all([
			db.drafts.toArray(),
			db.reportHeads.toArray(),
			db.meetings.toArray()
		]);
		const typed = new Map(meetings.map(({ companyId, nextOn }) => [companyId, nextOn]));
		const ids = new Set([...drafts, ...heads, ...meetings].map(({ companyId }) => companyId));
		const own = <T extends { readonly companyId: CompanyId }>(rows: readonly T[], id: CompanyId) =>
			rows.filter(({ companyId }) => companyId === id);
		return new Map(
			[...ids].map((companyId) => {
				const entries = entriesOf(own(drafts, companyId), own(heads, companyId), new Map());
				const known = reportHeadsOf(entries);
				return [
					companyId,
					{
						companyId,
						openDrafts: entries
							.flatMap((entry) => (entry.state === 'draft' ? [entry.draft] : []))
							.sort((a, b) => (a.editedAt < b.editedAt ? 1 : -1)),
						completed: own(heads, companyId).length,
						nextMeeting: nextMeeting(typed.get(companyId) ?? null, known, today),
						lastMeeting: lastMeeting(known)
					}
				];
			})
		);
	});
}

/** Entries as the rules of meetings read them. */
export function reportHeadsOf(entries: readonly ReportEntry[]): ReportHead[] {
	return entries.map((entry) => {
		if (entry.state === 'draft') {
			const { id, meetingDate, editedAt } = entry.draft;
			return { state: 'draft', id, meetingDate, editedAt };
		}
		const { id, meetingDate, asOf, completedAt, health } = entry.head;
		return { state: 'completed', id, meetingDate, asOf, completedAt, health };
	});
}

function entriesOf(
	drafts: readonly DraftReport[],
	heads: readonly ReportHeadRow[],
	names: ReadonlyMap<CompanyId, string>
): ReportEntry[] {
	return [
		...drafts.map(
			({ id, companyId, name, meetingDate, preparer, createdAt, editedAt }): ReportEntry => ({
				state: 'draft',
				companyName: names.get(companyId) ?? '',
				draft: { id, companyId, name, meetingDate, preparer, createdAt, editedAt }
			})
		),
		...heads.map((head): ReportEntry => ({
			state: 'completed',
			companyName: head.companyName,
			head
		}))
	];
}
