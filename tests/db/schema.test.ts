/**
 * The guard of the additive schema (docs/adr/0003). What a version says never changes once it shipped:
 * a difference to the snapshot below is an error, whatever it is. A change of the database is a new
 * version with a file, a fixture and a line of its own here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listCompanies, readCompany } from '$lib/db/companies.ts';
import { readConfiguration } from '$lib/db/configuration-detail.ts';
import { configurationsOf } from '$lib/db/configurations.ts';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { storedFleet } from '$lib/db/fleet.ts';
import { integrationStatus } from '$lib/db/integrations.ts';
import { lastFinishedRun } from '$lib/db/runs.ts';
import { registerVersions, schemaVersion } from '$lib/db/schema.ts';
import { v1 } from '$lib/db/schema/v1.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';
import { readCredentials, openEnvelope } from '$lib/vault/envelope.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { unpackFixture } from '../support/fixture-json.ts';

type Snapshot = Readonly<Record<string, Readonly<Record<string, string>>>>;

function readText(path: string): string {
	return readFileSync(new URL(path, import.meta.url), 'utf8');
}

const snapshot = JSON.parse(readText('./fixtures/schema.json')) as Snapshot;
const fixture = unpackFixture(readText('./fixtures/v1.json'));

/** What each registered version declares, asked of Dexie itself. */
function declared(): Snapshot {
	const versions: Record<string, Record<string, string>> = {};
	const recorder = {
		version: (number: number) => ({
			stores(stores: Record<string, string>) {
				versions[number] = stores;
				return { upgrade: () => undefined };
			}
		})
	};
	registerVersions(recorder as unknown as Dexie);
	return versions;
}

describe('the schema', () => {
	it('of every version stands as it shipped', () => {
		expect(declared()).toEqual(snapshot);
	});

	it('has a file and a filled fixture for each version, and no other', () => {
		const numbers = Object.keys(snapshot);
		const files = readdirSync(new URL('../../src/lib/db/schema', import.meta.url));
		const fixtures = readdirSync(new URL('./fixtures', import.meta.url));
		expect(files.sort()).toEqual(numbers.map((number) => `v${number}.ts`));
		expect(fixtures.filter((name) => name.startsWith('v')).sort()).toEqual(
			numbers.map((number) => `v${number}.json`)
		);
		expect(schemaVersion).toBe(Math.max(...numbers.map(Number)));
	});

	it('never drops a table or an index, and never changes a primary key', () => {
		const known = new Map<string, string[]>();
		for (const stores of Object.values(snapshot)) {
			for (const [table, indexes] of Object.entries(stores)) {
				const parts = indexes.split(/,\s*/);
				const before = known.get(table);
				expect(parts, table).toEqual(expect.arrayContaining(before ?? []));
				expect(parts[0], table).toBe(before?.[0] ?? parts[0]);
				known.set(table, parts);
			}
		}
		expect(known.size).toBeGreaterThanOrEqual(Object.keys(v1).length);
	});

	it('on disk is what all versions together declare', async () => {
		const db = openTestDatabase();
		await db.open();
		const names = [...db.backendDB().objectStoreNames].sort();
		const tables = Object.values(snapshot).flatMap((stores) => Object.keys(stores));
		expect(names).toEqual([...new Set(tables)].sort());
		expect(db.backendDB().version).toBe(schemaVersion * 10);
	});
});

/** The fixture as version 1 left it on disk, opened by the code of today. */
async function openedFixture(): Promise<AlmanacDatabase> {
	const name = `fixture-1-${Math.random()}`;
	const old = new Dexie(name);
	old.version(1).stores(v1);
	await old.open();
	for (const [table, rows] of Object.entries(fixture)) await old.table(table).bulkAdd([...rows]);
	old.close();
	const db = new AlmanacDatabase(name);
	onTestFinished(async () => {
		db.close();
		await db.delete({ disableAutoOpen: false });
	});
	return db;
}

describe('a database of version 1', () => {
	it('has rows in every table of the fixture', () => {
		expect(Object.keys(fixture).sort()).toEqual(Object.keys(v1).sort());
		const empty = Object.entries(fixture).filter(([, rows]) => rows.length === 0);
		expect(empty).toEqual([]);
	});

	it('keeps every row through all upgrades', async () => {
		const db = await openedFixture();
		for (const [table, rows] of Object.entries(fixture)) {
			// What version 5 moved.
			const now = table === 'fleets' ? db.snapshots : db.table(table);
			expect(await now.toArray(), table).toEqual(rows);
		}
		expect(await db.table('fleets').count()).toBe(0);
	});

	it('keeps the snapshot of the fleet, which has not to be built anew', async () => {
		const db = await openedFixture();
		const [row] = fixture.fleets as readonly { readonly integrationId: IntegrationId }[];
		if (!row) throw new Error('No snapshot');
		expect(await storedFleet(db, row.integrationId)).toEqual(row);
	});

	it('is read: companies, configurations, one of them, the log', async () => {
		const db = await openedFixture();
		const companies = await listCompanies(db);
		expect(companies).toHaveLength(3);
		expect(companies.every(({ link, typeName }) => link !== null && typeName === 'Customer')).toBe(
			true
		);
		const [first] = companies;
		if (!first) throw new Error('No company');
		expect(await readCompany(db, first.company.id)).toEqual(first);
		const rows = (
			await Promise.all(companies.map(({ company }) => configurationsOf(db, company.id)))
		).flat();
		expect(rows.length).toBe(companies.reduce((sum, entry) => sum + entry.configurations, 0));
		const missing = rows.find(({ presence }) => presence.state === 'missing');
		expect(rows.filter(({ scope }) => scope.state === 'out')).toHaveLength(1);
		const detail = missing && (await readConfiguration(db, missing.id));
		expect(detail?.configuration).toEqual(missing);
		expect(detail?.remark?.text).toBe('Stands in the cellar.');
		expect(detail?.fields.length).toBeGreaterThan(20);
		const status = await integrationStatus(db);
		expect(status).toMatchObject({ mappedCompanies: 3, isPassOpen: false });
		const run = status && (await lastFinishedRun(db, status.integration.id));
		const byHand = rows.filter(({ psaId }) => psaId === null);
		expect(byHand).toHaveLength(1);
		expect(run?.read).toBe(rows.length - byHand.length);
	});

	it('still opens its vault', async () => {
		const db = await openedFixture();
		const row = await db.credentials.toCollection().first();
		if (!row) throw new Error('No credentials');
		const key = await openEnvelope(row, 'correct horse battery staple');
		expect(key.ok && (await readCredentials(row, key.value))).toEqual({
			userName: 'fixture@EXAMPLE.COM',
			secret: 'fixture-secret-1',
			trackingIdentifier: 'FIXTURE00000000000000000001'
		});
	});
});
