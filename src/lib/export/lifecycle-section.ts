/** The Lifecycle part: how many assets reach their limit in which year, and which. */
import { horizonAt } from '../domain/report/horizon.ts';
import { lifecycleOf } from '../domain/report/lifecycle.ts';
import { replacementMinor } from '../domain/report/asset.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { ReportPart } from '../domain/report/parts.ts';
import { sumMinor } from '../domain/money.ts';
import { formatQuantity } from '../text/format.ts';
import { lifecycleSpanWords, noLimitWords } from '../text/report-words.ts';
import type { DocumentTerms } from './cells.ts';
import { emptyCell, textCell, type DocumentBlock, type DocumentRow } from './document.ts';

type LifecyclePart = Extract<ReportPart, { kind: 'lifecycle' }>;

export function lifecycleSection(
	part: LifecyclePart,
	{ assets, asOf, startMonth }: ReportFacts,
	{ cells, format }: DocumentTerms
): DocumentBlock[] {
	const horizon = horizonAt(asOf, startMonth, part.years);
	const { rows, withoutLimit } = lifecycleOf(assets, horizon);
	const spans = rows.map(({ span }) => lifecycleSpanWords(span, startMonth));
	const count = rows.reduce((sum, row) => sum + row.marks.length, 0);
	const blocks: DocumentBlock[] = [
		{
			kind: 'chart',
			caption: 'Assets that reach their limit, by year',
			unit: 'count',
			direction: 'columns',
			categories: spans,
			categoryColours: rows.map(({ span }) =>
				span.kind === 'overdue' ? { kind: 'grade', colour: 'red' } : { kind: 'series', place: 2 }
			),
			series: [
				{
					name: 'Assets',
					colour: { kind: 'series', place: 2 },
					values: rows.map(({ marks }) => marks.length)
				}
			]
		},
		{
			kind: 'table',
			caption: 'Lifecycle by year',
			columns: [
				{ heading: 'Asset', align: 'start', width: 24 },
				{ heading: 'Type', align: 'start', width: 18 },
				{ heading: 'Reaches its limit', align: 'end', width: 16 },
				{ heading: 'Replacement', align: 'end', width: 14 }
			],
			rows: [
				...rows.flatMap(({ marks, minor }, index): DocumentRow[] => [
					{
						role: 'group',
						cells: [
							textCell(`${spans[index] ?? ''}, ${formatQuantity(marks.length, 'asset', 'assets')}`),
							emptyCell,
							emptyCell,
							cells.amount(minor)
						]
					},
					...marks.map(({ asset, limitOn }): DocumentRow => {
						const cost = cells.amount(replacementMinor(asset));
						const texts = [textCell(asset.name), textCell(asset.type)];
						return { role: 'row', cells: [...texts, cells.day(limitOn), cost] };
					})
				]),
				{
					role: 'total',
					cells: [
						textCell(`Total, ${formatQuantity(count, 'asset', 'assets')}`),
						emptyCell,
						emptyCell,
						cells.amount(sumMinor(rows.map(({ minor }) => minor)))
					]
				}
			]
		}
	];
	if (withoutLimit.length === 0) return blocks;
	const counts = new Map<string, number>();
	for (const { reason } of withoutLimit) {
		counts.set(noLimitWords[reason], (counts.get(noLimitWords[reason]) ?? 0) + 1);
	}
	const reasons = [...counts].map(
		([reason, number]) => `${formatQuantity(number, 'asset', 'assets')} (${reason.toLowerCase()})`
	);
	const text = `Not on the timeline as of ${format.day(asOf)}: ${reasons.join(', ')}.`;
	return [...blocks, { kind: 'line', text }];
}
