import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSandbox, sampleOptions, type SandboxOptions } from '../../src/lib/sandbox/app.ts';
import { callsOf, startSandbox, testNow } from './caller.ts';

type Item = Record<string, unknown>;

async function truth(options: SandboxOptions, entity: string): Promise<Item[]> {
	const { control } = callsOf(createSandbox({ now: () => testNow, ...options }));
	return (await control('GET', `records/${entity}`)).json as Item[];
}

async function udfTexts(items: readonly Item[], name: string) {
	return items.map((item) => {
		const fields = item['userDefinedFields'] as { name: string; value: string | null }[];
		return fields.find((field) => field.name === name)?.value ?? null;
	});
}

/** Whether a company type is active, by id. */
async function companyTypes(options: SandboxOptions) {
	const { call } = callsOf(createSandbox(options));
	const answer = await call('GET', 'Companies/entityInformation/fields');
	const { fields } = answer.json as {
		fields: { name: string; picklistValues: { value: string; isActive: boolean }[] }[];
	};
	const values = fields.find((field) => field.name === 'companyType')?.picklistValues ?? [];
	return new Map<unknown, boolean>(values.map((value) => [Number(value.value), value.isActive]));
}

const medium = { companies: 40, configurations: 1500 } as const;

describe('a seeded tenant', () => {
	it('is the same for the same seed and another for another', async () => {
		for (const entity of ['Companies', 'ConfigurationItems', 'Contacts', 'CompanyLocations']) {
			const first = await truth({ seed: 3, oddities: 'all' }, entity);
			expect(await truth({ seed: 3, oddities: 'all' }, entity)).toEqual(first);
			expect(await truth({ seed: 4, oddities: 'all' }, entity)).not.toEqual(first);
		}
	});

	it('stays the same on the next day, and ages with the next quarter', async () => {
		const day = 86_400_000;
		const today = await truth({}, 'ConfigurationItems');
		expect(await truth({ now: () => testNow + day }, 'ConfigurationItems')).toEqual(today);
		const next = await truth({ now: () => testNow + 60 * day }, 'ConfigurationItems');
		expect(next.map((item) => item['installDate'])).not.toEqual(
			today.map((item) => item['installDate'])
		);
		expect(next.map((item) => item['id'])).toEqual(today.map((item) => item['id']));
	});

	it('has exactly the sizes that were asked for, ids ascending, references that exist', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					seed: fc.nat(),
					companies: fc.integer({ min: 1, max: 60 }),
					configurations: fc.integer({ min: 0, max: 300 }),
					oddities: fc.constantFrom('none', 'some', 'all')
				}),
				async (options) => {
					const companies = await truth(options, 'Companies');
					const configurations = await truth(options, 'ConfigurationItems');
					expect(companies).toHaveLength(options.companies + 1);
					expect(configurations).toHaveLength(options.configurations);
					for (const list of [companies, configurations]) {
						const ids = list.map((item) => Number(item['id']));
						expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
					}
					const known = new Set(companies.map((company) => company['id']));
					expect(configurations.every((item) => known.has(item['companyID']))).toBe(true);
				}
			),
			{ numRuns: 40 }
		);
	});

	it('interleaves the ids of the companies, which have gaps themselves', async () => {
		const items = await truth(sampleOptions, 'ConfigurationItems');
		const runs = items.filter((item, at) => item['companyID'] !== items[at - 1]?.['companyID']);
		expect(runs.length).toBeGreaterThan(100);
		const ids = (await truth(sampleOptions, 'Companies')).map((item) => Number(item['id']));
		expect(ids[0]).toBe(0);
		expect((ids.at(-1) ?? 0) - (ids[1] ?? 0)).toBeGreaterThan(ids.length);
	});

	it('never holds a record that was changed before it was created, or bought in the future', async () => {
		for (const item of await truth({ ...medium, oddities: 'some' }, 'ConfigurationItems')) {
			const created = Date.parse(String(item['createDate']));
			const changed = Date.parse(String(item['lastModifiedTime']));
			expect(changed).toBeGreaterThanOrEqual(created);
			expect(changed).toBeLessThan(testNow);
			if (item['installDate']) {
				expect(Date.parse(String(item['installDate']))).toBeLessThan(testNow);
			}
		}
	});

	it('refers to contacts, products, locations and types that exist', async () => {
		const options = { ...medium, oddities: 'none' } as const;
		const items = await truth(options, 'ConfigurationItems');
		const references = {
			contactID: 'Contacts',
			productID: 'Products',
			companyLocationID: 'CompanyLocations',
			configurationItemType: 'ConfigurationItemTypes',
			configurationItemCategoryID: 'ConfigurationItemCategories'
		};
		for (const [field, entity] of Object.entries(references)) {
			const known = new Map((await truth(options, entity)).map((record) => [record['id'], record]));
			for (const item of items) {
				if (item[field] === null) continue;
				const target = known.get(item[field]);
				expect(target, `${field} ${String(item[field])}`).toBeDefined();
				if (target?.['companyID']) expect(target['companyID']).toBe(item['companyID']);
			}
		}
	});
});

