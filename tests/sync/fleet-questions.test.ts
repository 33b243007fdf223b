import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { configurationsOf, readingRules } from '$lib/db/configurations.ts';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { readGradingBasis } from '$lib/db/grading-basis.ts';
import { addCompanies } from '$lib/db/local-companies.ts';
import { addLocalConfigurations } from '$lib/db/local-configurations.ts';
import { changeOverrides, overridesOf } from '$lib/db/overrides.ts';
import { changeTemplate } from '$lib/db/templates.ts';
import {
	serialNumberOf,
	standingType,
	unclassedSubject
} from '$lib/domain/configuration-subject.ts';
import {
	dataGaps,
	dataQuality,
	serialKey,
	type DataGap,
	type QualitySubject
} from '$lib/domain/data-quality.ts';
import { isoDate } from '$lib/domain/dates.ts';
import { kindOf, osTableOf, ruleContextOf, templateOf } from '$lib/domain/grading-basis.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import type { ConfigurationOverrides } from '$lib/domain/overrides.ts';
import { typeSettingsOf } from '$lib/domain/template.ts';
import type { Outcome } from '$lib/domain/errors.ts';
import type { QualityService } from '$lib/sync/quality-protocol.ts';
import { createSandbox } from '../../src/lib/sandbox/app.ts';
import { createSyncService } from '../../src/lib/sync/service.ts';
import { autoSync, oddTenant } from '../support/import-setup.ts';
import { testEnvironment } from '../support/sync-environment.ts';

const asOf = isoDate('2026-11-23');
const now = '2026-11-23T11:42:00.000Z';
const noLimit = 100_000;
let db: AlmanacDatabase;
let service: QualityService;

beforeAll(async () => {
	db = new AlmanacDatabase(`fleet-questions-${process.pid}`);
	const started = createSyncService(testEnvironment({ db, sandbox: createSandbox(oddTenant) }));
	await started.connectSample('http://localhost:8787');
	await started.sync(autoSync, () => undefined);
	service = started;
	const [own] = await addCompanies(db, {
		companies: [{ name: 'By hand', typeId: null, statusId: null }],
		now
	});
	if (!own) throw new Error('no company');
	await addLocalConfigurations(db, own, {
		configurations: [
			{ name: 'A', type: 'Server', isActive: true, values: { serialNumber: 'HAND-001' } },
			{ name: 'B', type: null, isActive: true, values: { serialNumber: 'hand 001' } }
		],
		now
	});
	return async () => {
		db.close();
		await db.delete({ disableAutoOpen: false });
	};
});

function valueOf<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(outcome.failure.code);
	return outcome.value;
}

interface Seen extends QualitySubject<ConfigurationId> {
	readonly companyId: string;
	readonly leftAsIs: readonly DataGap[];
}

/** The page's way: every configuration from its shard, with what is said of it. */
async function seenByPages(): Promise<Seen[]> {
	const basis = await readGradingBasis(db);
	const [integrationId] = await db.integrations.toCollection().primaryKeys();
	if (!integrationId) throw new Error('no tenant');
	const seen: Seen[] = [];
	for (const { id: companyId } of await db.companies.toArray()) {
		const template = templateOf(basis, companyId);
		const { fieldMap } = await readingRules(db, integrationId, companyId);
		const context = ruleContextOf(basis, osTableOf(basis, shippedOsTable()), { asOf, fieldMap });
		const configurations = await configurationsOf(db, companyId);
		const said = await overridesOf(
			db,
			configurations.map(({ id }) => id)
		);
		for (const one of configurations) {
			const overrides = said.get(one.id) ?? {};
			const subject = unclassedSubject(one, overrides, {
				fieldMap,
				readAt: null,
				kindOf: (type) => kindOf(basis, type)
			});
			const status = one.isActive ? template.statuses.active : template.statuses.inactive;
			const type = standingType(one, overrides);
			const isShown = status.build && typeSettingsOf(template, type).build;
			if (!isShown || one.presence.state !== 'present' || one.scope.state !== 'in') continue;
			seen.push({
				id: one.id,
				companyId,
				purchaseDate: subject.purchaseDate.value,
				serialNumber: serialNumberOf(one, overrides),
				osText: subject.os.value,
				os: context.os.judge(subject.os.value),
				kind: subject.kind,
				hasType: subject.type.value !== null,
				leftAsIs: overrides.leftAsIs?.value ?? []
			});
		}
	}
	return seen;
}

/** Ids by gap, without those that a person accepted. */
function expectedGaps(seen: readonly Seen[]): Record<DataGap, ConfigurationId[]> {
	const { gaps } = dataQuality(seen, asOf);
	const accepted = new Map(seen.map(({ id, leftAsIs }) => [id, leftAsIs]));
	return Object.fromEntries(
		dataGaps.map((gap) => [gap, gaps[gap].filter((id) => !accepted.get(id)?.includes(gap)).sort()])
	) as Record<DataGap, ConfigurationId[]>;
}

async function expectSameGaps(): Promise<void> {
	const seen = await seenByPages();
	const expected = expectedGaps(seen);
	const figures = valueOf(await service.dataQuality(asOf));
	expect(figures.total).toBe(seen.length);
	expect(figures.lacking).toBe(new Set(Object.values(expected).flat()).size);
	for (const gap of dataGaps) {
		expect(figures.gaps[gap]).toBe(expected[gap].length);
		const sums = figures.companies.reduce((sum, { gaps }) => sum + gaps[gap], 0);
		expect(sums).toBe(expected[gap].length);
		const request = { asOf, gap, companyId: null, limit: noLimit };
		const { rows, total } = valueOf(await service.qualityRows(request));
		expect(total).toBe(rows.length);
		expect(rows.map(({ id }) => id).sort()).toEqual(expected[gap]);
	}
}

