import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCompanyPlan } from '$lib/db/company-plan.ts';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { meetingsByCompany, reportsOfCompany } from '$lib/db/report-list.ts';
import { readStoredReport } from '$lib/db/reports.ts';
import { v1 } from '$lib/db/schema/v1.ts';
import { v2 } from '$lib/db/schema/v2.ts';
import { v3 } from '$lib/db/schema/v3.ts';
import { schemaVersion } from '$lib/db/schema.ts';
import { isoDate } from '$lib/domain/dates.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { draftSchema } from '$lib/domain/report/report.ts';
import { readReport } from '$lib/domain/report/verify.ts';
import { unpackFixture, type FixtureTables } from '../support/fixture-json.ts';

const read = (version: number): FixtureTables =>
	unpackFixture(readFileSync(new URL(`./fixtures/v${version}.json`, import.meta.url), 'utf8'));
const harlan = 'company-1' as CompanyId;

/** A database as an older build left it: its schema alone, without the code of today. */
async function leftByVersion(version: number, tables: FixtureTables): Promise<AlmanacDatabase> {
	const name = `left-by-${version}-${Math.random()}`;
	const old = new Dexie(name);
	for (const [index, stores] of [v1, v2, v3].slice(0, version).entries()) {
		old.version(index + 1).stores(stores);
	}
	await old.open();
	for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd([...rows]);
	old.close();
	const db = new AlmanacDatabase(name);
	onTestFinished(async () => {
		db.close();
		await db.delete({ disableAutoOpen: false });
	});
	await db.open();
	return db;
}

describe('version 3 of the schema', () => {
	it('stands as it shipped and only adds to those before it', () => {
		expect(v3).toEqual({
			drafts: 'id, companyId',
			completedReports: 'id',
			reportHeads: 'id, companyId',
			meetings: 'companyId',
			fiscalYears: 'companyId',
			roadmaps: 'companyId',
			replacements: '[goneId+newId], companyId'
		});
		expect(Object.keys({ ...v1, ...v2 }).filter((table) => table in v3)).toEqual([]);
		expect(schemaVersion).toBeGreaterThanOrEqual(3);
	});
});

describe('a database of version 2', () => {
	it('keeps every row and gets the new tables', async () => {
		const tables = read(2);
		const db = await leftByVersion(2, tables);
		for (const [table, rows] of Object.entries(tables)) {
			expect(await db.table(table).toArray(), table).toEqual(rows);
		}
		expect(await db.drafts.count()).toBe(0);
		expect((await readCompanyPlan(db, harlan)).startMonth).toBe(1);
	});
});

describe('a database of version 3', () => {
	it('is read with all its reports and plans', async () => {
		const tables = read(3);
		const db = await leftByVersion(3, tables);
		for (const [table, rows] of Object.entries(tables)) {
			expect(await db.table(table).toArray(), table).toEqual(rows);
		}
		const draft = await readStoredReport(db, 'report-3');
		if (draft?.state !== 'draft') throw new Error('no draft');
		expect(draftSchema.safeParse(draft.draft).error?.issues).toBeUndefined();
		const completed = await readStoredReport(db, 'report-2');
		if (completed?.state !== 'completed') throw new Error('no completed report');
		expect(readReport(completed.report)).toMatchObject({ kind: 'report', problems: [] });
		expect(await reportsOfCompany(db, harlan)).toHaveLength(2);
		expect(await readCompanyPlan(db, harlan)).toMatchObject({
			nextMeeting: '2026-12-01',
			startMonth: 10,
			links: [{ goneId: 'autotask-1/9', newId: 'autotask-1/1' }],
			dismissed: [{ goneId: 'autotask-1/8', newId: 'autotask-1/2' }]
		});
		const meetings = await meetingsByCompany(db, isoDate('2026-11-25'));
		expect(meetings.get(harlan)).toMatchObject({
			nextMeeting: '2026-12-01',
			lastMeeting: '2026-11-24',
			completed: 1
		});
	});
});
