/** A fleet snapshot with what people said laid over it, ready to be graded. */
import { downloadedText, readDate, readRam } from '../domain/configuration-subject.ts';
import { categoryName, effectiveType, type TypeNames } from '../domain/configuration.ts';
import { epochDayOf } from '../domain/dates.ts';
import type { FieldMap, MappedField } from '../domain/field-map.ts';
import type { FleetFacts, FleetSayings } from '../domain/fleet/fleet-facts.ts';
import { configurationIdOf, type ConfigurationId, type IntegrationId } from '../domain/ids.ts';
import { standingDate, type ConfigurationOverrides } from '../domain/overrides.ts';
import type { CodedColumn } from '../domain/rules/columns.ts';
import { dayOf, unknownDay } from '../domain/rules/leaf.ts';
import { notKnown } from '../domain/rules/subject.ts';
import { codedColumn, numbersOf, paired, withValues } from './coded-column.ts';
import { readerOf } from './column.ts';
import type { FleetColumn } from './fleet-rows.ts';
import type { OverridesRow } from './grading-rows.ts';
import type { FleetRow } from './shard-rows.ts';

export interface FleetReading {
	readonly fieldMap: FieldMap;
	readonly typeNames: TypeNames;
	/** What people said, of this fleet or of others. */
	readonly overrides: readonly OverridesRow[];
	/** Downloaded fields that rules read, by key; see `readDownloadedColumns`. */
	readonly downloaded: FleetFacts['downloaded'];
}

/** A fleet in which nothing is: what a workspace without a synced tenant grades beside what was added by hand. */
export const emptyFleet: FleetRow = {
	integrationId: '' as IntegrationId,
	generation: 0,
	layout: '',
	stretches: [],
	ids: new Float64Array(),
	columns: {}
};

/** Makes a snapshot ready. Dates, memory and types are read once per distinct value. */
export function fleetFacts(fleet: FleetRow, reading: FleetReading): FleetFacts {
	const length = fleet.ids.length;
	const said = saidByRow(fleet, reading.overrides);
	const text = (column: FleetColumn) => codedColumn(fleet.columns[column], length, downloadedText);
	const isActive = numbers(fleet, 'isActive', (value) => (value === true ? 1 : 0));
	const name = readerOf(fleet.columns['name']);
	let serials: CodedColumn<string | null> | undefined;
	return {
		length,
		...companiesOf(fleet),
		idOf: (row) => configurationIdOf(fleet.integrationId, fleet.ids[row] ?? Number.NaN),
		nameOf: (row) => String(name(row) ?? ''),
		whole: {
			'purchase-date': dates(fleet, 'purchaseDate', { reading, said }),
			'expiration-date': dates(fleet, 'expirationDate', { reading, said }),
			'last-seen': dates(fleet, 'lastSeen', { reading, said }),
			ram: numbersOf(
				codedColumn(fleet.columns['ram'], length, (value) => readRam(value) ?? 0),
				new Float64Array(length)
			)
		},
		text: {
			os: withValues(text('osType'), saidValues(said, 'os')),
			manufacturer: text('manufacturer'),
			model: text('model'),
			type: withValues(types(fleet, reading.typeNames), saidValues(said, 'type')),
			category: codedColumn(fleet.columns['categoryId'], length, (id) =>
				categoryName(typeof id === 'number' ? id : null, reading.typeNames)
			),
			status: { codes: isActive, values: ['Inactive', 'Active'] }
		},
		// Nearly every row has its own, and no rule reads it: made when it is asked for.
		get serialNumber() {
			serials ??= withValues(text('serialNumber'), saidValues(said, 'serialNumber'));
			return serials;
		},
		isActive,
		isHere: hereRows(fleet),
		downloaded: reading.downloaded,
		said: sayings(said)
	};
}

type SaidByRow = ReadonlyMap<number, ConfigurationOverrides>;

