import { describe, expect, it } from 'vitest';
import {
	archived,
	confirmsRemoval,
	planRemoval,
	restored,
	type CompanyHoldings
} from '../../../src/lib/domain/mapping/company-removal.ts';
import { company, companyId } from './company-store.ts';

const acme = company('a', 'Acme  Dental');
const nothing: CompanyHoldings = {
	company: acme,
	mappedTo: null,
	drafts: 0,
	completedReports: 0,
	manualConfigurations: 0,
	remarks: 0,
	outboxItems: 0
};
const everything: CompanyHoldings = {
	company: acme,
	mappedTo: 0,
	drafts: 1,
	completedReports: 3,
	manualConfigurations: 2,
	remarks: 5,
	outboxItems: 1
};
const kinds = (holdings: CompanyHoldings, keepReports: boolean) =>
	planRemoval(holdings, keepReports).writes.map(({ kind }) => kind);

describe('archiving', () => {
	it('hides a company and keeps all of it', () => {
		const hidden = archived(acme, '2026-11-23T10:00:00Z');
		expect(hidden).toEqual({ ...acme, archivedAt: '2026-11-23T10:00:00Z' });
		expect(restored(hidden)).toEqual(acme);
	});

	it('a second time changes nothing', () => {
		const hidden = archived(acme, '2026-11-23T10:00:00Z');
		expect(archived(hidden, '2026-12-01T10:00:00Z')).toBe(hidden);
	});
});

describe('deleting', () => {
	it.each([
		['Acme Dental', true],
		[' Acme   Dental ', true],
		['acme dental', false],
		['Acme', false],
		['', false]
	])('asks for the name: %j confirms %s', (typed, confirms) => {
		expect(confirmsRemoval(acme, typed)).toBe(confirms);
	});

	it('can never be confirmed by an empty name', () => {
		expect(confirmsRemoval(company('x', '  '), '')).toBe(false);
	});

	it('takes what is only the company’s own and keeps completed reports', () => {
		expect(kinds(everything, true)).toEqual([
			'discard-outbox-items',
			'unmap',
			'drop-synced-configurations',
			'delete-drafts',
			'delete-remarks',
			'delete-manual-configurations',
			'keep-completed-reports',
			'delete-company'
		]);
		expect(planRemoval(everything, true).lostReports).toBe(0);
	});

	it('takes completed reports as well when the person says so', () => {
		const plan = planRemoval(everything, false);
		expect(plan.writes).toContainEqual({
			kind: 'delete-completed-reports',
			companyId: companyId('a')
		});
		expect(plan.lostReports).toBe(3);
	});

	it('of a company without anything is one write', () => {
		expect(kinds(nothing, false)).toEqual(['delete-company']);
	});

	it('unmaps company 0 as well, whose id is falsy', () => {
		expect(planRemoval({ ...nothing, mappedTo: 0 }, true).writes[0]).toEqual({
			kind: 'unmap',
			psaId: 0,
			companyId: 'a'
		});
	});
});
