/** Takes a staged file into what is here, in one transaction. */
import type { AlmanacDatabase } from '../db/database.ts';
import type { EditRow } from '../db/edit-rows.ts';
import { editIdOf } from '../db/edit-stamps.ts';
import type { CompletedReportRow, ReportHeadRow } from '../db/report-rows.ts';
import type { OutboxRow } from '../db/rows.ts';
import { knows } from '../domain/merge/decide.ts';
import { eachIncoming } from './incoming.ts';
import { nextOwn, ownEdits, withLearnt } from './known-edits.ts';
import { withLocalIds } from './local-ids.ts';
import { oneToOne } from './merge-company.ts';
import { mergeTenantRows } from './merge-tenant.ts';
import {
	fromFile,
	planMerge,
	type MergePlan,
	type MergeStep,
	type MergeTerms
} from './merge-plan.ts';
import { arrived, passCounters, readCounters, withoutStamps } from './replace.ts';

/** The plan of a merge as it stands now; nothing is written. */
export function previewMerge(db: AlmanacDatabase, terms: MergeTerms): PromiseLike<MergePlan> {
	return db.transaction('r', db.tables, async () => planMerge(db, terms));
}

/** Plans anew on what is stored now, and writes it. Cut anywhere, nothing happened. */
export function mergeWorkspace(db: AlmanacDatabase, terms: MergeTerms): PromiseLike<MergePlan> {
	return db.transaction('rw', db.tables, async () => {
		withoutStamps(db);
		const before = await readCounters(db);
		const plan = await planMerge(db, terms);
		const own = nextOwn(await ownEdits(db));
		const ownEdit = { device: own.device, count: own.count, at: terms.now, isDeletion: false };
		// What goes makes room for what comes: mappings are one to one.
		const steps = plan.steps.toSorted((a, b) => Number(a.row !== null) - Number(b.row !== null));
		for (const step of steps) await take(db, step);
		await db.edits.bulkPut(
			steps.map(({ table, key, edit }) => ({ id: editIdOf(table, key), ...(edit ?? ownEdit) }))
		);
		await addReports(db, plan);
		await mergeTenantRows(db);
		await addOutbox(db);
		await parkDoubleDrafts(db, terms);
		await db.edits.put(withLearnt(own, terms.knownInFile, plan.companyId));
		await passCounters(db, before);
		await db.incoming.clear();
		return plan;
	});
}

async function take(db: AlmanacDatabase, { table, key, row }: MergeStep): Promise<void> {
	const rows = db.table(table);
	if (row === null) {
		await rows.delete(key as never);
		return;
	}
	const unique = oneToOne[table];
	if (unique)
		await rows
			.where(unique)
			.equals(row[unique] as string)
			.delete();
	await rows.put(row);
}

/** Completed reports are only added; one that was deleted here knowingly stays away. */
async function addReports(db: AlmanacDatabase, { ids, knownHere }: MergePlan): Promise<void> {
	const edits = new Map<string, EditRow>();
	const added = new Set<string>();
	const present = new Set(await db.completedReports.toCollection().primaryKeys());
	await eachIncoming(db, async ({ table, rows }) => {
		if (table === 'edits') for (const row of rows as EditRow[]) edits.set(row.id, row);
	});
	await eachIncoming(db, async ({ table, rows }) => {
		if (table !== 'completedReports') return;
		for (const report of rows as CompletedReportRow[]) {
			const editId = editIdOf(table, report.id);
			const edit = edits.get(editId);
			if (present.has(report.id) || (edit && knows(knownHere, edit))) continue;
			await db.completedReports.put(withLocalIds(table, report, ids) as CompletedReportRow);
			if (edit) await db.edits.put(edit);
			added.add(report.id);
		}
	});
	await eachIncoming(db, async ({ table, rows }) => {
		if (table !== 'reportHeads') return;
		const heads = (rows as ReportHeadRow[]).filter(({ id }) => added.has(id));
		await db.reportHeads.bulkPut(
			heads.map((head) => withLocalIds(table, head, ids) as ReportHeadRow)
		);
	});
}

/** A draft that was completed on the other side, and written on here since, is a draft of its own. */
async function parkDoubleDrafts(db: AlmanacDatabase, { newId }: MergeTerms): Promise<void> {
	const completed = new Set(await db.completedReports.toCollection().primaryKeys());
	for (const draft of await db.drafts.toArray()) {
		if (!completed.has(draft.id)) continue;
		await db.drafts.delete(draft.id);
		await db.drafts.put({ ...draft, id: newId(), name: fromFile(draft.name) });
	}
}

/** Changes that wait on the other device, parked; not those that wait here as well. */
async function addOutbox(db: AlmanacDatabase): Promise<void> {
	const said = ({ kind, psaId, field, value }: OutboxRow): string =>
		JSON.stringify([kind, psaId, field, value]);
	const here = new Set((await db.outbox.toArray()).map(said));
	await eachIncoming(db, async ({ table, rows }) => {
		if (table !== 'outbox') return;
		for (const row of rows as OutboxRow[]) {
			if (row.state === 'sent' || here.has(said(row))) continue;
			const { id: _id, ...item } = arrived('outbox', row) as OutboxRow;
			await db.outbox.add(item as OutboxRow);
		}
	});
}