describe('the sample', () => {
	it('has 12 named companies beside the MSP and 600 configurations with sensible names', async () => {
		const companies = await truth(sampleOptions, 'Companies');
		expect(companies.slice(0, 5).map((company) => company['companyName'])).toEqual([
			'Northgate IT',
			'Harlan & Finch Architects',
			'Brightwater Dental Group',
			'Castellan Logistics',
			'Juniper Street Pediatrics'
		]);
		expect(companies).toHaveLength(13);
		expect(companies.every((company) => company['isActive'] === true)).toBe(true);
		const items = await truth(sampleOptions, 'ConfigurationItems');
		expect(items).toHaveLength(600);
		const names = items.map((item) => String(item['referenceTitle']));
		expect(new Set(names).size).toBe(600);
		expect(names.every((name) => /^[A-Z]{2}-[A-Z]{2,3}-\d{2,3}$/.test(name))).toBe(true);
		const own = items.filter((item) => item['companyID'] === companies[1]?.['id']);
		expect(own).toHaveLength(40);
		expect(own.map((item) => item['referenceTitle'])).toEqual(
			expect.arrayContaining(['HF-WS-001', 'HF-SRV-01', 'HF-LT-001', 'HF-FW-01'])
		);
	});

	it('names one kind after its number and gives every kind its type', async () => {
		const items = await truth(sampleOptions, 'ConfigurationItems');
		const codes = new Set(items.map((item) => String(item['referenceTitle']).split('-')[1]));
		expect([...codes].sort()).toEqual(
			['AP', 'FW', 'LT', 'NAS', 'PH', 'PRN', 'SRV', 'SW', 'UPS', 'VM', 'WS'].sort()
		);
	});

	it('has what a demonstration needs: gaps, a duplicate serial, categories in place of types', async () => {
		const items = await truth(sampleOptions, 'ConfigurationItems');
		const serials = items.map((item) => item['serialNumber']).filter(Boolean);
		expect(new Set(serials).size).toBeLessThan(serials.length);
		expect(serials).toContain('To Be Filled By O.E.M.');
		const bought = await udfTexts(items, 'Purchase Date');
		expect(bought).toContain(null);
		expect(bought.some((text) => /^Q[1-4] \d{4}$/.test(text ?? ''))).toBe(true);
		const untyped = items.filter((item) => item['configurationItemType'] === null);
		expect(untyped.length).toBeGreaterThan(5);
		expect(untyped.every((item) => Number(item['configurationItemCategoryID']) > 1)).toBe(true);
		expect(items.some((item) => item['isActive'] === false)).toBe(true);
	});
});

describe('operating systems', () => {
	it('read as RMM tools write them', async () => {
		const items = await truth({ ...medium, oddities: 'none' }, 'ConfigurationItems');
		const systems = items.map((item) => item['rmmDeviceAuditOperatingSystem']).filter(Boolean);
		const known =
			/^(Microsoft )?Windows (10|11) (Pro|Enterprise|Education) 10\.0\.\d{5}$|^(Microsoft )?Windows Server (2012 R2|2016|2019|2022|2025) (Standard|Datacenter)( [\d.]+)?$|^macOS \d+(\.\d+)+$|^Ubuntu \d\d\.04\.\d LTS$|^VMware ESXi|^Debian|^Red Hat|^CentOS/;
		expect(systems.filter((system) => !known.test(String(system)))).toEqual([]);
		expect(new Set(systems).size).toBeGreaterThan(20);
	});
});

