import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '$lib/domain/dates.ts';
import { gradeActions } from '$lib/domain/rules/default-grades.ts';
import {
	ageBandOf,
	ageBands,
	dashboardOf,
	warrantyBandOf,
	type Dashboard
} from '$lib/domain/report/dashboard.ts';
import { anAsset, anyFleet, asOf, gradeFor, osEnding } from './report-assets.ts';

const grades = ['replace', 'plan', 'watch', 'investigate', 'keep'].map((action) =>
	gradeFor(gradeActions.find((one) => one === action) ?? 'keep')
);
const numbers = (shares: readonly { readonly assets: readonly { psaId: number | null }[] }[]) =>
	shares.map((share) => share.assets.map((asset) => asset.psaId));

describe('bands', () => {
	it.each([
		['2026-11-24', 'under-1'],
		['2025-11-25', 'under-1'],
		['2025-11-24', '1-to-2'],
		['2020-11-25', '5-to-6'],
		['2020-11-24', '6-and-over'],
		['1999-01-01', '6-and-over'],
		['2026-11-25', 'not-known']
	])('of age: bought on %s is %s', (date, band) => {
		expect(ageBandOf(isoDate(date), asOf)).toBe(band);
	});

	it.each([
		[-1, 'expired'],
		[0, 'within-90-days'],
		[90, 'within-90-days'],
		[91, 'over-90-days']
	])('of warranty: %i days left is %s', (left, band) => {
		expect(warrantyBandOf(addDays(asOf, left), asOf)).toBe(band);
	});

	it('know nothing of no date', () => {
		expect([ageBandOf(null, asOf), warrantyBandOf(null, asOf)]).toEqual(['not-known', 'no-date']);
	});
});

describe('the dashboard', () => {
	it('shows grades in the order of the template, then lost ones, ungraded last', () => {
		const { byGrade } = dashboardOf(
			[
				anAsset(1),
				anAsset(2, { grade: null }),
				anAsset(3, { grade: gradeFor('retire') }),
				anAsset(4, { grade: gradeFor('replace') }),
				anAsset(5)
			],
			{ grades, asOf }
		);
		expect(numbers(byGrade)).toEqual([[4], [1, 5], [3], [2]]);
	});

	it('shows types and systems by frequency, what is not known last', () => {
		const server = { kind: 'server', type: 'Server' } as const;
		const win10 = { osVerdict: osEnding('2025-10-14', { name: 'Windows 10 22H2 Pro' }) };
		const dashboard = dashboardOf(
			[
				anAsset(1),
				anAsset(2),
				anAsset(3, win10),
				anAsset(4, { ...server, osVerdict: osEnding('2027-01-12') }),
				anAsset(5, { kind: 'switch', type: 'Switch', osVerdict: osEnding('2020-01-01') })
			],
			{ grades, asOf }
		);
		expect(dashboard.byType.map((share) => share.type)).toEqual([
			'Workstation',
			'Server',
			'Switch'
		]);
		expect(numbers(dashboard.computersBySystem)).toEqual([[3], [1, 2]]);
		expect(dashboard.computersBySystem.map((share) => share.name)).toEqual([
			'Windows 10 22H2 Pro',
			null
		]);
		expect(numbers(dashboard.serversBySystem)).toEqual([[4]]);
		expect(numbers(dashboard.bySystem)).toEqual([[3], [4], [1, 2]]);
	});

	it('counts each asset once in every figure', () => {
		fc.assert(
			fc.property(anyFleet, (assets) => {
				const counted = assets.filter((asset) => asset.state === 'counted');
				const dashboard: Dashboard = dashboardOf(assets, { grades, asOf });
				const { byGrade, byType, byAge, byWarranty } = dashboard;
				const all = counted.map((asset) => asset.id).sort();
				for (const shares of [byGrade, byType, byAge, byWarranty]) {
					expect(shares.flatMap((share) => share.assets.map((one) => one.id)).sort()).toEqual(all);
				}
				for (const { grades: own, assets: ofType } of byType) {
					expect(own.flatMap((share) => share.assets)).toHaveLength(ofType.length);
				}
				expect(byAge.map((share) => share.band)).toEqual(ageBands);
				const { bySystem, computersBySystem, serversBySystem } = dashboard;
				const count = (shares: Dashboard['bySystem']) =>
					shares.reduce((sum, share) => sum + share.assets.length, 0);
				expect(count(bySystem)).toBe(count(computersBySystem) + count(serversBySystem));
			})
		);
	});
});
