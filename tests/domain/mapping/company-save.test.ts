import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyStatusId, CompanyTypeId } from '../../../src/lib/domain/ids.ts';
import {
	chooseCompany,
	createUnmappedCompanies,
	type CompanyChoice,
	type CompanyDraft,
	type CompanyModel
} from '../../../src/lib/domain/mapping/company-mapping.ts';
import {
	companiesToImport,
	planCompanySave,
	releasedCompanies,
	type CompanySaveOptions
} from '../../../src/lib/domain/mapping/company-save.ts';
import { defaultSelection } from '../../../src/lib/domain/selection.ts';
import { company, companyId, companyModel, psaCompany, savedCompanies } from './company-store.ts';

const none: CompanyDraft = new Map();
const customer = 'customer' as CompanyTypeId;
const active = 'active' as CompanyStatusId;

function options(): CompanySaveOptions {
	let count = 0;
	return {
		newId: () => companyId(`new-${++count}`),
		now: '2026-11-23T10:00:00.000Z',
		links: { types: new Map([[1, customer]]), statuses: new Map([[1, active]]) }
	};
}

const pick = (model: CompanyModel, psaId: number, choice: string | 'none' | 'new', draft = none) =>
	chooseCompany(model, draft, {
		psaId,
		choice:
			choice === 'none' || choice === 'new'
				? { kind: choice }
				: { kind: 'local', companyId: companyId(choice), proposed: false }
	});

describe('companies that Save Mapping releases', () => {
	const psa = [psaCompany(1, 'Acme'), psaCompany(2, 'Birch')];
	const model = companyModel(psa, [company('a', 'Acme'), company('b', 'Birch')], { 1: 'a' });

	it('are those unmapped, and those given to another one', () => {
		expect(releasedCompanies(model, pick(model, 1, 'none'))).toEqual(['a']);
		expect(releasedCompanies(model, pick(model, 1, 'b'))).toEqual(['a']);
	});

	it('are none while nothing is taken back', () => {
		expect(releasedCompanies(model, none)).toEqual([]);
		expect(releasedCompanies(model, pick(model, 2, 'new'))).toEqual([]);
	});
});

describe('Save Mapping', () => {
	it('creates and maps a company with name, type and status of Autotask', () => {
		const model = companyModel([psaCompany(1, 'Acme')], []);
		const plan = planCompanySave(model, pick(model, 1, 'new'), options());
		expect(plan.writes).toEqual([
			{
				kind: 'create-company',
				company: {
					id: 'new-1',
					name: 'Acme',
					typeId: customer,
					statusId: active,
					createdAt: '2026-11-23T10:00:00.000Z',
					archivedAt: null
				}
			},
			{ kind: 'map', psaId: 1, companyId: 'new-1', mappedAt: '2026-11-23T10:00:00.000Z' },
			{ kind: 'return-to-scope', psaId: 1 }
		]);
		expect(plan.newlyMapped).toEqual([1]);
	});

	it('gives an existing company what it takes from Autotask', () => {
		const model = companyModel([psaCompany(1, 'Acme')], [company('a', 'Acme Ltd')]);
		const { writes } = planCompanySave(model, pick(model, 1, 'a'), options());
		expect(writes).toContainEqual({
			kind: 'update-company',
			update: {
				companyId: 'a',
				from: { name: 'Acme Ltd', typeId: null, statusId: null },
				to: { name: 'Acme', typeId: customer, statusId: active }
			}
		});
	});

	it('un-maps: the local company stays, its configurations leave the scope', () => {
		const model = companyModel([psaCompany(1, 'Acme')], [company('a', 'Acme')], { 1: 'a' });
		const plan = planCompanySave(model, pick(model, 1, 'none'), options());
		expect(plan).toEqual({
			writes: [
				{ kind: 'unmap', psaId: 1, companyId: 'a' },
				{ kind: 'leave-scope', psaId: 1, since: '2026-11-23T10:00:00.000Z' }
			],
			newlyMapped: []
		});
	});

	it('maps a row to another company without leaving the scope', () => {
		const model = companyModel(
			[psaCompany(1, 'Acme')],
			[company('a', 'Acme'), company('b', 'Acme')],
			{ 1: 'a' }
		);
		const plan = planCompanySave(model, pick(model, 1, 'b'), options());
		expect(plan.writes.map(({ kind }) => kind)).toEqual(['unmap', 'map', 'update-company']);
		expect(plan.newlyMapped).toEqual([]);
	});

	it('plans nothing without changes', () => {
		const model = companyModel([psaCompany(1, 'Old name')], [company('a', 'Acme')], { 1: 'a' });
		expect(planCompanySave(model, none, options())).toEqual({ writes: [], newlyMapped: [] });
	});
});

