/** The part "Changes since the last meeting": counts, and the list behind each that is not zero. */
import type { PlacedAsset } from '../domain/report/budget.ts';
import {
	changeCounts,
	changeKinds,
	type ChangeKind,
	type Changes
} from '../domain/report/changes.ts';
import type { ChangedAsset } from '../domain/report/changed-asset.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import { formatCount } from '../text/format.ts';
import { ungradedWord } from '../text/grades.ts';
import { assetReason, placementWords } from '../text/report-cells.ts';
import type { ReportFormat } from '../text/report-format.ts';
import { changeWords, goneWords } from '../text/report-words.ts';
import type { DocumentTerms } from './cells.ts';
import { textCell, type DocumentBlock, type DocumentCell, type DocumentTable } from './document.ts';

export function changesSection(
	{ changes }: ReportFacts,
	{ format }: DocumentTerms
): DocumentBlock[] {
	if (changes === null) {
		return [
			{ kind: 'line', text: 'This is the first report, so there is nothing to compare with.' }
		];
	}
	const counts = changeCounts(changes);
	const shown = changeKinds.filter((kind) => counts[kind] > 0);
	const since = format.day(changes.since);
	if (shown.length === 0) return [{ kind: 'line', text: `Nothing changed since ${since}.` }];
	return [
		{ kind: 'line', text: `Compared with the report of ${since}.` },
		{
			kind: 'figures',
			figures: changeKinds.map((kind) => ({
				value: formatCount(counts[kind]),
				label: changeWords[kind],
				note: ''
			}))
		},
		...shown.map((kind) => changeTable(kind, changes, format))
	];
}

function changeTable(kind: ChangeKind, changes: Changes, format: ReportFormat): DocumentTable {
	const rows = rowsOf(kind, changes, format);
	return {
		kind: 'table',
		caption: `${changeWords[kind]}: ${formatCount(rows.length)}`,
		columns: [
			{ heading: 'Asset', align: 'start', width: 22 },
			{ heading: 'Type', align: 'start', width: 18 },
			{ heading: 'Serial number', align: 'start', width: 16 },
			{ heading: 'Change', align: 'start', width: 44 }
		],
		rows: rows.map((cells) => ({ role: 'row', cells }))
	};
}

function rowsOf(kind: ChangeKind, changes: Changes, format: ReportFormat): DocumentCell[][] {
	switch (kind) {
		case 'added':
			return changes.added.map(({ asset, cause }) =>
				row(asset, cause === 'new' ? 'New' : 'Counted again: it was excluded from the last report')
			);
		case 'gone':
			return changes.gone.map(({ asset, cause, since }) =>
				row(asset, goneWords[cause] + (since === null ? '' : ` since ${format.day(since)}`))
			);
		case 'replaced':
			return changes.replaced.map(({ before, after, how }) =>
				row(after, `Replaces ${before.name}${how === 'suggested' ? ' (suggested)' : ''}`)
			);
		case 'recreated':
			return changes.recreated.map(({ after }) =>
				row(after, 'The same serial number under a new record')
			);
		case 'dateChanged':
			return changes.dateChanged.map((one) => row(one.after, dateWords(one, one.dates, format)));
		case 'budgetMoved':
			return changes.budgetMoved.map(({ before, after }) =>
				row(
					after,
					`${placementWords(before.placement, format)} → ${placementWords(after.placement, format)}`
				)
			);
		case 'outOfSupport':
			return changes.outOfSupport.map(({ after }) =>
				row(after, (after.os ?? after.osVerdict.name ?? '') + supportWords(after, format))
			);
		default:
			return changes[kind].map(({ before, after }) =>
				row(after, `${gradeWords(before)} → ${gradeWords(after)}${reasonWords(after, format)}`)
			);
	}
}

function row(asset: PlacedAsset, change: string): DocumentCell[] {
	return [asset.name, asset.type, asset.serialNumber ?? '', change].map(textCell);
}

function gradeWords({ grade }: PlacedAsset): string {
	return grade?.name ?? ungradedWord;
}

function reasonWords(asset: PlacedAsset, format: ReportFormat): string {
	const reason = assetReason(asset, format);
	return reason === '' ? '' : `: ${reason}`;
}

function supportWords({ osVerdict }: PlacedAsset, format: ReportFormat): string {
	if (osVerdict.kind !== 'ended') return '';
	return osVerdict.end === null
		? ': support ended'
		: `: lost support on ${format.day(osVerdict.end)}`;
}

function dateWords(
	{ before, after }: ChangedAsset,
	dates: readonly ('purchase' | 'expiration')[],
	format: ReportFormat
): string {
	const day = (date: string | null) => (date === null ? 'none' : format.day(date));
	return dates
		.map((date) =>
			date === 'purchase'
				? `Purchase date ${day(before.purchaseDate)} → ${day(after.purchaseDate)}`
				: `Expiration date ${day(before.expirationDate)} → ${day(after.expirationDate)}`
		)
		.join('; ');
}