function saidByRow(fleet: FleetRow, overrides: readonly OverridesRow[]): SaidByRow {
	if (overrides.length === 0) return new Map();
	const wanted = new Map<ConfigurationId, OverridesRow>(
		overrides.map((row) => [row.configurationId, row])
	);
	const prefix = `${fleet.integrationId}/`;
	const psaIds = new Map(
		[...wanted.keys()]
			.filter((id) => id.startsWith(prefix))
			.map((id) => [Number(id.slice(prefix.length)), id])
	);
	const said = new Map<number, ConfigurationOverrides>();
	for (let row = 0; row < fleet.ids.length; row += 1) {
		const id = psaIds.get(fleet.ids[row] ?? Number.NaN);
		const found = id === undefined ? undefined : wanted.get(id);
		if (found) said.set(row, found);
	}
	return said;
}

function saidValues(
	said: SaidByRow,
	subject: 'os' | 'type' | 'serialNumber'
): ReadonlyMap<number, string | null> {
	const values = new Map<number, string | null>();
	for (const [row, overrides] of said) {
		const one = overrides[subject];
		if (one) values.set(row, one.value);
	}
	return values;
}

function sayings(said: SaidByRow): FleetSayings {
	const rows = [...said];
	return {
		grades: new Map(rows.flatMap(([row, { grade }]) => (grade ? [[row, grade.value]] : []))),
		classes: new Map(rows.flatMap(([row, one]) => (one.class ? [[row, one.class.value]] : []))),
		lifespans: new Map(
			rows.flatMap(([row, { lifespan }]) => (lifespan ? [[row, lifespan.value]] : []))
		),
		extendedSupport: new Map(
			rows.flatMap(([row, { extendedSupport }]) =>
				extendedSupport ? [[row, extendedSupport.value]] : []
			)
		),
		leftAsIs: new Map(
			rows.flatMap(([row, { leftAsIs }]) => (leftAsIs ? [[row, leftAsIs.value]] : []))
		)
	};
}

function companiesOf({ stretches, ids }: FleetRow): Pick<FleetFacts, 'companies' | 'companyOf'> {
	const places = new Map<number, number>();
	const companyOf = new Uint32Array(ids.length);
	let row = 0;
	for (const { psaCompanyId, rows } of stretches) {
		const place = places.get(psaCompanyId) ?? places.size;
		places.set(psaCompanyId, place);
		companyOf.fill(place, row, row + rows);
		row += rows;
	}
	return { companies: [...places.keys()], companyOf };
}

function dates(
	fleet: FleetRow,
	field: MappedField & FleetColumn,
	{ reading, said }: { readonly reading: FleetReading; readonly said: SaidByRow }
): Int32Array {
	const column = codedColumn(fleet.columns[field], fleet.ids.length, (value) =>
		readDate(field, value, reading.fieldMap)
	);
	const days = { codes: column.codes, values: column.values.map(dayOf) };
	const result = numbersOf(days, new Int32Array(fleet.ids.length));
	const subject = field === 'purchaseDate' ? 'purchase-date' : 'expiration-date';
	if (field === 'lastSeen') return result;
	for (const [row, overrides] of said) {
		if (!overrides.dates?.length) continue;
		const own = column.values[column.codes[row] ?? 0] ?? null;
		const autotask = own === null ? notKnown : { value: own, source: null };
		const { value } = standingDate(subject, autotask, overrides);
		result[row] = value === null ? unknownDay : epochDayOf(value);
	}
	return result;
}

/** The effective type as rules read it; null where there is neither type nor category. */
function types(fleet: FleetRow, names: TypeNames): CodedColumn<string | null> {
	const id = (column: FleetColumn) =>
		codedColumn(fleet.columns[column], fleet.ids.length, (value) =>
			typeof value === 'number' ? value : null
		);
	return paired(id('typeId'), id('categoryId'), (typeId, categoryId) =>
		typeId === null && categoryId === null ? null : effectiveType(typeId, categoryId, names)
	);
}

function hereRows(fleet: FleetRow): Uint8Array {
	const here = numbers(fleet, 'missingSince', (since) => (since === null ? 1 : 0));
	const inScope = numbers(fleet, 'outOfScope', (reason) => (reason === null ? 1 : 0));
	return here.map((one, row) => one & (inScope[row] ?? 0));
}

function numbers(
	fleet: FleetRow,
	column: FleetColumn,
	read: (value: unknown) => number
): Uint8Array {
	const length = fleet.ids.length;
	const coded = codedColumn(fleet.columns[column], length, read);
	return numbersOf(coded, new Uint8Array(length));
}
