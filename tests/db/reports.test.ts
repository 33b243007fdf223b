import { describe, expect, it } from 'vitest';
import {
	changeRoadmap,
	readCompanyPlan,
	restoreRoadmap,
	sayReplacement,
	setNextMeeting,
	setStartMonth
} from '$lib/db/company-plan.ts';
import { addCompanies, readHoldings, removeCompany } from '$lib/db/local-companies.ts';
import { listReports, meetingsByCompany, reportsOfCompany } from '$lib/db/report-list.ts';
import {
	completeReport,
	createDraft,
	deleteReport,
	editDraft,
	readStoredReport,
	restoreDraft
} from '$lib/db/reports.ts';
import { saveWorkspaceSettings } from '$lib/db/workspace-settings.ts';
import { isoDate } from '$lib/domain/dates.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { fiscalDay } from '$lib/domain/report/fiscal.ts';
import { defaultWorkspaceSettings } from '$lib/domain/workspace-settings.ts';
import { anInitiative, asOf, idOf } from '../domain/report/report-assets.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { sampleCompleted, sampleDraft } from './sample-report.ts';

const now = '2026-11-23T12:00:00.000Z';
const later = '2026-11-23T12:05:00.000Z';
const harlan = 'harlan' as CompanyId;
const details = {
	id: 'r2',
	companyId: harlan,
	name: 'Q1 review',
	meetingDate: isoDate('2027-02-24'),
	templateId: 'standard',
	preparer: 'Dana',
	createdAt: now
};

describe('drafts', () => {
	it('are edited step by step, each step undone and redone without taking others along', async () => {
		const db = openTestDatabase();
		await createDraft(db, details, null);
		const exclude = { kind: 'exclude', ids: [idOf(1)] } as const;
		const first = await editDraft(db, 'r2', { action: exclude, now: later });
		const rename = { kind: 'details', edit: { name: 'Spring' } } as const;
		await editDraft(db, 'r2', { action: rename, now: later });
		if (!first) throw new Error('no draft');
		await restoreDraft(db, { from: first.after, to: first.before, now: later });
		expect(await db.drafts.get('r2')).toMatchObject({ name: 'Spring', exclusions: [] });
		await restoreDraft(db, { from: first.before, to: first.after, now: later });
		expect(await db.drafts.get('r2')).toMatchObject({ name: 'Spring', exclusions: [idOf(1)] });
	});

	it('say nothing changed where nothing did, and that they are gone', async () => {
		const db = openTestDatabase();
		await createDraft(db, details, null);
		const action = { kind: 'include', ids: [idOf(1)] } as const;
		const change = await editDraft(db, 'r2', { action, now: later });
		expect(change?.after).toBe(change?.before);
		expect(await editDraft(db, 'other', { action, now: later })).toBeNull();
	});

	it('carry a completed report forward', async () => {
		const db = openTestDatabase();
		const before = sampleDraft('r1', 'harlan');
		await db.drafts.add(before);
		await completeReport(db, sampleCompleted(before), before.editedAt);
		const draft = await createDraft(db, details, 'r1');
		expect(draft.carriedFrom).toEqual({ reportId: 'r1', meetingDate: '2026-11-24' });
		expect(draft.notes).toEqual(before.notes);
		expect(draft.exclusions).toEqual(before.exclusions);
		expect(draft.assetNotes).toEqual(before.assetNotes);
	});
});

describe('completing', () => {
	it('puts the frozen copy and its line of the list in the place of the draft', async () => {
		const db = openTestDatabase();
		const draft = sampleDraft('r1', 'harlan');
		await db.drafts.add(draft);
		const report = sampleCompleted(draft);
		expect(await completeReport(db, report, draft.editedAt)).toBe('completed');
		expect(await readStoredReport(db, 'r1')).toEqual({ state: 'completed', report });
		expect(await db.drafts.count()).toBe(0);
		const [entry] = await reportsOfCompany(db, harlan);
		expect(entry).toMatchObject({
			state: 'completed',
			head: { name: 'Q4 review', figures: report.figures, health: report.health }
		});
	});

	it('stops where another tab edited the draft, or completed or deleted it', async () => {
		const db = openTestDatabase();
		const draft = sampleDraft('r1', 'harlan');
		await db.drafts.add(draft);
		const report = sampleCompleted(draft);
		const action = { kind: 'exclude', ids: [idOf(7)] } as const;
		await editDraft(db, 'r1', { action, now: later });
		expect(await completeReport(db, report, draft.editedAt)).toBe('changed');
		expect(await db.completedReports.count()).toBe(0);
		await deleteReport(db, 'r1');
		expect(await completeReport(db, report, draft.editedAt)).toBe('gone');
		expect(await readStoredReport(db, 'r1')).toBeNull();
	});
});

