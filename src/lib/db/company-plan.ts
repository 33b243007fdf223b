/** What people said about a company's meetings and plans: a row each, never touched by a sync. */
import type { IsoDate } from '../domain/dates.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { StartMonth } from '../domain/report/fiscal.ts';
import type { IdPair } from '../domain/report/pairs.ts';
import { roadmapAfter, type Roadmap, type RoadmapAction } from '../domain/report/roadmap.ts';
import type { AlmanacDatabase } from './database.ts';
import type { ReplacementRow } from './report-rows.ts';

export interface CompanyPlan {
	/** As a person typed it. */
	readonly nextMeeting: IsoDate | null;
	readonly startMonth: StartMonth;
	readonly roadmap: Roadmap;
	/** Replacements that a person linked, and suggestions that a person refused. */
	readonly links: readonly IdPair[];
	readonly dismissed: readonly IdPair[];
}

/** A fiscal year is the calendar year until somebody says otherwise. */
export const defaultStartMonth: StartMonth = 1;

export function planTables(db: AlmanacDatabase) {
	return [db.meetings, db.fiscalYears, db.roadmaps, db.replacements];
}

/** Live. */
export function readCompanyPlan(
	db: AlmanacDatabase,
	companyId: CompanyId
): PromiseLike<CompanyPlan> {
	return db.transaction('r', planTables(db), async () => {
		const [meeting, fiscalYear, roadmap, replacements] = await Promise.all([
			db.meetings.get(companyId),
			db.fiscalYears.get(companyId),
			db.roadmaps.get(companyId),
			db.replacements.where({ companyId }).toArray()
		]);
		const pairs = (verdict: ReplacementRow['verdict']): IdPair[] =>
			replacements
				.filter((row) => row.verdict === verdict)
				.map(({ goneId, newId }) => ({ goneId, newId }));
		return {
			nextMeeting: meeting?.nextOn ?? null,
			startMonth: fiscalYear?.startMonth ?? defaultStartMonth,
			roadmap: { initiatives: roadmap?.initiatives ?? [] },
			links: pairs('linked'),
			dismissed: pairs('dismissed')
		};
	});
}

/** Null: as the open draft says. `now` is an ISO date-time. */
export async function setNextMeeting(
	db: AlmanacDatabase,
	companyId: CompanyId,
	{ nextOn, now }: { readonly nextOn: IsoDate | null; readonly now: string }
): Promise<void> {
	if (nextOn === null) await db.meetings.delete(companyId);
	else await db.meetings.put({ companyId, nextOn, editedAt: now });
}

export async function setStartMonth(
	db: AlmanacDatabase,
	companyId: CompanyId,
	{ startMonth, now }: { readonly startMonth: StartMonth; readonly now: string }
): Promise<void> {
	await db.fiscalYears.put({ companyId, startMonth, editedAt: now });
}

/** The roadmap before and after a change; undone and redone by putting one of them back. */
export interface RoadmapChange {
	readonly before: Roadmap;
	readonly after: Roadmap;
}

/** One step on a company's roadmap, judged on what is stored now. */
export function changeRoadmap(
	db: AlmanacDatabase,
	companyId: CompanyId,
	{ action, now }: { readonly action: RoadmapAction; readonly now: string }
): PromiseLike<RoadmapChange> {
	return db.transaction('rw', [db.roadmaps], async () => {
		const row = await db.roadmaps.get(companyId);
		const before: Roadmap = { initiatives: row?.initiatives ?? [] };
		const after = roadmapAfter(before, action);
		if (after !== before) await db.roadmaps.put({ companyId, ...after, editedAt: now });
		return { before, after };
	});
}

/** Puts a roadmap back as it was; an empty one leaves no row. */
export async function restoreRoadmap(
	db: AlmanacDatabase,
	companyId: CompanyId,
	{ roadmap, now }: { readonly roadmap: Roadmap; readonly now: string }
): Promise<void> {
	if (roadmap.initiatives.length === 0) await db.roadmaps.delete(companyId);
	else await db.roadmaps.put({ companyId, ...roadmap, editedAt: now });
}

/**
 * Says that a new configuration replaces one that is gone, or that it does not; null: nothing is said.
 * Gives what was said before, for its undo.
 */
export function sayReplacement(
	db: AlmanacDatabase,
	companyId: CompanyId,
	said: IdPair & { readonly verdict: ReplacementRow['verdict'] | null; readonly now: string }
): PromiseLike<ReplacementRow['verdict'] | null> {
	const { goneId, newId, verdict, now } = said;
	return db.transaction('rw', [db.replacements], async () => {
		const before = await db.replacements.get([goneId, newId]);
		if (verdict === null) await db.replacements.delete([goneId, newId]);
		else await db.replacements.put({ companyId, goneId, newId, verdict, at: now });
		return before?.verdict ?? null;
	});
}

/** Deletes all of it: part of the deletion of the company. */
export async function deleteCompanyPlan(db: AlmanacDatabase, companyId: CompanyId): Promise<void> {
	await db.meetings.delete(companyId);
	await db.fiscalYears.delete(companyId);
	await db.roadmaps.delete(companyId);
	await db.replacements.where({ companyId }).delete();
}
