import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { fiscalDay } from '$lib/domain/report/fiscal.ts';
import type { Initiative } from '$lib/domain/report/initiative.ts';
import { formOf, readInitiative } from '../../src/routes/(app)/reports/[report]/initiative-form.ts';

const day = fiscalDay(isoDate('2026-11-23'), 1);
const terms = { currency: 'USD', locale: 'en-US' };
const quarters = [day.currentQuarter];
const known: Initiative = {
	id: 'i1',
	title: 'New firewall',
	why: 'The old one ends',
	owner: 'Dana',
	status: 'approved',
	period: day.currentQuarter,
	cost: { kind: 'typed', oneTimeMinor: 135_000 },
	recurringMonthlyMinor: 4_550,
	assetIds: []
};

describe('the form of an initiative', () => {
	it('reads back what it was filled with', () => {
		const { id: _id, assetIds: _assets, ...written } = known;
		expect(readInitiative(formOf(known, day, terms), quarters, terms)).toEqual({
			kind: 'written',
			initiative: written
		});
	});

	it('begins in the current quarter and asks for a title', () => {
		const form = formOf(null, day, terms);
		expect(form).toMatchObject({ id: '', quarter: day.currentQuarter.start, cost: 'typed' });
		expect(readInitiative(form, quarters, terms)).toEqual({ kind: 'refused', reason: 'no-title' });
	});

	it('refuses an amount that is none, and takes an empty one for zero', () => {
		const form = { ...formOf(null, day, terms), title: 'Plan' };
		expect(readInitiative({ ...form, oneTime: 'much' }, quarters, terms)).toEqual({
			kind: 'refused',
			reason: 'no-amount'
		});
		expect(readInitiative({ ...form, quarter: '' }, quarters, terms)).toMatchObject({
			initiative: { period: null, cost: { kind: 'typed', oneTimeMinor: 0 } }
		});
	});

	it('follows its assets where their cost is chosen', () => {
		const form = { ...formOf(known, day, terms), cost: 'assets' as const };
		expect(readInitiative(form, quarters, terms)).toMatchObject({
			initiative: { cost: { kind: 'assets' } }
		});
	});
});
