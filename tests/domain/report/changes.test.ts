import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, isoDate, type IsoDate } from '$lib/domain/dates.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { isCounted, type ReportAsset } from '$lib/domain/report/asset.ts';
import { placedAssets } from '$lib/domain/report/budget.ts';
import {
	changeCounts,
	changeKinds,
	changesSince,
	displayedChanges,
	type Changes
} from '$lib/domain/report/changes.ts';
import type { Comparison } from '$lib/domain/report/changed-asset.ts';
import { fiscalDay } from '$lib/domain/report/fiscal.ts';
import { goneCauses, type GoneReason } from '$lib/domain/report/gone.ts';
import type { Initiative } from '$lib/domain/report/initiative.ts';
import type { IdPair } from '$lib/domain/report/pairs.ts';
import { dayWithin } from './fiscal-arbitraries.ts';
import {
	anAsset,
	anInitiative,
	anyFleet,
	asOf,
	freeUpdate,
	gradeFor,
	idOf,
	osEnding,
	osUnknown
} from './report-assets.ts';

const then = isoDate('2026-05-20');

interface Meetings {
	readonly before: readonly ReportAsset[];
	readonly after: readonly ReportAsset[];
	readonly gone?: Readonly<Record<number, GoneReason>>;
	readonly links?: readonly IdPair[];
	readonly dismissed?: readonly IdPair[];
	readonly initiatives?: readonly Initiative[];
	readonly startMonths?: readonly [number, number];
}

function comparisonOf(meetings: Meetings): Comparison {
	const [first, second] = meetings.startMonths ?? [10, 10];
	const day = fiscalDay(asOf, second);
	return {
		then: { asOf: then, assets: placedAssets(meetings.before, [], fiscalDay(then, first)) },
		now: { day, assets: placedAssets(meetings.after, meetings.initiatives ?? [], day) },
		goneReason: (id) =>
			meetings.gone?.[Number(id.split('/')[1])] ?? { cause: 'missing', since: null },
		links: meetings.links ?? [],
		dismissed: meetings.dismissed ?? []
	};
}

function compare(meetings: Meetings): Changes {
	return changesSince(comparisonOf(meetings));
}

/** The lists that are not empty, as ids. */
function told(changes: Changes): Record<string, unknown[]> {
	const lists = changeKinds.flatMap((kind): [string, unknown[]][] => {
		const ids = changes[kind].map((entry) =>
			'asset' in entry
				? entry.asset.psaId
				: entry.before.id === entry.after.id
					? entry.after.psaId
					: [entry.before.psaId, entry.after.psaId]
		);
		return ids.length > 0 ? [[kind, ids]] : [];
	});
	return Object.fromEntries(lists);
}

const pair = (before: Partial<ReportAsset>, after: Partial<ReportAsset>): Meetings => ({
	before: [anAsset(1, before)],
	after: [anAsset(1, after)]
});

describe('what came and went', () => {
	it('lists new and gone, each cause apart', () => {
		const numbers = goneCauses.map((_, index) => index + 1);
		const gone = Object.fromEntries(
			goneCauses.map((cause, index) => [index + 1, { cause, since: null }])
		);
		const changes = compare({
			before: numbers.map((number) => anAsset(number)),
			after: [anAsset(50)],
			gone
		});
		expect(told(changes)).toEqual({ added: [50], gone: numbers });
		expect(changes.gone.map((one) => one.cause)).toEqual(goneCauses);
	});

	it('knows what is excluded in this report, and what was in the last', () => {
		const changes = compare({
			before: [anAsset(1), anAsset(2, { state: 'excluded' }), anAsset(3, { state: 'excluded' })],
			after: [anAsset(1, { state: 'excluded' }), anAsset(2), anAsset(3, { state: 'excluded' })]
		});
		expect(changes.gone).toMatchObject([{ asset: { psaId: 1 }, cause: 'excluded' }]);
		expect(changes.added).toMatchObject([{ asset: { psaId: 2 }, cause: 'included-again' }]);
		expect(told(changes)).toEqual({ added: [2], gone: [1] });
	});

	it('sees the same serial number under another id as re-created, and nothing else', () => {
		const changes = compare({
			before: [anAsset(1, { serialNumber: '5CG-1234', grade: gradeFor('keep') })],
			after: [anAsset(2, { serialNumber: ' 5cg1234 ', grade: gradeFor('replace') })]
		});
		expect(told(changes)).toEqual({ recreated: [[1, 2]] });
	});

	it('re-creates by name first where several share a serial number', () => {
		const serialNumber = 'VMware-42';
		const named = (number: number, name: string) => anAsset(number, { serialNumber, name });
		const changes = compare({
			before: [named(1, 'A'), named(2, 'B')],
			after: [named(3, 'B'), named(4, 'A'), named(5, 'C')]
		});
		expect(told(changes)).toEqual({
			added: [5],
			recreated: [
				[1, 4],
				[2, 3]
			]
		});
	});

	it('never pairs by a serial number that says nothing', () => {
		const serialNumber = 'Default string';
		const changes = compare({
			before: [anAsset(1, { serialNumber, name: 'A' })],
			after: [anAsset(2, { serialNumber, name: 'B' })]
		});
		expect(told(changes)).toEqual({ added: [2], gone: [1] });
	});
});

