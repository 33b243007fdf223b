/** The Dashboard part: health and its trend, and what the assets are. */
import { daysBetween } from '../domain/dates.ts';
import { healthPercent, type Health } from '../domain/health.ts';
import { reportHealth } from '../domain/report/asset.ts';
import {
	dashboardOf,
	type Dashboard,
	type SystemShare,
	type WarrantyBand
} from '../domain/report/dashboard.ts';
import type { PlacedAsset } from '../domain/report/budget.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import { formatCount, formatQuantity } from '../text/format.ts';
import { ungradedWord } from '../text/grades.ts';
import { ageBandWords, healthWords, warrantyBandWords } from '../text/report-words.ts';
import type { ReportFormat } from '../text/report-format.ts';
import type { DocumentTerms } from './cells.ts';
import type { ChartColour, DocumentBlock, DocumentChart } from './document.ts';

const single: ChartColour = { kind: 'series', place: 2 };
const muted: ChartColour = { kind: 'series', place: 'muted' };

interface Bar {
	readonly name: string;
	readonly count: number;
	readonly colour: ChartColour;
}

export function dashboardSection(facts: ReportFacts, { format }: DocumentTerms): DocumentBlock[] {
	const { assets, template, asOf } = facts;
	if (assets.length === 0) return [{ kind: 'line', text: 'This report has no assets.' }];
	const dashboard = dashboardOf(assets, { grades: template.grades, asOf });
	return [
		healthFigures(facts, reportHealth(assets), format),
		...trendChart(facts, reportHealth(assets), format),
		bars('Assets by grade', gradeBars(dashboard)),
		bars('Assets by type', typeBars(dashboard)),
		bars('Assets by age', ageBars(dashboard)),
		bars('Computers by operating system', systemBars(dashboard.computersBySystem, facts, format)),
		bars('Servers by operating system', systemBars(dashboard.serversBySystem, facts, format)),
		bars('Assets by warranty', warrantyBars(dashboard))
	].filter((block) => block.kind !== 'chart' || block.categories.length > 0);
}

function healthFigures(
	{ assets, previous }: ReportFacts,
	health: Health,
	format: ReportFormat
): DocumentBlock {
	const replace = assets.filter(({ grade }) => grade?.action === 'replace').length;
	const rated = health.kind === 'rated';
	const before = previous
		? `${healthWords(previous.health)} on ${format.day(previous.meetingDate)}`
		: '';
	return {
		kind: 'figures',
		figures: [
			{
				value: healthWords(health),
				label: 'Health',
				note: rated
					? [`${formatCount(health.healthyCount)} of ${formatCount(health.countedCount)} counted`]
							.concat(before)
							.filter(Boolean)
							.join('; ')
					: 'Nothing here counts'
			},
			{ value: formatCount(assets.length), label: 'Assets', note: '' },
			{ value: formatCount(replace), label: 'To replace', note: '' }
		]
	};
}

/** Health in per cent at each completed report and now; none for a first report. */
function trendChart(
	{ trend, asOf }: ReportFacts,
	health: Health,
	format: ReportFormat
): DocumentBlock[] {
	const points = [...trend, { on: asOf, health }].flatMap(({ on, health: own }) =>
		own.kind === 'rated' ? [{ on, percent: healthPercent(own) }] : []
	);
	if (points.length < 2) return [];
	return [
		{
			kind: 'chart',
			caption: 'Health in per cent',
			unit: 'count',
			direction: 'columns',
			categories: points.map(({ on }) => format.day(on)),
			categoryColours: null,
			series: [{ name: 'Health', colour: single, values: points.map(({ percent }) => percent) }]
		}
	];
}

function bars(caption: string, list: readonly Bar[]): DocumentChart {
	return {
		kind: 'chart',
		caption,
		unit: 'count',
		direction: 'rows',
		categories: list.map(({ name }) => name),
		categoryColours: list.map(({ colour }) => colour),
		series: [{ name: 'Assets', colour: single, values: list.map(({ count }) => count) }]
	};
}

function gradeBars({ byGrade }: Dashboard<PlacedAsset>): Bar[] {
	return byGrade.map(({ grade, assets }) => ({
		name: grade?.name ?? ungradedWord,
		count: assets.length,
		colour: grade ? { kind: 'grade', colour: grade.colour } : muted
	}));
}

/** The most frequent, and the others as one: a chart of forty bars tells nothing. */
function typeBars({ byType }: Dashboard<PlacedAsset>): Bar[] {
	const most = 12;
	const shown = byType.length > most ? byType.slice(0, most - 1) : byType;
	const others = byType.slice(shown.length);
	const count = others.reduce((sum, { assets }) => sum + assets.length, 0);
	return [
		...shown.map(({ type, assets }) => ({ name: type, count: assets.length, colour: single })),
		...(others.length > 0
			? [{ name: formatQuantity(others.length, 'other type', 'other types'), count, colour: muted }]
			: [])
	];
}

function ageBars({ byAge }: Dashboard<PlacedAsset>): Bar[] {
	return byAge
		.map(({ band, assets }) => ({
			name: ageBandWords[band],
			count: assets.length,
			colour: band === 'not-known' ? muted : single
		}))
		.filter(({ name, count }) => count > 0 || name !== ageBandWords['not-known']);
}

const warrantyColours: Readonly<Record<WarrantyBand, ChartColour>> = {
	'over-90-days': single,
	'within-90-days': { kind: 'series', place: 4 },
	expired: { kind: 'series', place: 1 },
	'no-date': muted
};

function warrantyBars({ byWarranty }: Dashboard<PlacedAsset>): Bar[] {
	return byWarranty.map(({ band, assets }) => ({
		name: warrantyBandWords[band],
		count: assets.length,
		colour: warrantyColours[band]
	}));
}

/** A system says when its support ends or ended, so that colour is never alone. */
function systemBars(
	systems: readonly SystemShare<PlacedAsset>[],
	{ asOf }: ReportFacts,
	format: ReportFormat
): Bar[] {
	return systems.map(({ name, verdict, assets }) => {
		if (name === null || verdict === null) {
			return { name: 'Not known', count: assets.length, colour: muted };
		}
		const hasEnded = verdict.kind === 'ended';
		const end =
			verdict.end === null
				? hasEnded
					? 'support ended'
					: 'no end published'
				: `${hasEnded ? 'lost support on' : 'supported until'} ${format.day(verdict.end)}`;
		const isSoon = verdict.end !== null && daysBetween(asOf, verdict.end) <= 365;
		const colour: ChartColour = hasEnded
			? { kind: 'grade', colour: 'red' }
			: isSoon && verdict.freeUpdate === null && !verdict.isSuccessorExpected
				? { kind: 'grade', colour: 'orange' }
				: single;
		return { name: `${name}, ${end}`, count: assets.length, colour };
	});
}
