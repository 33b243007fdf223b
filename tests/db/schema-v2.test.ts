import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { readGradingBasis } from '$lib/db/grading-basis.ts';
import { allOverrides } from '$lib/db/overrides.ts';
import { v1 } from '$lib/db/schema/v1.ts';
import { v2 } from '$lib/db/schema/v2.ts';
import { schemaVersion } from '$lib/db/schema.ts';
import { readWorkspaceSettings } from '$lib/db/workspace-settings.ts';
import { templateOf } from '$lib/domain/grading-basis.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { templateContentSchema } from '$lib/domain/template.ts';
import { unpackFixture, type FixtureTables } from '../support/fixture-json.ts';

const fixture = unpackFixture(readFileSync(new URL('./fixtures/v2.json', import.meta.url), 'utf8'));

/** A database as an older build left it: its schema alone, without the code of today. */
async function leftByVersion(version: number, tables: FixtureTables): Promise<string> {
	const name = `left-by-${version}-${Math.random()}`;
	const old = new Dexie(name);
	old.version(1).stores(v1);
	if (version >= 2) old.version(2).stores(v2);
	await old.open();
	for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkAdd([...rows]);
	old.close();
	return name;
}

async function openedNow(name: string): Promise<AlmanacDatabase> {
	const db = new AlmanacDatabase(name);
	onTestFinished(async () => {
		db.close();
		await db.delete({ disableAutoOpen: false });
	});
	await db.open();
	return db;
}

describe('the schema', () => {
	it('of version 2 stands as it shipped', () => {
		expect(v2).toEqual({
			templates: 'id',
			overrides: 'configurationId',
			companySettings: 'companyId',
			kinds: 'name',
			osEdits: 'key',
			osAliases: 'text'
		});
		expect(schemaVersion).toBeGreaterThanOrEqual(2);
	});

	it('of version 2 only adds to version 1', () => {
		expect(Object.keys(v1).filter((table) => table in v2)).toEqual([]);
	});
});

describe('a database of version 1', () => {
	it('keeps every row and gets the new tables', async () => {
		const { companies = [], remarks = [] } = fixture;
		const db = await openedNow(await leftByVersion(1, { companies, remarks }));
		expect(await db.companies.toArray()).toEqual(companies);
		expect(await db.remarks.toArray()).toEqual(remarks);
		expect(await db.overrides.count()).toBe(0);
		const { templates } = await readGradingBasis(db);
		expect(templates.map(({ id }) => id)).toEqual(['standard']);
	});
});

describe('a database of version 2', () => {
	it('is read with all that was said in it', async () => {
		const db = await openedNow(await leftByVersion(2, fixture));
		for (const [table, rows] of Object.entries(fixture)) {
			expect(await db.table(table).toArray()).toEqual(rows);
		}
		const basis = await readGradingBasis(db);
		expect(basis.defaultId).toBe('schools');
		expect(templateOf(basis, 'company-1' as CompanyId).id).toBe('standard');
		expect(basis.companies.get('company-1' as CompanyId)?.extendedSupportBought).toBe(true);
		expect(basis.kinds.get('Managed Box')).toBe('workstation');
		expect(basis.osEdits).toHaveLength(2);
		expect(basis.osAliases.get('win10 pro x')).toBe('Windows 10 Pro 22H2');
		const [first] = await allOverrides(db);
		expect(first?.grade?.note).toBe('Kept until the move in March');
		expect(first?.dates).toHaveLength(2);
		expect((await readWorkspaceSettings(db)).logo?.width).toBe(200);
	});

	it('holds templates that pass the checks of today', async () => {
		const db = await openedNow(await leftByVersion(2, fixture));
		const { templates } = await readGradingBasis(db);
		expect(templates).toHaveLength(2);
		for (const { id: _id, ...content } of templates) {
			expect(templateContentSchema.safeParse(content).error?.issues).toBeUndefined();
		}
	});
});
