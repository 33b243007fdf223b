import { sumMinor } from '$lib/domain/money.ts';
import { replacementMinor } from '$lib/domain/report/asset.ts';
import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import type { ChangeKind, Changes } from '$lib/domain/report/changes.ts';
import type { IdPair } from '$lib/domain/report/pairs.ts';
import { ageCell } from '$lib/text/grades.ts';
import { formatQuantity } from '$lib/text/format.ts';
import { assetAge, assetReason, placementWords } from '$lib/text/report-cells.ts';
import type { ReportFormat } from '$lib/text/report-format.ts';
import { goneWords } from '$lib/text/report-words.ts';

/** A cell of a list of changes: words, or the grades then and now. */
export type ChangeCell =
	| { readonly kind: 'text'; readonly text: string; readonly isEnd?: boolean }
	| { readonly kind: 'grades'; readonly before: PlacedAsset; readonly after: PlacedAsset };

export interface ChangeRow {
	readonly id: string;
	readonly name: string;
	readonly cells: readonly ChangeCell[];
	/** What opens from the name. */
	readonly asset: PlacedAsset;
	/** A replacement that was suggested, which a person may confirm or refuse. */
	readonly suggested: IdPair | null;
	/** One that is gone and not replaced: a person may link what replaced it. */
	readonly gone: PlacedAsset | null;
}

/** One kind of change as a table. */
export interface ChangeList {
	readonly kind: ChangeKind;
	readonly heads: readonly { readonly words: string; readonly isEnd?: boolean }[];
	readonly rows: readonly ChangeRow[];
	/** Beside the title: "6 assets, $22,870". */
	readonly facts: string;
}

/** Kinds that always have a figure in the grid; the others only where they are not zero. */
export const mainKinds: readonly ChangeKind[] = [
	'added',
	'gone',
	'replaced',
	'better',
	'worse',
	'outOfSupport',
	'dateChanged',
	'budgetMoved'
];

const text = (words: string, isEnd = false): ChangeCell => ({
	kind: 'text',
	text: words,
	...(isEnd ? { isEnd } : {})
});

/** The list of a kind; empty rows where nothing of it changed. */
export function changeList(kind: ChangeKind, changes: Changes, format: ReportFormat): ChangeList {
	const rows = rowsOf(kind, changes, format);
	const minor = sumMinor(rows.map(({ asset }) => replacementMinor(asset)));
	const count = formatQuantity(rows.length, 'asset', 'assets');
	const facts =
		kind === 'budgetMoved' && minor > 0 ? `${count}, ${format.money.amount(minor)}` : count;
	return { kind, heads: headsOf(kind), rows, facts };
}

function headsOf(kind: ChangeKind): ChangeList['heads'] {
	switch (kind) {
		case 'added':
			return [{ words: 'Name' }, { words: 'Model' }, { words: 'User' }, { words: 'Why' }];
		case 'gone':
			return [{ words: 'Name' }, { words: 'Model' }, { words: 'Why' }, { words: 'Since' }];
		case 'replaced':
		case 'recreated':
			return [{ words: 'Old' }, { words: 'Model' }, { words: 'New' }, { words: 'Model' }];
		case 'dateChanged':
			return [{ words: 'Name' }, { words: 'Date' }, { words: 'Then' }, { words: 'Now' }];
		case 'budgetMoved':
			return [
				{ words: 'Name' },
				{ words: 'Model' },
				{ words: 'Then' },
				{ words: 'Now' },
				{ words: 'Total', isEnd: true }
			];
		case 'outOfSupport':
			return [{ words: 'Name' }, { words: 'Operating system' }, { words: 'Ended' }];
		default:
			return [{ words: 'Name' }, { words: 'Then, now' }, { words: 'Why' }];
	}
}

function rowsOf(kind: ChangeKind, changes: Changes, format: ReportFormat): ChangeRow[] {
	const plain = (asset: PlacedAsset, cells: readonly ChangeCell[]): ChangeRow => ({
		...{ id: asset.id, name: asset.name, cells, asset },
		suggested: null,
		gone: null
	});
	switch (kind) {
		case 'added':
			return changes.added.map(({ asset, cause }) =>
				plain(asset, [
					text(asset.model ?? ''),
					text(asset.assignedUser ?? ''),
					text(cause === 'new' ? '' : 'Excluded last time')
				])
			);
		case 'gone':
			return changes.gone.map(({ asset, cause, since }) => ({
				...plain(asset, [
					text(asset.model ?? ''),
					text(goneWords[cause]),
					text(since === null ? '' : format.day(since))
				]),
				gone: cause === 'excluded' || cause === 'hidden' ? null : asset
			}));
		case 'replaced':
			return changes.replaced.map(({ before, after, how }) => ({
				...plain(before, [
					text(modelAndAge(before, changes)),
					text(after.name),
					text([after.model, after.assignedUser].filter(Boolean).join(', '))
				]),
				suggested: how === 'suggested' ? { goneId: before.id, newId: after.id } : null
			}));
		case 'recreated':
			return changes.recreated.map(({ before, after }) =>
				plain(after, [text(before.model ?? ''), text(after.name), text(after.model ?? '')])
			);
		case 'dateChanged':
			return changes.dateChanged.flatMap(({ before, after, dates }) =>
				dates.map((date) => ({
					...plain(after, [
						text(date === 'purchase' ? 'Purchase' : 'Expiration'),
						text(dayOf(before, date, format)),
						text(dayOf(after, date, format))
					]),
					id: `${after.id} ${date}`
				}))
			);
		case 'budgetMoved':
			return changes.budgetMoved.map(({ before, after }) =>
				plain(after, [
					text(after.model ?? ''),
					text(placementWords(before.placement, format)),
					text(placementWords(after.placement, format)),
					text(format.money.amount(replacementMinor(after)), true)
				])
			);
		case 'outOfSupport':
			return changes.outOfSupport.map(({ after }) => {
				const { osVerdict } = after;
				const end = osVerdict.kind === 'unknown' ? null : osVerdict.end;
				return plain(after, [
					text(osVerdict.name ?? after.os ?? ''),
					text(end === null ? '' : format.day(end))
				]);
			});
		default:
			return changes[kind].map(({ before, after }) =>
				plain(after, [{ kind: 'grades', before, after }, text(assetReason(after, format))])
			);
	}
}

function modelAndAge(asset: PlacedAsset, { since }: Changes): string {
	return [asset.model, ageCell(assetAge(asset, since))].filter(Boolean).join(', ');
}

function dayOf(
	{ purchaseDate, expirationDate }: PlacedAsset,
	date: 'purchase' | 'expiration',
	format: ReportFormat
): string {
	const day = date === 'purchase' ? purchaseDate : expirationDate;
	return day === null ? 'Not known' : format.day(day);
}
