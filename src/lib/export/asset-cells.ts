/** One asset under each column of the template. */
import { downloadedFieldOf, type ColumnKey, type ColumnName } from '../domain/columns.ts';
import { ageInMonths, ageText, type IsoDate } from '../domain/dates.ts';
import { bytesPerGigabyte } from '../domain/ram.ts';
import { oneTimeMinor } from '../domain/report/asset.ts';
import type { PlacedAsset } from '../domain/report/budget.ts';
import { periodLabel, yearOf, type StartMonth } from '../domain/report/fiscal.ts';
import { reasonText } from '../domain/rules/sentences.ts';
import type { SentenceFormat } from '../domain/rules/words.ts';
import { fieldValueText } from '../text/configuration.ts';
import { ungradedWord } from '../text/grades.ts';
import type { Cells } from './cells.ts';
import { emptyCell, textCell, type DocumentCell } from './document.ts';

export interface AssetWords {
	readonly cells: Cells;
	readonly sentences: SentenceFormat;
	readonly asOf: IsoDate;
	readonly startMonth: StartMonth;
}

/** What stands in a column for an asset. */
export function assetCell(asset: PlacedAsset, key: ColumnKey, words: AssetWords): DocumentCell {
	const field = downloadedFieldOf(key);
	if (field !== null) return textCell(fieldValueText('string', asset.values[field] ?? null));
	// A key that is no downloaded field is one of Almanac's own.
	return ownCells[key as ColumnName](asset, words);
}

type CellOf = (asset: PlacedAsset, words: AssetWords) => DocumentCell;

const text =
	(of: (asset: PlacedAsset) => string | null): CellOf =>
	(asset) =>
		textCell(of(asset) ?? '');

const ownCells: Readonly<Record<ColumnName, CellOf>> = {
	name: text(({ name }) => name),
	type: text(({ type }) => type),
	category: text(({ category }) => category),
	status: text(({ status }) => status),
	class: text((asset) => asset.class?.name ?? null),
	grade: ({ grade }) =>
		grade === null
			? textCell(ungradedWord)
			: { text: grade.name, value: { kind: 'grade', colour: grade.colour, mark: grade.mark } },
	reason: (asset, { sentences }) =>
		textCell(asset.override ? 'Set by hand' : reasonText(asset.facts, sentences)),
	age: ageCell,
	'purchase-date': (asset, { cells }) => cells.day(asset.purchaseDate),
	'expiration-date': (asset, { cells }) => cells.day(asset.expirationDate),
	manufacturer: text(({ manufacturer }) => manufacturer),
	model: text(({ model }) => model),
	'serial-number': text(({ serialNumber }) => serialNumber),
	os: text(({ os }) => os),
	'os-support-ends': supportCell,
	ram: ramCell,
	processor: text(({ processor }) => processor),
	storage: text(({ storage }) => storage),
	'assigned-user': text(({ assignedUser }) => assignedUser),
	location: text(({ location }) => location),
	'last-seen': (asset, { cells }) => cells.day(asset.lastSeen),
	notes: text(({ notes }) => notes),
	'hardware-budget': (asset, { cells }) => cells.amount(asset.budget.hardwareMinor),
	'setup-budget': (asset, { cells }) => cells.amount(asset.budget.setupMinor),
	'onsite-budget': (asset, { cells }) => cells.amount(asset.budget.onsiteMinor),
	total: (asset, { cells }) => cells.amount(oneTimeMinor(asset.budget)),
	year: (asset, words) => periodCell(asset, words, 'year'),
	quarter: (asset, words) => periodCell(asset, words, 'quarter'),
	recurring: (asset, { cells }) => cells.amount(asset.budget.recurringMonthlyMinor)
};

/** In years with one decimal, cut and never rounded. */
function ageCell({ purchaseDate }: PlacedAsset, { asOf }: AssetWords): DocumentCell {
	const months = purchaseDate === null ? null : ageInMonths(purchaseDate, asOf);
	if (months === null) return emptyCell;
	const age = ageText(months);
	return { text: `${age} years`, value: { kind: 'number', number: Number(age) } };
}

function supportCell({ osVerdict }: PlacedAsset, { cells }: AssetWords): DocumentCell {
	if (osVerdict.kind === 'unknown') return emptyCell;
	if (osVerdict.end !== null) return cells.day(osVerdict.end);
	return textCell(osVerdict.kind === 'ended' ? 'Ended' : 'No end published');
}

function ramCell({ ram }: PlacedAsset): DocumentCell {
	if (ram === null) return emptyCell;
	const gigabytes = Math.floor((ram / bytesPerGigabyte) * 10) / 10;
	return { text: `${gigabytes} GB`, value: { kind: 'number', number: gigabytes } };
}

function periodCell(
	{ placement }: PlacedAsset,
	{ startMonth }: AssetWords,
	part: 'year' | 'quarter'
): DocumentCell {
	if (placement.state !== 'scheduled') return emptyCell;
	const { period, isOverdue } = placement;
	if (part === 'year') return textCell(periodLabel(yearOf(period, startMonth), startMonth));
	if (period.months === 12) return emptyCell;
	return textCell(periodLabel(period, startMonth) + (isOverdue ? ', overdue' : ''));
}
