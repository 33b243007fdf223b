/**
 * Configurations of one company, added by hand and from a table (product.md, section 5), so that a
 * company without Autotask gets reports too.
 */
import { mappedFields, type MappedField } from '../field-map.ts';
import type { FieldValue } from '../field.ts';
import { parseDateText, type DateOrder } from '../parse-date.ts';
import { emptiness, foldToAlphanumeric } from '../placeholder-text.ts';
import { parseRam } from '../ram.ts';
import { exactName } from './company-names.ts';
import {
	cellsByField,
	importPreview,
	rowError,
	rowWarning,
	tooLong,
	type ColumnHeads,
	type Columns,
	type ImportPreview,
	type RowIssue,
	type TableRow
} from './manual-import.ts';

export type ConfigurationField = 'name' | 'type' | 'status' | MappedField;

export const configurationHeads: ColumnHeads<ConfigurationField> = {
	name: [
		'name',
		'configuration',
		'configurationname',
		'referencetitle',
		'hostname',
		'computername',
		'device',
		'devicename',
		'asset',
		'assetname',
		'gerätename',
		'bezeichnung'
	],
	type: ['type', 'configurationtype', 'assettype', 'devicetype', 'category', 'typ', 'kategorie'],
	status: ['status', 'active', 'state', 'aktiv'],
	serialNumber: ['serialnumber', 'serial', 'serialno', 'sn', 'servicetag', 'seriennummer'],
	notes: ['notes', 'note', 'comment', 'comments', 'description', 'notizen', 'bemerkung'],
	purchaseDate: [
		'purchasedate',
		'purchased',
		'datepurchased',
		'dateofpurchase',
		'installdate',
		'kaufdatum',
		'anschaffungsdatum'
	],
	expirationDate: [
		'expirationdate',
		'expiration',
		'warrantyexpirationdate',
		'warrantyexpiration',
		'warrantyend',
		'warrantyenddate',
		'warrantyexpires',
		'garantieende',
		'garantiebis'
	],
	ram: ['ram', 'memory', 'memorygb', 'ramgb', 'memorybytes', 'arbeitsspeicher'],
	osType: ['os', 'ostype', 'operatingsystem', 'osname', 'betriebssystem'],
	manufacturer: ['manufacturer', 'manufacturername', 'vendor', 'make', 'brand', 'hersteller'],
	model: ['model', 'modelname', 'product', 'productname', 'modell'],
	assignedUser: ['assigneduser', 'user', 'username', 'contact', 'lastuser', 'benutzer'],
	location: ['location', 'site', 'office', 'standort'],
	processor: ['processor', 'cpu', 'prozessor'],
	storage: ['storage', 'disk', 'diskspace', 'hdd', 'ssd', 'speicher'],
	lastSeen: ['lastseen', 'lastcheckin', 'lastonline'],
	lastAudit: ['lastaudit', 'auditdate']
};

/** A configuration that is ready to be made. Dates are ISO, RAM is in bytes, all else is text. */
export interface ManualConfiguration {
	readonly name: string;
	readonly type: string | null;
	readonly isActive: boolean;
	readonly values: Readonly<Partial<Record<MappedField, FieldValue>>>;
}

/** What identifies a configuration that the company has already. */
export interface KnownConfiguration {
	readonly name: string;
	readonly serialNumber: string | null;
}

export interface ConfigurationContext {
	readonly known: readonly KnownConfiguration[];
	/** The order that a person chose for the dates of a column; without it ambiguous ones are asked. */
	readonly dateOrders: Readonly<Partial<Record<MappedField, DateOrder>>>;
	/** Rows whose quotes are broken: their cells may be shifted. */
	readonly brokenRows: readonly number[];
}

type Cells = Partial<Record<ConfigurationField, string>>;
type Issue = RowIssue<ConfigurationField>;

const dateFields: ReadonlySet<string> = new Set<MappedField>([
	'purchaseDate',
	'expirationDate',
	'lastSeen',
	'lastAudit'
]);
const activeWords = new Set(['active', 'yes', 'y', 'true', '1', 'aktiv', 'ja', 'inuse']);
const inactiveWords = new Set(['inactive', 'no', 'n', 'false', '0', 'inaktiv', 'nein', 'retired']);

/** Autotask's own limits of `notes`, `referenceTitle` and `serialNumber`; other text as a name. */
function limitOf(field: ConfigurationField): number {
	if (field === 'notes') return 5000;
	return field === 'serialNumber' ? 100 : 200;
}

