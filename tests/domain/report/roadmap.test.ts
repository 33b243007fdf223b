import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { linesMinor } from '$lib/domain/report/budget.ts';
import { fiscalDay, periodLabel, quarterAt } from '$lib/domain/report/fiscal.ts';
import { historyOf, recorded, undone } from '$lib/domain/report/history.ts';
import {
	initiativeSchema,
	initiativeStatuses,
	type Initiative
} from '$lib/domain/report/initiative.ts';
import {
	initiativeForAssets,
	roadmapAfter,
	type Roadmap,
	type RoadmapAction
} from '$lib/domain/report/roadmap.ts';
import { roadmapBoard } from '$lib/domain/report/roadmap-board.ts';
import {
	anAsset,
	anInitiative,
	anyFleet,
	anyInitiatives,
	asOf,
	gradeFor,
	idOf,
	linesOf
} from './report-assets.ts';

const day = fiscalDay(asOf, 10);
const quarter = (date: string) => quarterAt(isoDate(date), 10);

function roadmapOf(...initiatives: Initiative[]): Roadmap {
	return { initiatives };
}

function after(roadmap: Roadmap, ...actions: RoadmapAction[]): Roadmap {
	return actions.reduce(roadmapAfter, roadmap);
}

const only = (roadmap: Roadmap) => roadmap.initiatives[0];
const covers = (roadmap: Roadmap) => roadmap.initiatives.map((one) => one.assetIds);

describe('moving a card', () => {
	const card = anInitiative('a', { period: quarter('2027-02-01') });

	it.each([
		[1, 'FY27 Q3'],
		[4, 'FY28 Q2'],
		[-1, 'FY27 Q1'],
		[-5, 'FY27 Q1'],
		[0, 'FY27 Q2']
	])('by %i quarters leads to %s, never before the current one', (quarters, label) => {
		const moved = only(roadmapAfter(roadmapOf(card), { kind: 'move-by', id: 'a', quarters, day }));
		expect(moved?.period && periodLabel(moved.period, 10)).toBe(label);
	});

	it('starts from the current quarter where its own has passed', () => {
		const overdue = { ...card, period: quarter('2025-02-01') };
		const action = { kind: 'move-by', id: 'a', quarters: 1, day } as const;
		expect(only(roadmapAfter(roadmapOf(overdue), action))?.period).toEqual(quarter('2027-01-01'));
	});

	it('gives one without a quarter the current one', () => {
		const loose = roadmapOf({ ...card, period: null });
		const by = (quarters: number) =>
			only(roadmapAfter(loose, { kind: 'move-by', id: 'a', quarters, day }))?.period;
		expect(by(1)).toEqual(day.currentQuarter);
		expect(by(-1)).toBeNull();
	});

	it('places it before another card or last', () => {
		const roadmap = roadmapOf(card, anInitiative('b'), anInitiative('c'));
		const to = quarter('2027-05-01');
		const order = (before: string | null) =>
			roadmapAfter(roadmap, { kind: 'move', id: 'c', to, before }).initiatives.map(({ id }) => id);
		expect(order('a')).toEqual(['c', 'a', 'b']);
		expect(order(null)).toEqual(['a', 'b', 'c']);
	});
});

describe('covering assets', () => {
	const roadmap = roadmapOf(
		anInitiative('a', { assetIds: [idOf(1), idOf(2)] }),
		anInitiative('b', { assetIds: [idOf(3)] })
	);

	it('takes an asset from the initiative that had it', () => {
		const next = roadmapAfter(roadmap, { kind: 'cover', id: 'b', assetIds: [idOf(2), idOf(4)] });
		expect(covers(next)).toEqual([[idOf(1)], [idOf(3), idOf(2), idOf(4)]]);
	});

	it('takes it also for a new initiative', () => {
		const initiative = anInitiative('c', { assetIds: [idOf(1), idOf(3)] });
		const next = roadmapAfter(roadmap, { kind: 'add', initiative });
		expect(covers(next)).toEqual([[idOf(2)], [], [idOf(1), idOf(3)]]);
	});

	it('leaves a declined one what others took since, once it is taken up again', () => {
		const next = after(
			roadmap,
			{ kind: 'set-status', id: 'a', status: 'declined' },
			{ kind: 'cover', id: 'b', assetIds: [idOf(2)] }
		);
		expect(covers(next)).toEqual([
			[idOf(1), idOf(2)],
			[idOf(3), idOf(2)]
		]);
		const again = roadmapAfter(next, { kind: 'set-status', id: 'a', status: 'proposed' });
		expect(covers(again)).toEqual([[idOf(1)], [idOf(3), idOf(2)]]);
	});

	it('lets assets go', () => {
		const next = roadmapAfter(roadmap, { kind: 'uncover', id: 'a', assetIds: [idOf(1), idOf(9)] });
		expect(covers(next)).toEqual([[idOf(2)], [idOf(3)]]);
	});
});

