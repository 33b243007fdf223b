import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	admitsCompany,
	companyQuery,
	companyRequests,
	defaultCompanyFilters,
	loadState,
	planCompanyImport,
	selectAllCompanies,
	splitOwnCompany,
	type CompanyFilters
} from '../../../src/lib/domain/mapping/company-filter.ts';
import { psaCompany } from './company-store.ts';

const noFilters: CompanyFilters = { ...defaultCompanyFilters, statuses: [] };
const mapped = new Map([
	[3, 'c'],
	[1, 'a']
]);

describe('Load Companies', () => {
	it('asks for active companies by default', () => {
		expect(companyQuery(defaultCompanyFilters, mapped)).toEqual({
			types: null,
			isActive: true,
			nameContains: null,
			ids: null
		});
	});

	it('asks for types, the one status and the part of a name', () => {
		const filters: CompanyFilters = {
			types: [1, 29682885],
			statuses: ['inactive'],
			integration: 'not-mapped',
			name: ' Acme  Ltd '
		};
		expect(companyQuery(filters, mapped)).toEqual({
			types: [1, 29682885],
			isActive: false,
			nameContains: 'Acme  Ltd',
			ids: null
		});
	});

	it.each([[[]], [['active', 'inactive'] as const]])('asks for both statuses: %j', (statuses) => {
		expect(companyQuery({ ...noFilters, statuses }, mapped)?.isActive).toBeNull();
	});

	it('asks for mapped companies by id, while they fit into a query', () => {
		const filters: CompanyFilters = { ...noFilters, integration: 'mapped', types: [1] };
		expect(companyQuery(filters, mapped)?.ids).toEqual([1, 3]);
		const many = (count: number) => new Map(Array.from({ length: count }, (_, id) => [id, 'x']));
		expect(companyQuery(filters, many(479))?.ids).toHaveLength(479);
		expect(companyQuery(filters, many(480))?.ids).toBeNull();
	});

	it('asks nothing for mapped companies when none is mapped', () => {
		expect(companyQuery({ ...noFilters, integration: 'mapped' }, new Map())).toBeNull();
	});

	it('leaves out types that do not fit and judges them here', () => {
		const types = Array.from({ length: 481 }, (_, id) => id);
		const filters = { ...noFilters, types };
		expect(companyQuery(filters, mapped)?.types).toBeNull();
		expect(admitsCompany(filters, psaCompany(9, 'A', { type: 480 }), mapped)).toBe(true);
		expect(admitsCompany(filters, psaCompany(9, 'A', { type: 481 }), mapped)).toBe(false);
	});

	it('costs one count and the pages', () => {
		expect([0, 1, 500, 501].map(companyRequests)).toEqual([1, 2, 2, 3]);
	});
});

describe('what is judged here', () => {
	it('is Integration Status', () => {
		const judge = (integration: CompanyFilters['integration'], psaId: number) =>
			admitsCompany({ ...noFilters, integration }, psaCompany(psaId, 'A'), mapped);
		expect([judge('all', 1), judge('all', 2)]).toEqual([true, true]);
		expect([judge('mapped', 1), judge('mapped', 2)]).toEqual([true, false]);
		expect([judge('not-mapped', 1), judge('not-mapped', 2)]).toEqual([false, true]);
	});

	it('is the status of companies', () => {
		const inactive = psaCompany(1, 'A', { isActive: false });
		expect(admitsCompany(defaultCompanyFilters, inactive, mapped)).toBe(false);
		expect(admitsCompany(noFilters, inactive, mapped)).toBe(true);
	});

	it('never admits a company without a type by type', () => {
		const typeless = psaCompany(1, 'A', { type: null });
		expect(admitsCompany({ ...noFilters, types: [1] }, typeless, mapped)).toBe(false);
	});
});

describe('the list', () => {
	it('is stale after a filter is changed and current again when it is changed back', () => {
		const now = { ...defaultCompanyFilters, types: [1, 2] };
		expect(loadState(null, now)).toBe('not-loaded');
		expect(loadState(now, { ...now, types: [2, 1] })).toBe('current');
		expect(loadState(now, { ...now, name: ' ' })).toBe('current');
		const changes: Partial<CompanyFilters>[] = [
			{ types: [1] },
			{ types: [1, 3] },
			{ statuses: [] },
			{ integration: 'mapped' },
			{ name: 'a' }
		];
		for (const change of changes) expect(loadState(now, { ...now, ...change })).toBe('stale');
	});

	it('selects all but company 0, which stands apart', () => {
		const list = [psaCompany(0, 'Our MSP'), psaCompany(1, 'A'), psaCompany(2, 'B')];
		expect(selectAllCompanies(list)).toEqual([1, 2]);
		expect(splitOwnCompany(list)).toEqual({ own: list[0], others: list.slice(1) });
		expect(splitOwnCompany(list.slice(1)).own).toBeNull();
	});
});

describe('Import', () => {
	it('takes the ticked companies, each once, and tells which are new', () => {
		const loaded = [psaCompany(1, 'A'), psaCompany(2, 'B'), psaCompany(3, 'C')];
		const plan = planCompanyImport([...loaded, ...loaded], new Set([3, 2, 77]), mapped);
		expect(plan.store).toEqual([loaded[1], loaded[2]]);
		expect(plan.added).toEqual([2]);
	});

	it('of the same companies again adds nothing', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.nat(20)), (ids) => {
				const loaded = ids.map((id) => psaCompany(id, `C${id}`));
				const first = planCompanyImport(loaded, new Set(ids), new Map());
				const known = new Map(first.store.map((row) => [row.psaId, row]));
				const again = planCompanyImport(loaded, new Set(ids), known);
				expect(again.added).toEqual([]);
				expect(again.store).toEqual(first.store);
			})
		);
	});
});