describe('replaced', () => {
	const since = isoDate('2026-10-10');
	const old = anAsset(1, { assignedUser: 'V. Hale', name: 'LT-011', kind: 'laptop' });
	const next = (changes: Partial<ReportAsset> = {}) =>
		anAsset(2, {
			assignedUser: ' v. hale',
			name: 'LT-006',
			kind: 'laptop',
			createdOn: isoDate('2026-10-01'),
			...changes
		});
	const swap = (changes: Partial<ReportAsset> = {}, more: Partial<Meetings> = {}) =>
		compare({
			before: [old],
			after: [next(changes)],
			gone: { 1: { cause: 'inactive', since } },
			...more
		});

	it('is suggested for one gone and one new of the same kind and user within 90 days', () => {
		const changes = swap();
		expect(told(changes)).toEqual({ replaced: [[1, 2]] });
		expect(changes.replaced).toMatchObject([{ how: 'suggested', cause: 'inactive' }]);
	});

	it('is suggested for the same name', () => {
		expect(told(swap({ assignedUser: null, name: 'LT-011' }))).toEqual({ replaced: [[1, 2]] });
	});

	it.each([
		['another kind', { kind: 'workstation' }],
		['another user and name', { assignedUser: 'Y. Sato' }],
		['no user and another name', { assignedUser: 'n/a' }],
		['91 days', { createdOn: isoDate('2026-07-11') }],
		['a day of coming that is not known', { createdOn: null }]
	] as const)('is not suggested for %s', (_, changes) => {
		expect(told(swap(changes))).toEqual({ added: [2], gone: [1] });
	});

	it('reaches 90 days and no further', () => {
		expect(told(swap({ createdOn: isoDate('2026-07-12') }))).toEqual({ replaced: [[1, 2]] });
	});

	it('is suggested without a day of going only where every possible day is near enough', () => {
		const gone = { 1: { cause: 'missing', since: null } } as const;
		const meetings = { before: [old], after: [next({ createdOn: isoDate('2026-10-01') })], gone };
		const comparison = comparisonOf(meetings);
		const since = (day: string) =>
			told(changesSince({ ...comparison, then: { ...comparison.then, asOf: isoDate(day) } }));
		expect(since('2026-07-03')).toEqual({ replaced: [[1, 2]] });
		expect(since('2026-07-02')).toEqual({ added: [2], gone: [1] });
	});

	it.each(['excluded', 'hidden'] as const)('is not suggested for one that is only %s', (cause) => {
		expect(told(swap({}, { gone: { 1: { cause, since } } }))).toEqual({ added: [2], gone: [1] });
	});

	it('is not suggested again once a person refused it', () => {
		const dismissed = [{ goneId: idOf(1), newId: idOf(2) }];
		expect(told(swap({}, { dismissed }))).toEqual({ added: [2], gone: [1] });
	});

	it('is what a person links, before anything else', () => {
		const changes = compare({
			before: [old, anAsset(3, { serialNumber: 'X9' })],
			after: [next(), anAsset(4, { serialNumber: 'X9' })],
			gone: { 1: { cause: 'inactive', since } },
			links: [
				{ goneId: idOf(3), newId: idOf(2) },
				{ goneId: idOf(1), newId: idOf(2) }
			]
		});
		expect(told(changes)).toEqual({
			added: [4],
			replaced: [
				[1, 2],
				[3, 2]
			]
		});
		expect(changes.replaced.map((one) => one.how)).toEqual(['linked', 'linked']);
	});

	it('ignores links of what is still there or not yet here', () => {
		const links = [
			{ goneId: idOf(1), newId: idOf(2) },
			{ goneId: idOf(5), newId: idOf(9) }
		];
		const changes = compare({ before: [old, anAsset(5)], after: [old], links });
		expect(told(changes)).toEqual({ gone: [5] });
	});

	it('takes the nearest of several, and those that share name and user first', () => {
		const goneOn = { cause: 'inactive', since } as const;
		const user = { assignedUser: 'Desk', createdOn: isoDate('2026-10-09') };
		const changes = compare({
			before: [anAsset(1, { ...user, name: 'A' }), anAsset(2, { ...user, name: 'B' })],
			after: [
				anAsset(3, { ...user, name: 'C' }),
				anAsset(4, { ...user, name: 'A', createdOn: isoDate('2026-09-01') }),
				anAsset(5, { ...user, name: 'D', createdOn: isoDate('2026-09-01') })
			],
			gone: { 1: goneOn, 2: goneOn }
		});
		expect(told(changes)).toEqual({
			added: [5],
			replaced: [
				[1, 4],
				[2, 3]
			]
		});
	});
});

