import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ambiguousNames,
	chooseCompany,
	companyHolder,
	createUnmappedCompanies,
	offeredCompanies,
	proposeCompanies,
	type CompanyChoice,
	type CompanyDraft,
	type CompanyModel
} from '../../../src/lib/domain/mapping/company-mapping.ts';
import { viewCompanies } from '../../../src/lib/domain/mapping/company-rows.ts';
import { company, companyId, companyModel, psaCompany } from './company-store.ts';

const none: CompanyDraft = new Map();
const picked = (id: string, proposed: boolean): CompanyChoice => {
	return { kind: 'local', companyId: companyId(id), proposed };
};
const proposal = (id: string) => picked(id, true);
const chosen = (id: string) => picked(id, false);
const propose = (model: CompanyModel, draft = none) =>
	proposeCompanies(
		model,
		draft,
		model.imported.map(({ psaId }) => psaId)
	);

describe('automatic mapping', () => {
	it.each([
		['Acme Dental', 'Acme Dental'],
		['Cafe\u0301 Nord', 'Café Nord'],
		[' Acme \u00a0Dental ', 'Acme Dental']
	])('proposes the local company of exactly the same name: %j is %j', (psaName, name) => {
		const model = companyModel([psaCompany(1, psaName)], [company('a', name)]);
		expect([...propose(model)]).toEqual([[1, proposal('a')]]);
	});

	it.each([
		['another case', 'ACME'],
		['a legal ending', 'Acme Ltd']
	])('proposes nothing for %s', (_, name) => {
		const model = companyModel([psaCompany(1, 'Acme')], [company('a', name)]);
		expect(propose(model).size).toBe(0);
	});

	it('takes only local companies that are not mapped as candidates', () => {
		const model = companyModel(
			[psaCompany(1, 'Acme'), psaCompany(2, 'Acme')],
			[company('a', 'Acme')],
			{ 1: 'a' }
		);
		expect(propose(model).size).toBe(0);
		expect(ambiguousNames(model, none)).toEqual([]);
	});

	it('passes over archived companies', () => {
		const gone = company('a', 'Acme', { archivedAt: '2026-01-01T00:00:00Z' });
		const model = companyModel([psaCompany(1, 'Acme')], [gone, company('b', 'Acme')]);
		expect(propose(model).get(1)).toEqual(proposal('b'));
		expect(offeredCompanies(model).map(({ id }) => id)).toEqual(['b']);
	});

	it('proposes only for the rows just imported', () => {
		const model = companyModel(
			[psaCompany(1, 'Acme'), psaCompany(2, 'Bolt')],
			[company('a', 'Acme'), company('b', 'Bolt')]
		);
		expect([...proposeCompanies(model, none, [2]).keys()]).toEqual([2]);
	});

	it('maps nothing with two PSA companies of the name, and flags both sides', () => {
		const model = companyModel(
			[psaCompany(1, 'Acme'), psaCompany(2, ' Acme ')],
			[company('a', 'Acme')]
		);
		expect(propose(model).size).toBe(0);
		const view = viewCompanies(model, none);
		expect(view.rows.map((row) => row.isAmbiguous)).toEqual([true, true]);
		expect([...view.ambiguousCompanies]).toEqual(['a']);
	});

	it('maps nothing with two local companies of the name, and flags both sides', () => {
		const model = companyModel(
			[psaCompany(1, 'Acme')],
			[company('a', 'Acme'), company('b', 'Acme')]
		);
		expect(propose(model).size).toBe(0);
		expect(ambiguousNames(model, none)).toEqual([
			{ name: 'Acme', psaIds: [1], companyIds: ['a', 'b'] }
		]);
	});

	it('takes an unsaved proposal back when a second row of the name is imported', () => {
		const local = [company('a', 'Acme')];
		const one = companyModel([psaCompany(1, 'Acme')], local);
		const two = companyModel([psaCompany(1, 'Acme'), psaCompany(2, 'Acme')], local);
		expect(proposeCompanies(two, propose(one), [2]).size).toBe(0);
	});

	it('leaves what a person chose', () => {
		const model = companyModel(
			[psaCompany(1, 'Acme'), psaCompany(2, 'Acme')],
			[company('a', 'Acme'), company('b', 'Acme')]
		);
		const draft = chooseCompany(model, none, { psaId: 1, choice: chosen('b') });
		const next = proposeCompanies(model, draft, [2]);
		expect(next.get(1)).toEqual(chosen('b'));
		expect(next.get(2)).toEqual(proposal('a'));
	});
});

