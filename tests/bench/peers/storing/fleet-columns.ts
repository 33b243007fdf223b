/** The columns of a snapshot as rules read them; each different text of a column is read once. */
import { readerOf, textAt, type Column } from '../../../../src/lib/db/column.ts';
import type { FleetColumn } from '../../../../src/lib/db/fleet-rows.ts';
import type { FleetRow } from '../../../../src/lib/db/rows.ts';
import { epochDayOf, isIsoDate } from '../../../../src/lib/domain/dates.ts';
import { readMapped } from '../../../../src/lib/domain/mapping/mapped-reading.ts';
import type { CodedColumn, RuleColumns } from '../../../../src/lib/domain/rules/columns.ts';
import { unknownDay } from '../../../../src/lib/domain/rules/leaf.ts';

const texts: Readonly<Record<string, FleetColumn>> = {
	os: 'osType'
};
const days: Readonly<Record<string, FleetColumn>> = {
	'purchase-date': 'purchaseDate',
	'expiration-date': 'expirationDate',
	'last-seen': 'lastSeen'
};

export function ruleColumnsOf({ ids, columns }: FleetRow): RuleColumns {
	const { length } = ids;
	const coded = (name: FleetColumn | undefined): CodedColumn<string | null> =>
		codedColumn(name === undefined ? undefined : columns[name], length);
	return {
		length,
		text: (column) => coded(texts[column]),
		whole(column) {
			const { codes, values } = coded(days[column]);
			const dayOf = values.map(epochDay);
			const whole = new Int32Array(length);
			for (let row = 0; row < length; row += 1) whole[row] = dayOf[codes[row] ?? 0] ?? unknownDay;
			return whole;
		},
		downloaded: (name) => (name === 'serialNumber' ? coded(name) : null),
		classes: notAsked,
		kinds: notAsked,
		lifespans: notAsked,
		extendedSupport: () => null
	};
}

function notAsked(): never {
	throw new Error('The rules of this bench read texts and dates only');
}

function epochDay(text: string | null): number {
	const reading = readMapped('expirationDate', text);
	if (reading.kind !== 'value' || typeof reading.value !== 'string') return unknownDay;
	return isIsoDate(reading.value) ? epochDayOf(reading.value) : unknownDay;
}

function codedColumn(column: Column | undefined, length: number): CodedColumn<string | null> {
	const asText = (value: unknown): string | null => (value === null ? null : String(value));
	switch (column?.kind) {
		case 'few':
			return { codes: column.codes ?? new Uint8Array(length), values: column.values.map(asText) };
		case 'texts': {
			const values = Array.from({ length: column.ends.length + 1 }, (_, code) =>
				textAt(column, code)
			);
			return { codes: column.codes, values };
		}
		default: {
			const read = readerOf(column);
			const codes = Uint32Array.from({ length }, (_, row) => row);
			return { codes, values: Array.from({ length }, (_, row) => asText(read(row))) };
		}
	}
}