describe('the question after Save Mapping', () => {
	it('names the newly mapped companies when configurations are synced', () => {
		expect(companiesToImport([1, 2], true, defaultSelection)).toEqual([1, 2]);
		expect(companiesToImport([1, 2], false, defaultSelection)).toEqual([]);
	});

	it('names only companies that Configuration Selection holds', () => {
		expect(companiesToImport([1, 2], true, { ...defaultSelection, companies: [2, 9] })).toEqual([
			2
		]);
	});
});

describe('laws', () => {
	const count = 4;
	const ids = Array.from({ length: count }, (_, index) => index + 1);
	const anyModel = fc.shuffledSubarray(ids).map((mapped) =>
		companyModel(
			ids.map((id) => psaCompany(id, `Company ${id}`)),
			ids.map((id) => company(`c${id}`, `Company ${id}`)),
			Object.fromEntries(mapped.map((id, index) => [index + 1, `c${id}`]))
		)
	);
	const choice: fc.Arbitrary<CompanyChoice> = fc.oneof(
		fc.constantFrom<CompanyChoice>({ kind: 'none' }, { kind: 'new' }),
		fc.constantFrom(...ids).map((id): CompanyChoice => {
			return { kind: 'local', companyId: companyId(`c${id}`), proposed: false };
		})
	);
	const anyEdits = fc.array(fc.record({ psaId: fc.constantFrom(...ids), choice }), {
		maxLength: 8
	});
	const drafted = (model: CompanyModel, edits: { psaId: number; choice: CompanyChoice }[]) =>
		edits.reduce((draft, edit) => chooseCompany(model, draft, edit), none);
	const stored = (model: CompanyModel) => {
		const out = ids.filter((id) => !model.mapped.has(id));
		return { model, outOfScope: new Set(out) };
	};

	it('the mapping is one to one after every Save Mapping', () => {
		fc.assert(
			fc.property(anyModel, anyEdits, (model, edits) => {
				const { writes } = planCompanySave(model, drafted(model, edits), options());
				const after = savedCompanies(stored(model), writes).model;
				expect(new Set(after.mapped.values()).size).toBe(after.mapped.size);
			})
		);
	});

	it('configurations are in scope exactly where the company is mapped', () => {
		fc.assert(
			fc.property(anyModel, anyEdits, (model, edits) => {
				const { writes } = planCompanySave(model, drafted(model, edits), options());
				const after = savedCompanies(stored(model), writes);
				for (const id of ids) expect(after.outOfScope.has(id)).toBe(!after.model.mapped.has(id));
			})
		);
	});

	it('saving is idempotent', () => {
		fc.assert(
			fc.property(anyModel, anyEdits, (model, edits) => {
				const { writes } = planCompanySave(model, drafted(model, edits), options());
				const after = savedCompanies(stored(model), writes).model;
				expect(planCompanySave(after, none, options()).writes).toEqual([]);
			})
		);
	});

	it('un-map, then map again restores everything', () => {
		fc.assert(
			fc.property(anyModel, fc.constantFrom(...ids), (fresh, psaId) => {
				const all = createUnmappedCompanies(fresh, none);
				const start = savedCompanies(stored(fresh), planCompanySave(fresh, all, options()).writes);
				const mappedTo = start.model.mapped.get(psaId) ?? companyId('none');
				const away = savedCompanies(
					start,
					planCompanySave(start.model, pick(start.model, psaId, 'none'), options()).writes
				);
				expect(away.outOfScope.has(psaId)).toBe(true);
				const back = savedCompanies(
					away,
					planCompanySave(away.model, pick(away.model, psaId, mappedTo), options()).writes
				);
				expect(new Map([...back.model.mapped].sort())).toEqual(
					new Map([...start.model.mapped].sort())
				);
				expect(back.outOfScope).toEqual(start.outOfScope);
			})
		);
	});
});
