/** Cells of the Assets part: text and order of each column, the same on screens and in files. */
import { downloadedFieldOf, type ColumnKey, type ColumnName } from '../domain/columns.ts';
import { ageInMonths, type IsoDate } from '../domain/dates.ts';
import type { FieldValue } from '../domain/field.ts';
import { bytesPerGigabyte } from '../domain/ram.ts';
import { replacementMinor, type ReportAsset } from '../domain/report/asset.ts';
import type { PlacedAsset } from '../domain/report/budget.ts';
import { quartersOf, yearOf, type StartMonth } from '../domain/report/fiscal.ts';
import type { Placement } from '../domain/report/placement.ts';
import type { GradeView } from '../domain/report/asset.ts';
import { reasonText } from '../domain/rules/sentences.ts';
import { mappedValueText } from './configuration.ts';
import { ageCell, ungradedWord } from './grades.ts';
import type { ReportFormat } from './report-format.ts';

const nbsp = '\u00a0';

/** What cells are written with. */
export interface CellTerms {
	readonly format: ReportFormat;
	readonly asOf: IsoDate;
	readonly startMonth: StartMonth;
	/** In the template's order: the order of the column of grades. */
	readonly grades: readonly GradeView[];
	/** Amounts of the table are shown with their minor units. */
	readonly decimals: boolean;
}

/** The reason of the grade that stands; a person's own stands over what the rules say. */
export function assetReason(
	{ facts, override }: Pick<ReportAsset, 'facts' | 'override'>,
	{ sentences }: ReportFormat
): string {
	if (!override) return reasonText(facts, sentences);
	return override.note ? `“${override.note}”` : 'Set by hand';
}

/** The age in whole months on the report's day; null where it is not known. */
export function assetAge({ purchaseDate }: ReportAsset, asOf: IsoDate): number | null {
	return purchaseDate === null ? null : ageInMonths(purchaseDate, asOf);
}

/** "FY27 Q1", "FY27, no quarter", "Unscheduled", "Retire". */
export function placementWords(placement: Placement, format: ReportFormat): string {
	if (placement.state === 'unscheduled') return 'Unscheduled';
	if (placement.state === 'none') return placement.cause === 'retire' ? 'Retire' : 'Done';
	const label = format.period(placement.period);
	return placement.period.months === 12 ? `${label}, no quarter` : label;
}

type DayColumn = 'purchase-date' | 'expiration-date' | 'os-support-ends' | 'last-seen';
type MoneyColumn = 'hardware-budget' | 'setup-budget' | 'onsite-budget' | 'total' | 'recurring';

const dayOf: Readonly<Record<DayColumn, (asset: PlacedAsset) => IsoDate | null>> = {
	'purchase-date': ({ purchaseDate }) => purchaseDate,
	'expiration-date': ({ expirationDate }) => expirationDate,
	'os-support-ends': ({ osVerdict }) => (osVerdict.kind === 'unknown' ? null : osVerdict.end),
	'last-seen': ({ lastSeen }) => lastSeen
};

const amountOf: Readonly<Record<MoneyColumn, (asset: PlacedAsset) => number>> = {
	'hardware-budget': ({ budget }) => budget.hardwareMinor,
	'setup-budget': ({ budget }) => budget.setupMinor,
	'onsite-budget': ({ budget }) => budget.onsiteMinor,
	total: replacementMinor,
	recurring: ({ budget }) => budget.recurringMonthlyMinor
};

const isDay = (key: ColumnKey): key is DayColumn => Object.hasOwn(dayOf, key);
const isMoney = (key: ColumnKey): key is MoneyColumn => Object.hasOwn(amountOf, key);

/** The day in a column of days; null in others, and where it is not known. */
export function assetDay(asset: PlacedAsset, key: ColumnKey): IsoDate | null {
	return isDay(key) ? dayOf[key](asset) : null;
}

/** The amount behind a cell of money, in minor units; nought in others. */
export function assetAmount(asset: PlacedAsset, key: ColumnKey): number {
	return isMoney(key) ? amountOf[key](asset) : 0;
}

/** Memory in gigabytes with one decimal, cut and never rounded; null where it is not known. */
export function assetGigabytes({ ram }: ReportAsset): number | null {
	return ram === null ? null : Math.floor((ram / bytesPerGigabyte) * 10) / 10;
}