describe('Create Unmapped', () => {
	it('makes a local company for each unmapped row', () => {
		const model = companyModel([psaCompany(1, 'Acme'), psaCompany(2, 'Bolt')], [], {});
		expect([...createUnmappedCompanies(model, none)]).toEqual([
			[1, { kind: 'new' }],
			[2, { kind: 'new' }]
		]);
	});

	it('takes the free local company of the same name instead of a second one', () => {
		const model = companyModel([psaCompany(1, 'Acme')], [company('a', 'Acme')]);
		expect(createUnmappedCompanies(model, none).get(1)).toEqual(proposal('a'));
	});

	it('leaves the MSP itself, missing rows, ambiguous names and mapped rows', () => {
		const model = companyModel(
			[
				psaCompany(0, 'Our MSP'),
				psaCompany(1, 'Gone', { missingSince: '2026-11-01' }),
				psaCompany(2, 'Acme'),
				psaCompany(3, 'Mapped'),
				psaCompany(4, ' ')
			],
			[company('a', 'Acme'), company('b', 'Acme'), company('m', 'Mapped')],
			{ 3: 'm' }
		);
		expect(createUnmappedCompanies(model, none).size).toBe(0);
	});
});

describe('a choice', () => {
	it('moves a company that another row holds', () => {
		const model = companyModel([psaCompany(1, 'A'), psaCompany(2, 'B')], [company('a', 'A')], {
			1: 'a'
		});
		const draft = chooseCompany(model, none, { psaId: 2, choice: chosen('a') });
		expect([...draft]).toEqual([
			[1, { kind: 'none' }],
			[2, chosen('a')]
		]);
		expect(companyHolder(model, draft, companyId('a'))).toBe(2);
	});

	it('of what is stored is no change', () => {
		const model = companyModel([psaCompany(1, 'A')], [company('a', 'A')], { 1: 'a' });
		const away = chooseCompany(model, none, { psaId: 1, choice: { kind: 'none' } });
		expect(companyHolder(model, away, companyId('a'))).toBeNull();
		expect(chooseCompany(model, away, { psaId: 1, choice: chosen('a') }).size).toBe(0);
	});
});

