import { describe, expect, it } from 'vitest';
import { everything, startSandbox, type PageBody } from './caller.ts';

const eq = (field: string, value: unknown, more: object = {}) => ({
	op: 'eq',
	field,
	value,
	...more
});

describe('a query', () => {
	it('gives the same page by GET and by POST, ascending by id', async () => {
		const { call, query } = startSandbox();
		const byPost = await query('ConfigurationItems');
		const search = encodeURIComponent(JSON.stringify({ filter: everything }));
		const byGet = (await call('GET', `ConfigurationItems/query?search=${search}`)).json as PageBody;
		expect(byGet.items).toEqual(byPost.items);
		const ids = byPost.items.map((item) => Number(item['id']));
		expect(ids).toHaveLength(120);
		expect(ids).toEqual([...ids].sort((a, b) => a - b));
		expect(byPost.pageDetails).toEqual({
			count: 120,
			requestCount: 500,
			prevPageUrl: null,
			nextPageUrl: null
		});
	});

	it('takes members, fields, operators and paths in any case', async () => {
		const { call } = startSandbox();
		const body = {
			FILTER: [{ OP: 'EQ', FIELD: 'COMPANYNAME', VALUE: 'castellan logistics' }],
			INCLUDEFIELDS: ['COMPANYname']
		};
		const answer = await call('POST', 'companies/QUERY', { body });
		expect((answer.json as PageBody).items).toEqual([
			{ companyName: 'Castellan Logistics', userDefinedFields: [] }
		]);
	});

	it.each([
		['no body at all', undefined],
		['no filter', {}],
		['an empty filter', { filter: [] }]
	])('is refused with %s', async (_, body) => {
		const { call } = startSandbox();
		const answer = await call('POST', 'Companies/query', body ? { body } : {});
		expect(answer.status).toBe(500);
		expect(answer.text).toContain('Parameter name: filters');
	});

	it.each([0, 501, -1, 1.5, 'many'])('is refused with MaxRecords %j', async (MaxRecords) => {
		const { call } = startSandbox();
		const answer = await call('POST', 'Companies/query', {
			body: { MaxRecords, filter: everything }
		});
		expect(answer.json).toEqual({
			errors: ['maxCountOfRecordsToReturn must be between 1 and 500']
		});
	});

	it('trims the fields, keeps user-defined fields as an array, finds those by name', async () => {
		const { query } = startSandbox();
		const includeFields = ['ID', 'referencetitle', 'Purchase Date'];
		const { items } = await query('ConfigurationItems', everything, {
			includeFields,
			maxRecords: 1
		});
		expect(Object.keys(items[0] ?? {})).toEqual(['id', 'referenceTitle', 'userDefinedFields']);
		expect(items[0]?.['userDefinedFields']).toEqual([
			{ name: 'Purchase Date', value: expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/) as string }
		]);
	});

	it.each([
		['filter', { filter: [eq('companyName', 'x')] }, 'companyName'],
		['IncludeFields', { filter: everything, includeFields: ['id', 'companyName'] }, 'companyName'],
		['user-defined filter', { filter: [eq('Colour', 'x', { udf: true })] }, 'Colour']
	])('is refused for an unknown field in its %s', async (_, body, name) => {
		const { call } = startSandbox();
		const answer = await call('POST', 'Contacts/query', { body });
		expect(answer.status).toBe(500);
		expect(answer.json).toEqual({ errors: [`Unable to find ${name} in the Contact Entity`] });
	});

	it('drops an unknown operator without a word, and so returns too much', async () => {
		const { query } = startSandbox();
		const { items } = await query('Companies', [{ op: 'ne', field: 'id', value: 0 }]);
		expect(items).toHaveLength(13);
		const narrowed = await query('Companies', [{ op: 'noteExist', field: 'city' }, eq('id', 0)]);
		expect(narrowed.items).toHaveLength(1);
	});

	it.each([
		['ConfigurationItems', 'rmmDeviceAuditOperatingSystem'],
		['Companies', 'stockSymbol'],
		['Contacts', 'surveyOptOut']
	])('of %s is refused for %s, which cannot be queried', async (entity, field) => {
		const { call } = startSandbox();
		const answer = await call('POST', `${entity}/query`, { body: { filter: [eq(field, 'x')] } });
		expect(answer.status).toBe(500);
		expect(answer.text).toContain(field);
	});

	it.each([
		['Companies', eq('id', 'abc'), "the varchar value 'abc' to data type int"],
		['Companies', eq('isActive', null), 'to data type bit'],
		['Companies', { op: 'gt', field: 'createDate', value: 'soon' }, 'date and/or time'],
		['Companies', { op: 'in', field: 'companyType', value: [1, 'x'] }, "the varchar value 'x'"]
	])('of %s with %j is a conversion error', async (entity, condition, words) => {
		const { call } = startSandbox();
		const answer = await call('POST', `${entity}/query`, { body: { filter: [condition] } });
		expect(answer.status).toBe(500);
		expect(answer.text).toContain('Conversion failed when converting');
		expect(answer.text).toContain(words);
	});

	it('takes true for the integer isActive of contacts', async () => {
		const { query } = startSandbox();
		const { items } = await query('Contacts', [eq('isActive', true)]);
		expect(items.length).toBeGreaterThan(0);
		expect(new Set(items.map((item) => item['isActive']))).toEqual(new Set([1]));
	});

	it('finds by a user-defined field, by one at most, and not by a protected one', async () => {
		const { call, query } = startSandbox();
		const tag = eq('asset tag', 'NG-', { udf: true, op: 'beginsWith' });
		const { items } = await query('ConfigurationItems', [tag]);
		expect(items.length).toBeGreaterThan(50);
		for (const filter of [[tag, tag], [eq('Lease Number', 'L-1', { udf: true })]]) {
			const answer = await call('POST', 'ConfigurationItems/query', { body: { filter } });
			expect(answer.status).toBe(500);
		}
	});

	it('is limited to 500 alternatives, values of lists among them', async () => {
		const { call } = startSandbox();
		const ids = (count: number) => Array.from({ length: count }, (_, id) => id);
		const filters = {
			list: (count: number) => [{ op: 'in', field: 'id', value: ids(count) }],
			group: (count: number) => [{ op: 'or', items: ids(count).map((id) => eq('id', id)) }],
			both: (count: number) => [
				{ op: 'in', field: 'id', value: ids(count - 200) },
				{ op: 'or', items: ids(200).map((id) => eq('id', id)) }
			]
		};
		for (const filter of Object.values(filters)) {
			const fits = await call('POST', 'Companies/query', { body: { filter: filter(500) } });
			expect(fits.status).toBe(200);
			const exceeds = await call('POST', 'Companies/query', { body: { filter: filter(501) } });
			expect(exceeds.json).toEqual({
				errors: ["Invalid query syntax. Queries are limited to 500 or fewer 'OR' conditions."]
			});
		}
	});

	it('counts without paging', async () => {
		const { call } = startSandbox();
		const body = { filter: everything, maxRecords: 5 };
		expect((await call('POST', 'ConfigurationItems/query/count', { body })).json).toEqual({
			queryCount: 120
		});
		const search = encodeURIComponent(JSON.stringify(body));
		const byGet = await call('GET', `ConfigurationItems/query/count?search=${search}`);
		expect(byGet.json).toEqual({ queryCount: 120 });
	});

	it('is not found by other verbs', async () => {
		const { call } = startSandbox();
		const answer = await call('DELETE', 'Companies/query');
		expect(answer.status).toBe(405);
		expect(answer.json).toEqual({
			Message: "The requested resource does not support http method 'DELETE'."
		});
	});
});

describe('a record by id', () => {
	it('comes with all fields, company 0 among them', async () => {
		const { call } = startSandbox();
		const { item } = (await call('GET', 'Companies/0')).json as { item: Record<string, unknown> };
		expect(item['companyName']).toBe('Northgate IT');
		expect(Object.keys(item)).toHaveLength(61);
	});

	it('is null with 200 where there is none', async () => {
		const { call } = startSandbox();
		const answer = await call('GET', 'ConfigurationItems/999999');
		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({ item: null });
	});

	it('of a configuration carries 112 fields and its user-defined fields, protected ones masked', async () => {
		const { call, query } = startSandbox();
		const { items } = await query('ConfigurationItems', everything, { maxRecords: 1 });
		const answer = await call('GET', `ConfigurationItems/${String(items[0]?.['id'])}`);
		const { item } = answer.json as { item: Record<string, unknown> };
		expect(Object.keys(item)).toHaveLength(113);
		expect(item['userDefinedFields']).toContainEqual({ name: 'Lease Number', value: '*****' });
	});
});
