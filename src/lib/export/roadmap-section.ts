/** The Roadmap part: each initiative on its quarter. */
import { fiscalDay, periodLabel } from '../domain/report/fiscal.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { ReportPart } from '../domain/report/parts.ts';
import { roadmapBoard, type RoadmapCard } from '../domain/report/roadmap-board.ts';
import { formatCount, formatQuantity } from '../text/format.ts';
import { initiativeStatusWords } from '../text/report-words.ts';
import type { DocumentTerms } from './cells.ts';
import { emptyCell, textCell, type DocumentBlock, type DocumentRow } from './document.ts';

type RoadmapPart = Extract<ReportPart, { kind: 'roadmap' }>;

export function roadmapSection(
	part: RoadmapPart,
	{ asOf, startMonth, initiatives, assets }: ReportFacts,
	{ cells }: DocumentTerms
): DocumentBlock[] {
	if (initiatives.length === 0) {
		return [{ kind: 'line', text: 'No initiatives are planned.' }];
	}
	const day = fiscalDay(asOf, startMonth);
	const board = roadmapBoard(initiatives, assets, { day, quarters: part.quarters });
	const groups: [string, readonly RoadmapCard[], number | null][] = [
		['Earlier', board.earlier, null],
		...board.columns.map(
			(column) =>
				[periodLabel(column.period, startMonth), column.cards, column.openMinor] as [
					string,
					readonly RoadmapCard[],
					number
				]
		),
		['Later', board.later, null],
		['No quarter yet', board.unscheduled, null]
	];
	const row = (card: RoadmapCard): DocumentRow => ({
		role: 'row',
		cells: [
			textCell(card.initiative.title + (card.isOverdue ? ', overdue' : '')),
			textCell(initiativeStatusWords[card.initiative.status]),
			textCell(card.initiative.why),
			textCell(card.initiative.owner),
			textCell(card.assets.length === 0 ? '' : formatCount(card.assets.length)),
			cells.amount(card.costMinor)
		]
	});
	const total = formatQuantity(initiatives.length, 'initiative', 'initiatives');
	return [
		{
			kind: 'table',
			caption: 'Roadmap',
			columns: [
				{ heading: 'Initiative', align: 'start', width: 24 },
				{ heading: 'Status', align: 'start', width: 12 },
				{ heading: 'Why', align: 'start', width: 36 },
				{ heading: 'Owner', align: 'start', width: 14 },
				{ heading: 'Assets', align: 'end', width: 8 },
				{ heading: 'Cost', align: 'end', width: 12 }
			],
			rows: [
				...groups
					.filter(([, cards]) => cards.length > 0)
					.flatMap(([name, cards, openMinor]): DocumentRow[] => {
						const sum = openMinor === null ? emptyCell : cells.amount(openMinor);
						const blanks = [emptyCell, emptyCell, emptyCell, emptyCell];
						return [{ role: 'group', cells: [textCell(name), ...blanks, sum] }, ...cards.map(row)];
					}),
				{
					role: 'total',
					cells: [
						textCell(`Still to pay, ${total}`),
						emptyCell,
						emptyCell,
						emptyCell,
						emptyCell,
						cells.amount(board.openMinor)
					]
				}
			]
		}
	];
}