describe('grades', () => {
	it.each([
		['keep', 'watch', 'worse'],
		['watch', 'plan', 'worse'],
		['plan', 'retire', 'worse'],
		['replace', 'keep', 'better'],
		['investigate', 'replace', 'becameKnown'],
		['keep', 'investigate', 'becameUnknown']
	] as const)('from %s to %s: %s', (from, to, kind) => {
		const choice = { start: isoDate('2027-01-01'), months: 3 } as const;
		const meetings = pair({ grade: gradeFor(from), choice }, { grade: gradeFor(to), choice });
		expect(told(compare(meetings))).toEqual({ [kind]: [1] });
	});

	it('are equally urgent for replace and retire', () => {
		const choice = { start: isoDate('2027-01-01'), months: 3 } as const;
		const meetings = pair(
			{ grade: gradeFor('replace'), choice },
			{ grade: gradeFor('retire'), choice }
		);
		expect(told(compare(meetings))).toEqual({});
	});

	it('count ungraded as not known', () => {
		expect(told(compare(pair({ grade: null }, { grade: gradeFor('investigate') })))).toEqual({});
		expect(told(compare(pair({ grade: null }, {})))).toEqual({ becameKnown: [1] });
	});
});

describe('support and dates', () => {
	it('counts support that has ended since, also where a free update mends it', () => {
		const choice = { start: isoDate('2028-01-01'), months: 3 } as const;
		const ending = (end: string | null) => ({ osVerdict: osEnding(end), choice });
		const supported = { osVerdict: osEnding(null), choice };
		const mended = { osVerdict: osEnding('2026-10-13', { freeUpdate }), choice };
		const kinds = (before: Partial<ReportAsset>, after: Partial<ReportAsset>) =>
			told(compare(pair(before, after)));
		expect(kinds(supported, ending('2026-10-13'))).toEqual({ outOfSupport: [1] });
		expect(kinds(supported, mended)).toEqual({ outOfSupport: [1] });
		expect(kinds({ osVerdict: osUnknown, choice }, ending('2020-01-14'))).toEqual({
			outOfSupport: [1]
		});
		expect(kinds(ending('2020-01-14'), ending('2020-01-14'))).toEqual({});
		expect(kinds(ending('2020-01-14'), supported)).toEqual({});
	});

	it('names the dates that differ', () => {
		const choice = { start: isoDate('2028-01-01'), months: 3 } as const;
		const changes = compare(
			pair(
				{ choice, purchaseDate: isoDate('2024-01-01') },
				{ choice, purchaseDate: isoDate('2024-02-01'), expirationDate: isoDate('2027-02-01') }
			)
		);
		expect(changes.dateChanged).toMatchObject([{ dates: ['purchase', 'expiration'] }]);
		expect(told(changes)).toEqual({ dateChanged: [1] });
	});
});