/** The text of a cell; empty where nothing is known. */
export function assetCell(asset: PlacedAsset, key: ColumnKey, terms: CellTerms): string {
	const field = downloadedFieldOf(key);
	if (field !== null) return valueText(asset.values[field]);
	const { format, decimals } = terms;
	if (isMoney(key)) return format.money.cell(amountOf[key](asset), decimals);
	if (isDay(key)) {
		const day = dayOf[key](asset);
		return day === null ? '' : format.day(day);
	}
	// A key that is no downloaded field is one of Almanac's own.
	return textOf[key as TextColumn](asset, terms);
}

type TextColumn = Exclude<ColumnName, DayColumn | MoneyColumn>;

const textOf: Readonly<Record<TextColumn, (asset: PlacedAsset, terms: CellTerms) => string>> = {
	name: ({ name }) => name,
	type: ({ type }) => type,
	category: ({ category }) => category ?? '',
	status: ({ status }) => status,
	class: (asset) => asset.class?.name ?? '',
	grade: ({ grade }) => grade?.name ?? ungradedWord,
	reason: (asset, { format }) => assetReason(asset, format),
	age: (asset, { asOf }) => ageCell(assetAge(asset, asOf)),
	manufacturer: ({ manufacturer }) => manufacturer ?? '',
	model: ({ model }) => model ?? '',
	'serial-number': ({ serialNumber }) => serialNumber ?? '',
	os: ({ os, osVerdict }) => os ?? osVerdict.name ?? '',
	ram: (asset) => {
		const gigabytes = assetGigabytes(asset);
		return gigabytes === null ? '' : `${gigabytes}${nbsp}GB`;
	},
	processor: ({ processor }) => processor ?? '',
	storage: ({ storage }) => mappedValueText('storage', storage),
	'assigned-user': ({ assignedUser }) => assignedUser ?? '',
	location: ({ location }) => location ?? '',
	notes: ({ notes }) => notes ?? '',
	year: ({ placement }, terms) => yearText(placement, terms),
	quarter: ({ placement }, { format }) => placementWords(placement, format)
};

/** What a column is sorted by; null stands last. */
export function assetOrder(
	asset: PlacedAsset,
	key: ColumnKey,
	terms: CellTerms
): string | number | null {
	const field = downloadedFieldOf(key);
	if (field !== null) return orderOfValue(asset.values[field]);
	if (isMoney(key)) return amountOf[key](asset);
	if (isDay(key)) return dayOf[key](asset);
	const order = orderOf[key as TextColumn];
	return order ? order(asset, terms) : assetCell(asset, key, terms) || null;
}

const orderOf: Partial<
	Record<TextColumn, (asset: PlacedAsset, terms: CellTerms) => string | number | null>
> = {
	grade: ({ grade }, { grades }) => {
		const place = grades.findIndex(({ id }) => id === grade?.id);
		return place < 0 ? null : place;
	},
	age: (asset, { asOf }) => assetAge(asset, asOf),
	ram: ({ ram }) => ram,
	year: ({ placement }) => (placement.state === 'scheduled' ? placement.period.start : null),
	quarter: ({ placement }) => placementOrder(placement)
};

/** Columns that hold amounts of money. */
export const moneyColumns: ReadonlySet<ColumnKey> = new Set(Object.keys(amountOf) as MoneyColumn[]);

/** Columns whose cells are figures: right-aligned, largest first on the first press. */
export const figureColumns: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
	'age',
	'ram',
	...moneyColumns
]);

/** A period's last quarter, so that a year without one stands after its quarters. */
function placementOrder(placement: Placement): string | null {
	if (placement.state !== 'scheduled') return null;
	const { period } = placement;
	return period.months === 12 ? `${quartersOf(period).at(-1)?.start ?? ''}~` : period.start;
}

function yearText(placement: Placement, { format, startMonth }: CellTerms): string {
	if (placement.state !== 'scheduled') return placementWords(placement, format);
	return format.period(yearOf(placement.period, startMonth));
}

function valueText(value: FieldValue | undefined): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
}

function orderOfValue(value: FieldValue | undefined): string | number | null {
	if (value === undefined || value === null || value === '') return null;
	return typeof value === 'boolean' ? Number(value) : value;
}