describe('plans of a company', () => {
	it('hold meeting, fiscal year, roadmap and links, and give the next meeting', async () => {
		const db = openTestDatabase();
		const nextOn = isoDate('2026-12-09');
		await setNextMeeting(db, harlan, { nextOn, now });
		await setStartMonth(db, harlan, { startMonth: 10, now });
		const card = anInitiative('i1');
		const step = await changeRoadmap(db, harlan, {
			action: { kind: 'add', initiative: card },
			now
		});
		await changeRoadmap(db, harlan, {
			action: { kind: 'move-by', id: 'i1', quarters: 2, day: fiscalDay(asOf, 10) },
			now
		});
		const pair = { goneId: idOf(1), newId: idOf(2) };
		expect(await sayReplacement(db, harlan, { ...pair, verdict: 'linked', now })).toBeNull();
		expect(await sayReplacement(db, harlan, { ...pair, verdict: 'dismissed', now })).toBe('linked');
		const plan = await readCompanyPlan(db, harlan);
		expect(plan).toMatchObject({ nextMeeting: nextOn, startMonth: 10, links: [] });
		expect(plan.dismissed).toEqual([pair]);
		expect(plan.roadmap.initiatives[0]?.period?.start).toBe('2027-04-01');
		const meetings = await meetingsByCompany(db, isoDate('2026-11-25'));
		expect(meetings.get(harlan)?.nextMeeting).toBe(nextOn);
		await restoreRoadmap(db, harlan, { roadmap: step.before, now });
		expect(await db.roadmaps.count()).toBe(0);
		await setNextMeeting(db, harlan, { nextOn: null, now });
		expect((await readCompanyPlan(db, harlan)).nextMeeting).toBeNull();
	});

	it('keep the figures of their costs in another currency', async () => {
		const db = openTestDatabase();
		const cost = { kind: 'typed', oneTimeMinor: 240_000 } as const;
		const initiative = anInitiative('i1', { cost, recurringMonthlyMinor: 5000 });
		await changeRoadmap(db, harlan, { action: { kind: 'add', initiative }, now });
		await saveWorkspaceSettings(db, { ...defaultWorkspaceSettings, currency: 'JPY' });
		const [stored] = (await readCompanyPlan(db, harlan)).roadmap.initiatives;
		expect(stored).toMatchObject({
			cost: { kind: 'typed', oneTimeMinor: 2400 },
			recurringMonthlyMinor: 50
		});
	});
});

describe('deleting a company', () => {
	it.each([true, false])('takes drafts and plans, completed reports kept: %s', async (keep) => {
		const db = openTestDatabase();
		const plain = { name: 'Harlan', typeId: null, statusId: null };
		const [id, other] = await addCompanies(db, {
			companies: [plain, { ...plain, name: 'Other' }],
			now
		});
		if (!id || !other) throw new Error('nothing added');
		const done = sampleDraft('r1', id);
		await db.drafts.bulkAdd([done, sampleDraft('r2', id), sampleDraft('r3', other)]);
		await completeReport(db, sampleCompleted(done), done.editedAt);
		await setNextMeeting(db, id, { nextOn: isoDate('2026-12-09'), now });
		await changeRoadmap(db, id, { action: { kind: 'add', initiative: anInitiative('i1') }, now });
		expect(await readHoldings(db, id)).toMatchObject({ drafts: 1, completedReports: 1 });
		await removeCompany(db, id, keep);
		const left = (await listReports(db)).map((entry) =>
			entry.state === 'draft' ? entry.draft.id : `${entry.head.id} of ${entry.companyName}`
		);
		expect(left).toEqual(keep ? ['r3', 'r1 of Harlan & Finch Architects'] : ['r3']);
		expect(await db.meetings.count()).toBe(0);
		expect(await db.roadmaps.count()).toBe(0);
	});
});
