import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import { monthIndexOf, quartersOf } from '$lib/domain/report/fiscal.ts';
import type { Horizon } from '$lib/domain/report/horizon.ts';
import type { Lifecycle, LifecycleMark } from '$lib/domain/report/lifecycle.ts';
import { calendarDay, daysInMonth } from '$lib/domain/dates.ts';
import { formatCount } from '$lib/text/format.ts';
import type { ReportFormat } from '$lib/text/report-format.ts';
import { ungradedWord } from '$lib/text/grades.ts';
import { lookOfGrade } from './asset-grade.ts';

/** The timeline as cells: what is overdue, each quarter of the horizon, later. */
export function lifecycleGrid(
	life: Lifecycle<PlacedAsset>,
	horizon: Horizon,
	format: ReportFormat
) {
	const quarters = horizon.years.flatMap(quartersOf);
	const cellOf = ({ isOverdue, limitOn }: LifecycleMark<PlacedAsset>): number => {
		if (isOverdue) return 0;
		if (limitOn >= horizon.end) return quarters.length + 1;
		return quarters.findLastIndex(({ start }) => start <= limitOn) + 1;
	};
	const spans = [
		{ id: 'overdue', label: 'Overdue', cells: 1 },
		...horizon.years.map((year) => ({ id: year.start, label: format.period(year), cells: 4 })),
		{ id: 'later', label: 'Later', cells: 1 }
	];
	const lanes = life.lanes.map(({ type, marks }) => ({
		id: type,
		label: type,
		cells: Array.from({ length: quarters.length + 2 }, (_, cell) => ({
			id: String(cell),
			marks: marks
				.filter((mark) => cellOf(mark) === cell)
				.map(({ asset, limitOn }) => ({
					id: asset.id,
					name: `${asset.name}, ${asset.grade?.name ?? ungradedWord}, ${format.day(limitOn)}`,
					look: lookOfGrade(asset.grade)
				}))
		}))
	}));
	const current = quarters.findLastIndex(({ start }) => start <= horizon.asOf);
	const start = quarters[current]?.start ?? horizon.asOf;
	return {
		spans,
		lanes,
		table: {
			heads: ['Type', ...spans.map(({ label }) => label)],
			rows: lanes.map((lane) => [lane.label, ...countsOf(lane.cells, spans)])
		},
		cellOf,
		today: {
			cell: current + 1,
			share: shareOfQuarter(start, horizon.asOf),
			label: format.day(horizon.asOf)
		}
	};
}

/** How many marks of a lane stand in each span, as they are written. */
function countsOf(
	cells: readonly { readonly marks: readonly unknown[] }[],
	spans: readonly { readonly cells: number }[]
): string[] {
	let from = 0;
	return spans.map((span) => {
		const own = cells.slice(from, from + span.cells);
		from += span.cells;
		return formatCount(own.reduce((sum, { marks }) => sum + marks.length, 0));
	});
}

/** How much of a quarter has passed, 0 to 1. */
function shareOfQuarter(start: Horizon['asOf'], day: Horizon['asOf']): number {
	const { year, month, day: date } = calendarDay(day);
	const months = monthIndexOf(day) - monthIndexOf(start);
	return (months + (date - 1) / daysInMonth(year, month)) / 3;
}