describe('a budget that moved', () => {
	const choice = (start: string, months: 3 | 12 = 3) => ({
		choice: { start: isoDate(start), months }
	});

	it('is one whose wanted period differs', () => {
		const moved = pair(choice('2026-10-01'), choice('2027-01-01'));
		expect(told(compare(moved))).toEqual({ budgetMoved: [1] });
		expect(told(compare(pair(choice('2026-10-01'), choice('2026-10-01', 12))))).toEqual({
			budgetMoved: [1]
		});
		expect(told(compare(pair({}, choice('2026-10-01'))))).toEqual({ budgetMoved: [1] });
	});

	it('is moved by an initiative that covers it', () => {
		const initiative = anInitiative('a', {
			period: { start: isoDate('2028-01-01'), months: 3 },
			assetIds: [idOf(1)]
		});
		const meetings = pair(choice('2027-01-01'), choice('2027-01-01'));
		expect(told(compare({ ...meetings, initiatives: [initiative] }))).toEqual({
			budgetMoved: [1]
		});
	});

	it('is not one that stays overdue, or is due at once at every meeting', () => {
		const overdue = { purchaseDate: isoDate('2018-01-01') };
		expect(told(compare(pair(overdue, overdue)))).toEqual({});
		const atOnce = { grade: gradeFor('replace') };
		expect(told(compare(pair(atOnce, atOnce)))).toEqual({});
	});

	it('is not one that a person confirmed where it was', () => {
		const limit = { purchaseDate: isoDate('2023-05-01') };
		expect(told(compare(pair(limit, { ...limit, ...choice('2028-04-01') })))).toEqual({});
		// A quarter of another fiscal year stood in this one.
		expect(told(compare(pair(choice('2028-05-01'), choice('2028-04-01'))))).toEqual({});
	});

	it('is not one whose fiscal year was cut anew', () => {
		const due = { purchaseDate: isoDate('2023-05-01') };
		for (const startMonths of [
			[1, 2],
			[10, 12],
			[4, 9]
		] as const) {
			expect(told(compare({ ...pair(due, due), startMonths }))).toEqual({});
			const stored = pair(choice('2027-02-01'), choice('2027-02-01'));
			expect(told(compare({ ...stored, startMonths }))).toEqual({});
		}
	});

	it('is not one that left the budget', () => {
		const meetings = pair(
			{ grade: gradeFor('replace') },
			{ grade: gradeFor('retire'), purchaseDate: null }
		);
		expect(told(compare(meetings))).toEqual({});
	});
});

const anyCause = fc.record({
	cause: fc.constantFrom(...goneCauses),
	since: fc.option(dayWithin('2026-01-01', '2026-11-24'), { nil: null })
});

/** Two meetings over fleets that share some ids, few users, names and serial numbers. */
const anyMeetings: fc.Arbitrary<Meetings> = fc
	.record({
		before: anyFleet,
		after: anyFleet,
		shift: fc.integer({ min: 0, max: 14 }),
		signs: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }),
		days: fc.array(dayWithin('2026-01-01', '2026-11-24'), { minLength: 40, maxLength: 40 }),
		gone: fc.dictionary(fc.constantFrom(...'123456789'), anyCause),
		links: fc.array(
			fc.record({
				goneId: fc.integer({ min: 1, max: 12 }).map(idOf),
				newId: fc.integer({ min: 1, max: 26 }).map(idOf)
			}),
			{ maxLength: 3 }
		)
	})
	.map(({ before, after, shift, signs, days, gone, links }) => {
		let next = 0;
		const marked = (asset: ReportAsset, number: number): ReportAsset => {
			next = (next + 1) % 37;
			return {
				...asset,
				id: idOf(number),
				psaId: number,
				kind: (signs[next] ?? 0) < 3 ? 'workstation' : 'laptop',
				name: `N${signs[next + 1] ?? 0}`,
				assignedUser: ['Ann', 'Bo', 'Cy', null][signs[next + 2] ?? 3] ?? null,
				serialNumber: (signs[next + 1] ?? 0) === 0 ? `S${number % 5}` : null,
				createdOn: days[next] ?? null
			};
		};
		return {
			before: before.map((asset, index) => marked(asset, index + 1)),
			after: after.map((asset, index) => marked(asset, index + 1 + shift)),
			gone,
			links
		};
	});

const ids = (assets: readonly { readonly id: ConfigurationId }[]) =>
	[...new Set(assets.map((asset) => asset.id))].sort();

