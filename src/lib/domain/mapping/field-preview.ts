/** The preview beside a mapped field: real values as Almanac reads them (product.md, section 6). */
import type { FieldMap, MappedField } from '../field-map.ts';
import type { FieldKey } from '../field.ts';
import { suggestDateOrder, type DateOrder, type OrderedReading } from '../parse-date.ts';
import type { SampleRecord } from './field-catalogue.ts';
import { givesWay, readMapped, type MappedReading, type UnreadCode } from './mapped-reading.ts';

const previewed = 5;

/** A value that does not read, as it stands, and what is taken instead. */
export interface PreviewFailure {
	readonly raw: string;
	readonly code: UnreadCode | 'ambiguous';
	/** The fallback that is read instead, if it says anything for this record; null: unknown. */
	readonly instead: FieldKey | null;
}

/** Dates of a field that can be read in two orders: a person is asked, once for the field. */
export interface OrderQuestion {
	/** A real value, and the days that it can mean. */
	readonly raw: string;
	readonly readings: readonly OrderedReading[];
	/** How many values of the sample page are ambiguous. */
	readonly count: number;
	/** The one order in which every value of the page reads; null when the page does not tell. */
	readonly suggested: DateOrder | null;
}

export interface FieldPreview {
	/** Values that are shown: up to five different ones that are not empty. */
	readonly values: readonly (string | number)[];
	/** "4 of 5". */
	readonly parsed: number;
	readonly of: number;
	readonly failures: readonly PreviewFailure[];
	readonly question: OrderQuestion | null;
}

export interface PreviewContext {
	readonly samples: readonly SampleRecord[];
	/** The name of an operating system with its release, "Windows 10 22H2 Pro", as a judge says it. */
	readonly osName: (text: string) => string | null;
}

/** Previews one of Almanac's own fields on the sample page; null when it is not mapped. */
export function previewField(
	name: MappedField,
	map: FieldMap,
	context: PreviewContext
): FieldPreview | null {
	const source = map[name];
	if (!source) return null;
	const { field, fallback, dateOrder } = source;
	const read = (record: SampleRecord, key: FieldKey): MappedReading =>
		readMapped(name, record[key], dateOrder);
	const different = new Map<string, { record: SampleRecord; reading: MappedReading }>();
	for (const record of context.samples) {
		const reading = read(record, field);
		const raw = String(record[field] ?? '').trim();
		if (reading.kind !== 'empty' && !different.has(raw)) different.set(raw, { record, reading });
	}
	const shown = [...different].slice(0, previewed);
	const values = shown.flatMap(([raw, { reading }]) => {
		if (reading.kind !== 'value') return [];
		return [(name === 'osType' ? context.osName(raw) : null) ?? reading.value];
	});
	const failures = shown.flatMap(([raw, { record, reading }]): PreviewFailure[] => {
		if (reading.kind === 'ambiguous') return [{ raw, code: 'ambiguous', instead: null }];
		if (reading.kind !== 'unread') return [];
		const helps = fallback !== null && !givesWay(read(record, fallback));
		return [{ raw, code: reading.code, instead: helps ? fallback : null }];
	});
	return {
		values,
		parsed: values.length,
		of: shown.length,
		failures,
		question: questionOf([...different].map(([raw, { reading }]) => ({ raw, reading })))
	};
}

function questionOf(
	values: readonly { readonly raw: string; readonly reading: MappedReading }[]
): OrderQuestion | null {
	const open = values.flatMap(({ raw, reading }) =>
		reading.kind === 'ambiguous' ? [{ raw, readings: reading.readings }] : []
	);
	const [first] = open;
	if (!first) return null;
	return {
		...first,
		count: open.length,
		suggested: suggestDateOrder(values.map(({ raw }) => raw))
	};
}