const said = <T>(value: T) => ({ value, note: '', at: now });
const anySayings: fc.Arbitrary<ConfigurationOverrides> = fc.record(
	{
		type: fc.constantFrom('Workstation', 'Virtual Machine', 'Server').map(said),
		serialNumber: fc.constantFrom('HAND-001', 'n/a', 'XYZ-77').map(said),
		os: fc.constantFrom('Windows 11 Pro 25H2', 'SonicOS 6.5').map(said),
		leftAsIs: fc.subarray([...dataGaps]).map(said),
		dates: fc.constantFrom('2020-02-29', '2030-01-01').map((value) => [
			{
				...said(isoDate(value)),
				of: 'purchase-date' as const,
				from: 'file' as const,
				origin: null
			}
		])
	},
	{ requiredKeys: [] }
);

describe('what the data of a fleet lack', () => {
	it('is what each configuration lacks by itself', async () => {
		await expectSameGaps();
		const { gaps } = valueOf(await service.dataQuality(asOf));
		// The tenant is made to have some of most of them.
		expect(gaps['no-purchase-date']).toBeGreaterThan(0);
		expect(gaps['no-serial-number']).toBeGreaterThan(0);
		expect(gaps['duplicate-serial-number']).toBeGreaterThan(1);
	});

	it('follows what people say, whatever they say', async () => {
		const ids = (await seenByPages()).map(({ id }) => id);
		const statements = fc.array(fc.tuple(fc.nat(ids.length - 1), anySayings), { maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(statements, async (chosen) => {
				const sayings = new Map(chosen.map(([place, one]) => [ids[place], one]));
				await changeOverrides(db, ids, { now, change: (_, id) => sayings.get(id) ?? {} });
				await expectSameGaps();
			}),
			{ numRuns: 8 }
		);
		await changeOverrides(db, ids, { now, change: () => ({}) });
	});

	it('leaves out what a template hides in Build mode', async () => {
		const before = valueOf(await service.dataQuality(asOf));
		const hidden = { type: 'Server', build: false, display: false };
		await changeTemplate(db, 'standard', {
			now,
			change: (template) => ({
				...template,
				types: [{ ...typeSettingsOf(template, 'Server'), ...hidden }]
			})
		});
		const after = valueOf(await service.dataQuality(asOf));
		expect(after.total).toBeLessThan(before.total);
		await expectSameGaps();
		await changeTemplate(db, 'standard', {
			now,
			change: (template) => ({ ...template, types: [] })
		});
	});

	it('is listed for one company, as far as a limit goes', async () => {
		const { companies } = valueOf(await service.dataQuality(asOf));
		const company = companies.find(({ gaps }) => gaps['no-purchase-date'] > 1);
		if (!company) throw new Error('no company lacks dates');
		const answer = await service.qualityRows({
			asOf,
			gap: 'no-purchase-date',
			companyId: company.companyId,
			limit: 1
		});
		const { rows, total } = valueOf(answer);
		expect(total).toBe(company.gaps['no-purchase-date']);
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ companyName: company.companyName, purchaseDate: null });
	});
});

describe('serial numbers', () => {
	it('find who carries them, however they are written', async () => {
		const key = serialKey('hand/001') ?? '';
		const holders = valueOf(await service.serialHolders([key, 'NOBODYHASTHIS'], asOf));
		expect([...holders.keys()]).toEqual([key]);
		const found = holders.get(key)?.map(({ name, type }) => [name, type]);
		expect(found?.sort()).toEqual([
			['A', 'Server'],
			['B', null]
		]);
	});

	it('find every configuration of the tenant by its own', async () => {
		const seen = await seenByPages();
		const keys = seen.flatMap(({ serialNumber }) => serialKey(serialNumber) ?? []);
		const holders = valueOf(await service.serialHolders(keys, asOf));
		for (const { id, serialNumber } of seen) {
			const key = serialKey(serialNumber);
			if (key !== null) expect(holders.get(key)?.map((holder) => holder.id)).toContain(id);
		}
	});
});

describe('names of configurations', () => {
	it('are told with their company; what is gone is absent', async () => {
		const [one] = await seenByPages();
		if (!one) throw new Error('nothing seen');
		const gone = 'no-such/1' as ConfigurationId;
		const known = valueOf(await service.knownMembers([one.id, gone], asOf));
		expect([...known.keys()]).toEqual([one.id]);
		expect(known.get(one.id)?.companyId).toBe(one.companyId);
		expect(known.get(one.id)?.name).not.toBe('');
	});

	it('keep a configuration of a company that was archived, without the company', async () => {
		const [one] = await seenByPages();
		const company = await db.companies.get(one?.companyId as never);
		if (!one || !company) throw new Error('nothing seen');
		await db.companies.put({ ...company, archivedAt: now });
		const known = valueOf(await service.knownMembers([one.id], asOf));
		expect(known.get(one.id)).toMatchObject({ companyId: null, companyName: '' });
		const { companies } = valueOf(await service.dataQuality(asOf));
		expect(companies.map(({ companyId }) => companyId)).not.toContain(company.id);
		await db.companies.put(company);
	});
});
