/** Reports: drafts are rows of what people said, completed ones frozen copies that nothing changes. */
import type { CompanyId } from '../domain/ids.ts';
import type { CompletedReport } from '../domain/report/completed-report.ts';
import { draftAfter, type DraftAction } from '../domain/report/draft-actions.ts';
import { newDraft, type DraftReport, type NewDraft } from '../domain/report/report.ts';
import type { AlmanacDatabase } from './database.ts';
import { readPartTemplate } from './report-parts.ts';
import type { ReportHeadRow } from './report-rows.ts';

/** A report as a screen opens it. */
export type StoredReport =
	| { readonly state: 'draft'; readonly draft: DraftReport }
	| { readonly state: 'completed'; readonly report: CompletedReport };

export function reportTables(db: AlmanacDatabase) {
	return [db.drafts, db.completedReports, db.reportHeads];
}

/** The draft or the completed report of an id; null where there is none. Live. */
export function readStoredReport(
	db: AlmanacDatabase,
	id: string
): PromiseLike<StoredReport | null> {
	return db.transaction('r', [db.drafts, db.completedReports], async () => {
		const draft = await db.drafts.get(id);
		if (draft) return { state: 'draft', draft };
		const report = await db.completedReports.get(id);
		return report ? { state: 'completed', report } : null;
	});
}

/**
 * Stores a new draft. It carries forward what people wrote and set in the completed report of this id;
 * null, or a report that is gone by now: it starts with the workspace's template of parts.
 */
export function createDraft(
	db: AlmanacDatabase,
	details: NewDraft,
	carryFrom: string | null
): PromiseLike<DraftReport> {
	return db.transaction('rw', [db.drafts, db.completedReports, db.settings], async () => {
		const source = carryFrom === null ? undefined : await db.completedReports.get(carryFrom);
		const draft = source
			? newDraft(details, { id: source.id, content: source.content })
			: { ...newDraft(details, null), parts: await readPartTemplate(db) };
		await db.drafts.add(draft);
		return draft;
	});
}

/** A draft before and after an edit; the same object where the edit changed nothing. */
export interface DraftChange {
	readonly before: DraftReport;
	readonly after: DraftReport;
}

/** One edit of a draft, made on what is stored now; null where the draft is gone. */
export function editDraft(
	db: AlmanacDatabase,
	id: string,
	{ action, now }: { readonly action: DraftAction; readonly now: string }
): PromiseLike<DraftChange | null> {
	return db.transaction('rw', [db.drafts], async () => {
		const before = await db.drafts.get(id);
		if (!before) return null;
		const after = draftAfter(before, action, now);
		if (after !== before) await db.drafts.put(after);
		return { before, after };
	});
}

/**
 * Puts back what differs between two states of a draft, and leaves what another edit changed since: the
 * undo of {@link editDraft} with `to` its `before`, the redo with `to` its `after`.
 */
export function restoreDraft(
	db: AlmanacDatabase,
	{ from, to, now }: { readonly from: DraftReport; readonly to: DraftReport; readonly now: string }
): PromiseLike<void> {
	return db.transaction('rw', [db.drafts], async () => {
		const current = await db.drafts.get(to.id);
		if (!current) return;
		const changed = Object.entries(to).filter(
			([key, value]) => JSON.stringify(value) !== JSON.stringify(from[key as keyof DraftReport])
		);
		await db.drafts.put({ ...current, ...Object.fromEntries(changed), editedAt: now });
	});
}

/** `changed`: the draft was edited after the copy was made, so that nothing was completed. */
export type CompletionOutcome = 'completed' | 'changed' | 'gone';

/**
 * Puts the frozen copy in the place of its draft, in one transaction. `editedAt` is that of the draft
 * that was frozen: an edit in another tab in between is not lost unseen.
 */
export function completeReport(
	db: AlmanacDatabase,
	report: CompletedReport,
	editedAt: string
): PromiseLike<CompletionOutcome> {
	return db.transaction('rw', reportTables(db), async () => {
		const draft = await db.drafts.get(report.id);
		if (!draft) return 'gone';
		if (draft.editedAt !== editedAt) return 'changed';
		await db.completedReports.add(report);
		await db.reportHeads.add(headOf(report));
		await db.drafts.delete(report.id);
		return 'completed';
	});
}

/** Deletes a draft or a completed report with all of it. */
export function deleteReport(db: AlmanacDatabase, id: string): PromiseLike<void> {
	return db.transaction('rw', reportTables(db), async () => {
		await db.drafts.delete(id);
		await db.completedReports.delete(id);
		await db.reportHeads.delete(id);
	});
}

/** Deletes the drafts of a company: part of the deletion of the company. */
export async function deleteDraftsOf(db: AlmanacDatabase, companyId: CompanyId): Promise<void> {
	await db.drafts.where({ companyId }).delete();
}

/** Deletes the completed reports of a company: part of the deletion of the company. */
export async function deleteCompletedOf(db: AlmanacDatabase, companyId: CompanyId): Promise<void> {
	const ids = await db.reportHeads.where({ companyId }).primaryKeys();
	await db.completedReports.bulkDelete(ids);
	await db.reportHeads.bulkDelete(ids);
}

/** What lists show of a completed report. */
export function headOf(report: CompletedReport): ReportHeadRow {
	const { id, companyId, companyName, asOf, createdAt, completedAt, health, figures } = report;
	const { name, meetingDate, preparer } = report.content;
	return {
		...{ id, companyId, companyName, name, meetingDate, asOf, createdAt, completedAt, preparer },
		...{ health, figures, currency: report.brand.currency }
	};
}