describe('oddities', () => {
	it('are absent when switched off', async () => {
		const options = { ...medium, oddities: 'none' } as const;
		const companies = await truth(options, 'Companies');
		const items = await truth(options, 'ConfigurationItems');
		expect(new Set(companies.map((company) => company['companyName'])).size).toBe(41);
		expect(items.every((item) => item['configurationItemType'] !== null)).toBe(true);
		const serials = items.map((item) => item['serialNumber']);
		expect(serials.every((serial) => typeof serial === 'string' && serial !== '')).toBe(true);
		expect(new Set(serials).size).toBe(serials.length);
		for (const text of await udfTexts(items, 'RAM')) {
			if (text !== null) expect(text).toMatch(/^\d+ GB$/);
		}
	});

	it('are all there when all are asked for, in a tenant of 12 companies too', async () => {
		const options = { ...sampleOptions, oddities: 'all' } as const;
		const companies = await truth(options, 'Companies');
		const items = await truth(options, 'ConfigurationItems');
		const companyNames = companies.map((company) => String(company['companyName']));
		expect(new Set(companyNames).size).toBeLessThan(companyNames.length);
		const types = await companyTypes(options);
		expect(companies.some(({ companyType }) => types.get(companyType) === undefined)).toBe(true);
		expect(companies.some(({ companyType }) => types.get(companyType) === false)).toBe(true);
		const former = companies.filter((company) => company['isActive'] === false);
		expect(items.some((item) => former.some(({ id }) => id === item['companyID']))).toBe(true);
		const names = [...companyNames, ...items.map((item) => String(item['referenceTitle'] ?? ''))];
		const traits = {
			rightToLeft: /[\u0590-\u06ff]/,
			emoji: /\p{Extended_Pictographic}/u,
			markup: /<\w+/,
			formula: /^[=+@-]/,
			decomposed: /\p{L}\p{M}/u,
			doubleSpace: / {2}/,
			otherScripts: /[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]/
		};
		for (const [trait, pattern] of Object.entries(traits)) {
			expect(
				names.some((name) => pattern.test(name)),
				trait
			).toBe(true);
		}
		const dates = items.map((item) => String(item['installDate']).slice(0, 4));
		expect(dates).toEqual(expect.arrayContaining(['1900', '0001', '1753']));
		const texts = (await udfTexts(items, 'Purchase Date')).map(String);
		expect(texts.some((text) => /^\d\d\.\d\d\.\d{4}$/.test(text))).toBe(true);
		expect(texts.some((text) => /^\d\d\/\d\d\/\d{4}$/.test(text))).toBe(true);
		const known = new Set((await truth(options, 'ConfigurationItemTypes')).map(({ id }) => id));
		expect(items.some(({ configurationItemType: type }) => type !== null && !known.has(type))).toBe(
			true
		);
		expect(items.some((item) => item['referenceTitle'] === null)).toBe(true);
		const stamps = items.map((item) => String(item['createDate']));
		expect(stamps.some((stamp) => !stamp.endsWith('Z'))).toBe(true);
	});

	it('mask protected fields for the API and not for the truth', async () => {
		const { control, query } = startSandbox({ oddities: 'some' });
		const seen = await udfTexts((await query('ConfigurationItems')).items, 'Lease Number');
		expect(new Set(seen)).toEqual(new Set(['*****']));
		const asApi = await control('GET', 'records/ConfigurationItems?as=api');
		expect(new Set(await udfTexts(asApi.json as Item[], 'Lease Number'))).toEqual(
			new Set(['*****'])
		);
		const real = await udfTexts(
			(await control('GET', 'records/ConfigurationItems')).json as Item[],
			'Lease Number'
		);
		expect(real).not.toContain('*****');
		await control('POST', 'udf', {
			entity: 'ConfigurationItems',
			name: 'Lease Number',
			action: 'unprotect'
		});
		expect(await udfTexts((await query('ConfigurationItems')).items, 'Lease Number')).toEqual(real);
	});
});