describe('the table', () => {
	const model = companyModel(
		[
			psaCompany(0, 'Our MSP'),
			psaCompany(1, 'Acme'),
			psaCompany(2, 'Bolt Ltd'),
			psaCompany(3, 'Core'),
			psaCompany(4, 'Dune'),
			psaCompany(5, 'Echo', { missingSince: '2026-11-20' }),
			psaCompany(6, 'Fern')
		],
		[
			company('a', 'Acme'),
			company('b', 'BOLT'),
			company('d', 'Dune'),
			company('e', 'Echo'),
			company('f', 'Fern house')
		],
		{ 4: 'd', 5: 'e' }
	);
	const withNew = chooseCompany(model, proposeCompanies(model, none, [1]), {
		psaId: 3,
		choice: { kind: 'new' }
	});
	const unmapped = chooseCompany(model, withNew, { psaId: 4, choice: { kind: 'none' } });
	const draft = chooseCompany(model, unmapped, { psaId: 6, choice: chosen('f') });
	const view = viewCompanies(model, draft);

	it('lists the MSP itself apart', () => {
		expect(view.own?.psa.psaId).toBe(0);
		expect(view.rows.some(({ psa }) => psa.psaId === 0)).toBe(false);
	});

	it('says the state of each row, with the company it means', () => {
		expect(view.rows.map(({ code, company: shown }) => [code, shown?.id ?? null])).toEqual([
			['proposed', 'a'],
			['unmapped', null],
			['create-on-save', null],
			['unmap-on-save', 'd'],
			['mapped', 'e'],
			['map-on-save', 'f']
		]);
	});

	it('suggests a free company that looks alike and does not apply it', () => {
		expect(view.rows[1]?.suggestion?.id).toBe('b');
		expect(view.rows[1]?.choice).toEqual({ kind: 'none' });
		expect(view.rows[0]?.suggestion).toBeNull();
	});

	it('suggests no company for what is unmapped on Save: it would be the same one', () => {
		const given = companyModel([psaCompany(1, 'Bolt')], [company('x', 'Bolt')], { 1: 'x' });
		const draft = chooseCompany(given, none, { psaId: 1, choice: { kind: 'none' } });
		expect(viewCompanies(given, draft).rows[0]).toMatchObject({
			code: 'unmap-on-save',
			suggestion: null
		});
	});

	it('suggests the same name before a look-alike', () => {
		const given = companyModel(
			[psaCompany(1, 'Bolt')],
			[company('x', 'BOLT'), company('y', 'Bolt')]
		);
		expect(viewCompanies(given, none).rows[0]?.suggestion?.id).toBe('y');
	});

	it('counts what Save Mapping will do', () => {
		expect(view.summary).toEqual({
			mapped: 1,
			unmapped: 3,
			proposed: 1,
			maps: 2,
			creates: 1,
			unmaps: 1,
			ambiguous: 0,
			missing: 1
		});
	});

	it('is drawn for 5,000 companies without work that grows with the square', () => {
		const many = Array.from({ length: 5000 }, (_, index) => index + 1);
		const large = companyModel(
			many.map((id) => psaCompany(id, `Company ${id} Ltd`)),
			many.map((id) => company(`c${id}`, `company ${id}`))
		);
		const start = performance.now();
		const all = createUnmappedCompanies(large, propose(large));
		const drawn = viewCompanies(large, none);
		expect(performance.now() - start).toBeLessThan(4000);
		expect(all.size).toBe(5000);
		expect(drawn.rows.every((row) => row.suggestion !== null)).toBe(true);
	});
});

describe('laws', () => {
	const names = fc.constantFrom('A', 'B', ' a', 'A ');
	const anyModel = fc
		.tuple(fc.array(names, { maxLength: 6 }), fc.array(names, { maxLength: 6 }), fc.nat(3))
		.map(([psaNames, localNames, count]) => {
			const mapped = Math.min(count, psaNames.length, localNames.length);
			return companyModel(
				psaNames.map((name, index) => psaCompany(index + 1, name)),
				localNames.map((name, index) => company(`c${index + 1}`, name)),
				Object.fromEntries(
					Array.from({ length: mapped }, (_, index) => [index + 1, `c${index + 1}`])
				)
			);
		});

	it('proposals do not depend on how the import was cut', () => {
		fc.assert(
			fc.property(anyModel, fc.nat(6), (model, cut) => {
				const ids = model.imported.map(({ psaId }) => psaId);
				const seen = { ...model, imported: model.imported.slice(0, cut) };
				const first = proposeCompanies(seen, none, ids.slice(0, cut));
				const both = proposeCompanies(model, first, ids.slice(cut));
				expect(new Map([...both].sort())).toEqual(new Map([...propose(model)].sort()));
			})
		);
	});

	it('a company is proposed once at most', () => {
		fc.assert(
			fc.property(anyModel, (model) => {
				const ids = [...propose(model).values()].map((choice) =>
					choice.kind === 'local' ? choice.companyId : null
				);
				expect(new Set(ids).size).toBe(ids.length);
			})
		);
	});
});