describe('an action that changes nothing', () => {
	const roadmap = roadmapOf(anInitiative('a', { assetIds: [idOf(1)] }), anInitiative('b'));

	it.each<RoadmapAction>([
		{ kind: 'remove', id: 'zz' },
		{ kind: 'add', initiative: anInitiative('a') },
		{ kind: 'edit', id: 'a', edit: { owner: '' } },
		{ kind: 'set-status', id: 'a', status: 'proposed' },
		{ kind: 'cover', id: 'a', assetIds: [idOf(1)] },
		{ kind: 'uncover', id: 'a', assetIds: [idOf(2)] },
		{ kind: 'move', id: 'b', to: day.currentQuarter, before: null },
		{ kind: 'move-by', id: 'a', quarters: -1, day }
	])('gives the same roadmap: $kind', (action) => {
		expect(roadmapAfter(roadmap, action)).toBe(roadmap);
	});

	it('is no step to undo', () => {
		const edit = { kind: 'edit', id: 'a', edit: { title: 'New host' } } as const;
		const once = recorded(historyOf(roadmap), roadmapAfter(roadmap, edit));
		const twice = recorded(once, roadmapAfter(once.present, edit));
		expect(twice).toBe(once);
		expect(only(once.present)?.title).toBe('New host');
		expect(undone(twice).present).toBe(roadmap);
	});
});

describe('an initiative from a group of assets', () => {
	const words = { id: 'n', title: 'Desktops', why: '', owner: '' };
	const due = (number: number, changes: Parameters<typeof anAsset>[1]) => anAsset(number, changes);

	it('stands where the first of them is due and costs what they cost', () => {
		const assets = [
			due(1, { purchaseDate: isoDate('2023-05-01') }),
			due(2, { choice: { start: isoDate('2027-01-01'), months: 3 } }),
			due(3, {})
		];
		const initiative = initiativeForAssets(assets, day, words);
		expect(initiative).toMatchObject({
			period: quarter('2027-01-01'),
			cost: { kind: 'assets' },
			assetIds: [idOf(1), idOf(2), idOf(3)]
		});
		const { columns } = roadmapBoard([initiative], assets, { day, quarters: 4 });
		expect(columns.map((column) => column.openMinor)).toEqual([0, 300_000, 0, 0]);
	});

	it('takes the last quarter of a year without one, and the current one where nothing is due', () => {
		const yearOnly = due(1, { choice: { start: isoDate('2026-10-01'), months: 12 } });
		expect(initiativeForAssets([yearOnly], day, words).period).toEqual(quarter('2027-07-01'));
		const retire = due(2, { grade: gradeFor('retire') });
		expect(initiativeForAssets([retire], day, words).period).toEqual(day.currentQuarter);
	});
});

const anyId = fc.integer({ min: 0, max: 4 }).map((number) => `i${number}`);
const anyAssetIds: fc.Arbitrary<ConfigurationId[]> = fc.array(
	fc.integer({ min: 1, max: 12 }).map(idOf),
	{ maxLength: 4 }
);
const anyAction: fc.Arbitrary<RoadmapAction> = fc.oneof(
	anyAssetIds.map((ids) => ({
		kind: 'add' as const,
		initiative: anInitiative('i4', { assetIds: [...new Set(ids)] })
	})),
	fc.record({ kind: fc.constantFrom('cover', 'uncover'), id: anyId, assetIds: anyAssetIds }),
	fc.record({
		kind: fc.constant('set-status' as const),
		id: anyId,
		status: fc.constantFrom(...initiativeStatuses)
	}),
	fc.record({
		kind: fc.constant('move-by' as const),
		id: anyId,
		quarters: fc.integer({ min: -3, max: 3 }),
		day: fc.constant(day)
	}),
	fc.record({
		kind: fc.constant('move' as const),
		id: anyId,
		to: fc.constantFrom(null, quarter('2027-02-01'), quarter('2024-02-01')),
		before: fc.option(anyId, { nil: null })
	}),
	fc.record({ kind: fc.constant('remove' as const), id: anyId })
);

describe('the laws of a roadmap', () => {
	it('never covers an asset twice, keeps ids apart, and stays storable', () => {
		fc.assert(
			fc.property(fc.array(anyAction, { maxLength: 12 }), (actions) => {
				const start = roadmapOf(...[0, 1, 2, 3].map((number) => anInitiative(`i${number}`)));
				const { initiatives } = after(start, ...actions);
				const active = initiatives.filter((one) => one.status !== 'declined');
				const assetIds = active.flatMap((one) => one.assetIds);
				expect(new Set(assetIds).size).toBe(assetIds.length);
				expect(new Set(initiatives.map((one) => one.id)).size).toBe(initiatives.length);
				for (const one of initiatives) expect(initiativeSchema.safeParse(one).success).toBe(true);
			})
		);
	});

	it('shows each initiative on one card, and sums that agree with the budget', () => {
		const anyQuarters = fc.integer({ min: 1, max: 20 });
		fc.assert(
			fc.property(anyFleet, anyInitiatives, anyQuarters, (assets, initiatives, quarters) => {
				const board = roadmapBoard(initiatives, assets, { day, quarters });
				const columnCards = board.columns.flatMap((column) => column.cards);
				const { earlier, later, unscheduled } = board;
				const cards = [...columnCards, ...earlier, ...later, ...unscheduled];
				expect(cards.map((card) => card.initiative.id).sort()).toEqual(
					initiatives.map((one) => one.id).sort()
				);
				for (const { initiative, absentCount, isOverdue } of cards) {
					expect(absentCount).toBeGreaterThanOrEqual(0);
					const isOpen = !['done', 'declined'].includes(initiative.status);
					const isPast = (initiative.period?.start ?? '9') < day.currentQuarter.start;
					if (isOverdue) expect([isOpen, isPast]).toEqual([true, true]);
				}
				for (const card of earlier) {
					expect(['done', 'declined']).toContain(card.initiative.status);
				}
				// In the budget the same money stands on lines that an open initiative owns.
				const lines = linesOf(assets, initiatives, day);
				expect(board.openMinor).toBe(linesMinor(lines.filter((line) => line.initiative !== null)));
			})
		);
	});
});
