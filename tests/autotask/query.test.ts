import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativesOf, countBody, queryBody, where } from '$lib/autotask/query.ts';

describe('a query body', () => {
	it('asks for everything by id from 0, because company 0 is real', () => {
		expect(JSON.parse(queryBody({}))).toEqual({
			MaxRecords: 500,
			Filter: [{ op: 'gte', field: 'id', value: 0 }]
		});
	});

	it('goes on after an id and brings id whatever fields are asked', () => {
		const body = queryBody({ includeFields: ['companyName', 'id'], afterId: 17, maxRecords: 25 });
		expect(JSON.parse(body)).toEqual({
			MaxRecords: 25,
			IncludeFields: ['id', 'companyName'],
			Filter: [{ op: 'gt', field: 'id', value: 17 }]
		});
	});

	it('goes on after id 0', () => {
		expect(JSON.parse(queryBody({ afterId: 0 })).Filter).toEqual([
			{ op: 'gt', field: 'id', value: 0 }
		]);
	});

	it('writes every operator as Autotask names it', () => {
		const filters = [
			where.eq('isActive', true),
			where.noteq('companyType', 3),
			where.gt('id', 1),
			where.gte('id', 2),
			where.lt('id', 3),
			where.lte('id', 4),
			where.beginsWith('companyName', 'A'),
			where.endsWith('companyName', 'B'),
			where.contains('companyName', 'C'),
			where.exist('phone'),
			where.notExist('configurationItemType'),
			where.in('companyID', [1, 2]),
			where.notIn('companyID', [3])
		];
		expect(JSON.parse(countBody(filters)).Filter).toEqual([
			{ op: 'eq', field: 'isActive', value: true },
			{ op: 'noteq', field: 'companyType', value: 3 },
			{ op: 'gt', field: 'id', value: 1 },
			{ op: 'gte', field: 'id', value: 2 },
			{ op: 'lt', field: 'id', value: 3 },
			{ op: 'lte', field: 'id', value: 4 },
			{ op: 'beginsWith', field: 'companyName', value: 'A' },
			{ op: 'endsWith', field: 'companyName', value: 'B' },
			{ op: 'contains', field: 'companyName', value: 'C' },
			{ op: 'exist', field: 'phone' },
			{ op: 'notExist', field: 'configurationItemType' },
			{ op: 'in', field: 'companyID', value: [1, 2] },
			{ op: 'notIn', field: 'companyID', value: [3] }
		]);
	});

	it('nests groups', () => {
		const filter = where.or(
			where.in('configurationItemType', [1]),
			where.and(where.notExist('configurationItemType'), where.eq('isActive', true))
		);
		expect(JSON.parse(countBody([filter])).Filter).toEqual([
			{
				op: 'or',
				items: [
					{ op: 'in', field: 'configurationItemType', value: [1] },
					{
						op: 'and',
						items: [
							{ op: 'notExist', field: 'configurationItemType' },
							{ op: 'eq', field: 'isActive', value: true }
						]
					}
				]
			}
		]);
	});

	it('names a user-defined field and allows one of them', () => {
		const filter = where.eq('udf:Customer Ranking', 'Golden');
		expect(JSON.parse(countBody([filter])).Filter).toEqual([
			{ op: 'eq', field: 'Customer Ranking', udf: true, value: 'Golden' }
		]);
		expect(() => countBody([filter, where.or(where.exist('udf:RAM'))])).toThrow(RangeError);
	});
});

describe('a query that Autotask would refuse or misread', () => {
	it('has an empty list or group', () => {
		expect(() => where.in('id', [])).toThrow(RangeError);
		expect(() => where.notIn('id', [])).toThrow(RangeError);
		expect(() => where.or()).toThrow(RangeError);
	});

	it('filters on a field of another entity', () => {
		expect(() => where.eq('via:product.name', 'x')).toThrow(RangeError);
	});

	it('takes up to 480 alternatives over all lists and OR groups, and no more', () => {
		const list = (length: number) => Array.from({ length }, (_, n) => n);
		const filters = [
			where.in('companyID', list(300)),
			where.in('configurationItemType', list(180))
		];
		expect(alternativesOf(filters)).toBe(480);
		expect(() => queryBody({ filters })).not.toThrow();
		const oneMore = where.or(where.eq('isActive', true));
		expect(() => queryBody({ filters: [...filters, oneMore] })).toThrow(RangeError);
	});

	it('counts alternatives at any depth', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (sizes) => {
				const lists = sizes.map((length) =>
					where.in(
						'id',
						Array.from({ length }, (_, n) => n)
					)
				);
				const values = sizes.reduce((sum, size) => sum + size, 0);
				expect(alternativesOf([where.and(...lists)])).toBe(values);
				expect(alternativesOf([where.and(where.or(...lists))])).toBe(values + sizes.length);
			})
		);
	});
});