/**
 * Judges the rows below the header. A row needs a name, or a model or serial number to be named by. One
 * with the serial number (without one: with the name) of a configuration that is there, or of a row
 * above, is an error: importing the same table twice adds nothing.
 */
export function judgeConfigurations(
	rows: readonly TableRow[],
	columns: Columns<ConfigurationField>,
	context: ConfigurationContext
): ImportPreview<ConfigurationField, ManualConfiguration> {
	const there = new Map(
		context.known.map(({ name, serialNumber }) => [identity(name, serialNumber), name])
	);
	const above = new Map<string, number>();
	const judged = rows.map(({ row, cells }) => {
		const texts = cellsByField(cells, columns);
		const { value, issues } = readConfiguration(texts, context);
		const serial = value.values.serialNumber;
		const id = identity(value.name, typeof serial === 'string' ? serial : null);
		const all: Issue[] = [
			...(context.brokenRows.includes(row) ? [rowError<ConfigurationField>('quotes-broken')] : []),
			...(value.name === '' ? [rowError<ConfigurationField>('name-or-serial-missing')] : []),
			...tooLong(texts, limitOf),
			...meets(id, { there, above }),
			...issues
		];
		if (value.name !== '' && !above.has(id)) above.set(id, row);
		return { row, value, issues: all };
	});
	return importPreview(judged);
}

/** Fields whose dates can be read in two orders: the person chooses one for each. */
export function fieldsToAsk(
	preview: ImportPreview<ConfigurationField, ManualConfiguration>
): ConfigurationField[] {
	const asked = preview.rows.flatMap(({ issues }) =>
		issues.flatMap(({ code, field }) => (code === 'date-ambiguous' && field ? [field] : []))
	);
	return [...new Set(asked)];
}

function readConfiguration(
	texts: Cells,
	context: ConfigurationContext
): { value: ManualConfiguration; issues: readonly Issue[] } {
	const values: Partial<Record<MappedField, FieldValue>> = {};
	const issues: Issue[] = [];
	for (const field of mappedFields) {
		const raw = texts[field];
		if (raw === undefined || emptiness(raw) !== null) continue;
		const read = readValue(field, raw, context.dateOrders[field]);
		if (typeof read === 'object') issues.push(...read);
		else values[field] = read;
	}
	const isActive = readStatus(texts.status);
	if (isActive === null) {
		issues.push(rowError('status-unknown', { field: 'status', raw: texts.status ?? '' }));
	}
	const named = [values.model, values.serialNumber].filter(Boolean).join(' ');
	const name = exactName(texts.name ?? '') || named;
	return { value: { name, type: texts.type ?? null, isActive: isActive ?? true, values }, issues };
}

/** The value that is stored, or what keeps it from being read. */
function readValue(
	field: MappedField,
	raw: string,
	order: DateOrder | undefined
): string | number | Issue[] {
	if (field === 'ram') {
		const reading = parseRam(raw);
		if (reading.kind === 'ram') return reading.bytes;
		return reading.kind === 'unknown' ? [] : [rowWarning('ram-unreadable', { field, raw })];
	}
	if (!dateFields.has(field)) return raw;
	const reading = parseDateText(raw, order);
	if (reading.kind === 'date') return reading.date;
	if (reading.kind === 'unknown') return [];
	if (reading.kind === 'ambiguous') return [rowError('date-ambiguous', { field, raw })];
	return [rowWarning('date-unreadable', { field, raw })];
}

/** Active unless the cell says otherwise; null for a word that says neither. */
function readStatus(cell: string | undefined): boolean | null {
	const word = foldToAlphanumeric(cell ?? '');
	if (word === '' || activeWords.has(word)) return true;
	return inactiveWords.has(word) ? false : null;
}

function identity(name: string, serialNumber: string | null): string {
	const serial = emptiness(serialNumber) === null ? foldToAlphanumeric(serialNumber ?? '') : '';
	return serial === '' ? `name ${exactName(name).toLowerCase()}` : `serial ${serial}`;
}

function meets(
	id: string,
	known: {
		readonly there: ReadonlyMap<string, string>;
		readonly above: ReadonlyMap<string, number>;
	}
): Issue[] {
	const above = known.above.get(id);
	if (above !== undefined) return [rowError('twice-in-table', { other: above })];
	const there = known.there.get(id);
	return there === undefined ? [] : [rowError('already-there', { other: there })];
}
