/** The bars of the Dashboard part, and the tables behind them. */
import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import type { Dashboard, SystemShare } from '$lib/domain/report/dashboard.ts';
import { formatCount } from '$lib/text/format.ts';
import { ageBandWords, warrantyBandWords } from '$lib/text/report-words.ts';
import type { BarRow, ChartPaint } from '$lib/ui/charts/chart-rows.ts';
import { gradePieces } from './asset-grade.ts';

type Board = Dashboard<PlacedAsset>;
/** Writes an ISO date. */
type Day = (iso: string) => string;

const blue: ChartPaint = { kind: 'series', series: 2 };
const muted: ChartPaint = { kind: 'series', series: 'muted' };
const red: ChartPaint = { kind: 'grade', colour: 'replace' };
const orange: ChartPaint = { kind: 'grade', colour: 'atrisk' };
const yellow: ChartPaint = { kind: 'grade', colour: 'watch' };

/** One bar for each operating system: red where support ended, orange where it ends within a year. */
export function systemRows(shares: readonly SystemShare<PlacedAsset>[], day: Day): BarRow[] {
	return shares.map((share, index) => systemRow(share, index, day));
}

function systemRow(share: SystemShare<PlacedAsset>, index: number, day: Day): BarRow {
	const { name, verdict, assets } = share;
	const word = name ?? 'Not known';
	const end = verdict?.end ?? null;
	const isSoon =
		verdict?.kind === 'supported' &&
		verdict.daysLeft !== null &&
		verdict.daysLeft <= 365 &&
		verdict.freeUpdate === null &&
		!verdict.isSuccessorExpected;
	const paint = verdict === null ? muted : verdict.kind === 'ended' ? red : isSoon ? orange : blue;
	const ended = end === null ? 'support ended' : `support ended on ${day(end)}`;
	const remark =
		verdict?.kind === 'ended'
			? verdict.freeUpdate
				? `${ended}; a free update mends it`
				: ended
			: isSoon && end
				? `support ends on ${day(end)}`
				: '';
	return {
		id: `${index}`,
		label: word,
		value: formatCount(assets.length),
		segments: series(paint, `${index}`, assets.length, word),
		...(remark ? { remark } : {})
	};
}

export function typeRows({ byType }: Board): BarRow[] {
	return byType.map(({ type, assets, grades }) => ({
		id: type,
		label: type,
		value: formatCount(assets.length),
		segments: gradePieces(grades)
	}));
}

export function ageRows({ byAge }: Board): BarRow[] {
	return byAge.map(({ band, assets }) => {
		const paint = band === 'not-known' ? muted : blue;
		const label = ageBandWords[band];
		return {
			id: band,
			label,
			value: formatCount(assets.length),
			segments: series(paint, band, assets.length, label)
		};
	});
}

export function warrantyRows({ byWarranty }: Board): BarRow[] {
	return byWarranty.map(({ band, assets }) => {
		const paint = band === 'no-date' ? muted : band === 'over-90-days' ? blue : yellow;
		const label = warrantyBandWords[band];
		return {
			id: band,
			label,
			value: formatCount(assets.length),
			segments: series(paint, band, assets.length, label)
		};
	});
}

interface BarTable {
	readonly heads: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** The table behind bars of one figure each. */
export function tableOf(head: string, rows: readonly BarRow[]): BarTable {
	return {
		heads: [head, 'Assets'],
		rows: rows.map(({ label, value, remark }) => [remark ? `${label}, ${remark}` : label, value])
	};
}

/** The table behind the types: a column for each grade. */
export function typeTable({ byGrade, byType }: Board): BarTable {
	return {
		heads: ['Type', ...byGrade.map(({ grade }) => grade?.name ?? 'Ungraded'), 'Assets'],
		rows: byType.map(({ type, assets, grades }) => [
			type,
			...byGrade.map(({ grade }) =>
				formatCount(grades.find((one) => one.grade?.id === grade?.id)?.assets.length ?? 0)
			),
			formatCount(assets.length)
		])
	};
}

/** The bars in one sentence. */
export function tell(rows: readonly BarRow[]): string {
	return rows.map(({ label, value }) => `${label} ${value}`).join(', ');
}

function series(paint: ChartPaint, id: string, value: number, word: string) {
	return [{ id, word, value, paint }];
}