describe('the laws of changes', () => {
	it('finds none between a report and itself', () => {
		fc.assert(
			fc.property(anyFleet, (assets) => {
				const { now, ...comparison } = comparisonOf({ before: assets, after: assets });
				const same = { asOf: now.day.asOf, assets: now.assets };
				const counts = changeCounts(changesSince({ ...comparison, now, then: same }));
				expect(Object.values(counts)).toEqual(changeKinds.map(() => 0));
			})
		);
	});

	it('has each asset that went or came in exactly one list', () => {
		fc.assert(
			fc.property(anyMeetings, (meetings) => {
				const changes = compare(meetings);
				const [before, after] = [meetings.before, meetings.after].map((assets) =>
					assets.filter(isCounted)
				);
				const nowIds = new Set(after?.map((asset) => asset.id));
				const thenIds = new Set(before?.map((asset) => asset.id));
				const { replaced, recreated } = changes;
				const left = [
					...changes.gone.map((one) => one.asset),
					...[...replaced, ...recreated].map((one) => one.before)
				];
				expect(left.length).toBe(ids(left).length);
				expect(ids(left)).toEqual(ids((before ?? []).filter((one) => !nowIds.has(one.id))));
				const came = (before: readonly { readonly id: ConfigurationId }[]) =>
					before.filter((one) => !thenIds.has(one.id));
				const successors = came([...replaced, ...recreated].map((one) => one.after));
				const added = changes.added.map((one) => one.asset);
				expect(ids([...added, ...successors])).toEqual(ids(came(after ?? [])));
				expect(added.filter((one) => successors.some(({ id }) => id === one.id))).toEqual([]);
			})
		);
	});

	it('suggests only true matches, and leaves none unsuggested', () => {
		fc.assert(
			fc.property(anyMeetings, (meetings) => {
				const comparison = comparisonOf(meetings);
				const changes = changesSince(comparison);
				const now = comparison.now.day.asOf;
				// Brute force: every gone one with every new one, by the words of the rule.
				const isMatch = (old: ReportAsset, next: ReportAsset) => {
					const { cause, since } = comparison.goneReason(old.id);
					const isExcluded = meetings.after.some((one) => one.id === old.id && !isCounted(one));
					if (isExcluded || cause === 'excluded' || cause === 'hidden') return false;
					if (meetings.before.some((one) => one.id === next.id)) return false;
					if (old.kind !== next.kind || next.createdOn === null) return false;
					const isSameUser = old.assignedUser !== null && old.assignedUser === next.assignedUser;
					if (!isSameUser && old.name !== next.name) return false;
					const possible: IsoDate[] = since === null ? [then, now] : [since];
					return possible.every((day) => {
						const days = daysBetween(day, next.createdOn ?? day);
						return days >= -90 && days <= 90;
					});
				};
				for (const { before, after, how } of changes.replaced) {
					if (how === 'suggested') expect(isMatch(before, after)).toBe(true);
				}
				const unmatched = changes.gone.filter((gone) =>
					changes.added.some((added) => isMatch(gone.asset, added.asset))
				);
				expect(unmatched).toEqual([]);
			})
		);
	});

	it('does not depend on the order of the assets', () => {
		fc.assert(
			fc.property(anyMeetings, (meetings) => {
				const reversed = {
					...meetings,
					before: meetings.before.toReversed(),
					after: meetings.after.toReversed()
				};
				const sorted = (changes: Changes) =>
					Object.entries(told(changes)).map(([kind, list]) => [kind, list.map(String).sort()]);
				expect(sorted(compare(reversed))).toEqual(sorted(compare(meetings)));
			})
		);
	});

	it('shows the client only what Display mode shows', () => {
		const shown = compare({
			before: [anAsset(1, { isInDisplay: false }), anAsset(2), anAsset(3)],
			after: [
				anAsset(2, { isInDisplay: false, grade: gradeFor('plan') }),
				anAsset(3, { grade: gradeFor('plan') }),
				anAsset(4, { isInDisplay: false })
			]
		});
		expect(told(shown)).toEqual({ added: [4], gone: [1], worse: [2, 3] });
		expect(told(displayedChanges(shown))).toEqual({ worse: [3] });
		expect(changeCounts(displayedChanges(shown))).toMatchObject({ worse: 1, gone: 0, added: 0 });
	});
});
