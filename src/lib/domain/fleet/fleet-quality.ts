/** What the data of a whole fleet lack, column by column; `data-quality.ts` says it of one. */
import { dataGaps, isUnknownOs, serialKey, type DataGap } from '../data-quality.ts';
import { epochDayOf, type IsoDate } from '../dates.ts';
import type { Kind } from '../kinds.ts';
import type { OsJudge } from '../os-support/os-judge.ts';
import { unknownDay } from '../rules/leaf.ts';
import type { FleetFacts } from './fleet-facts.ts';

export interface QualityTerms {
	/** 1 for the rows that are looked at. */
	readonly rows: Uint8Array;
	readonly asOf: IsoDate;
	readonly os: OsJudge;
	readonly kindOf: (type: string | null) => Kind;
}

export interface FleetQuality {
	/** A bit for each gap, see {@link gapBit}; 0 for rows that lack nothing or are not looked at. */
	readonly gaps: Uint8Array;
	/** Comparable serial numbers by code of the column; null where it is none. */
	readonly serialKeys: readonly (string | null)[];
}

/** The bit of a gap. */
export function gapBit(gap: DataGap): number {
	return 1 << dataGaps.indexOf(gap);
}

/** Every row's gaps, without those that a person accepted. Texts are judged once per distinct value. */
export function fleetQuality(facts: FleetFacts, terms: QualityTerms): FleetQuality {
	const { rows } = terms;
	const gaps = new Uint8Array(facts.length);
	const serialKeys = serialKeysOf(facts);
	const ofType = typeGaps(facts, terms);
	const ofOs = osGaps(facts, terms);
	const ofDate = dateGaps(facts, terms);
	const shared = sharedKeys(facts, serialKeys, rows);
	const noSerial = gapBit('no-serial-number');
	const duplicate = gapBit('duplicate-serial-number');
	const { type, os } = facts.text;
	for (let row = 0; row < facts.length; row += 1) {
		if (rows[row] !== 1) continue;
		const key = serialKeys[facts.serialNumber.codes[row] as number] ?? null;
		const { isPhysical, bits } = ofType[type.codes[row] as number] as TypeGaps;
		gaps[row] =
			bits |
			(ofOs[os.codes[row] as number] as number) |
			ofDate(row, isPhysical) |
			(isPhysical && key === null ? noSerial : 0) |
			(key !== null && shared.has(key) ? duplicate : 0);
	}
	for (const [row, accepted] of facts.said.leftAsIs) {
		for (const gap of accepted) gaps[row] = (gaps[row] as number) & ~gapBit(gap);
	}
	return { gaps, serialKeys };
}

/** Almost every serial number is one of its own, so that they are read once for a state of the fleet. */
const knownKeys = new WeakMap<readonly (string | null)[], readonly (string | null)[]>();

/** Comparable serial numbers by code of the column; null where it is none. */
export function serialKeysOf({
	serialNumber: { values }
}: Pick<FleetFacts, 'serialNumber'>): readonly (string | null)[] {
	const known = knownKeys.get(values);
	if (known) return known;
	const keys = values.map(serialKey);
	knownKeys.set(values, keys);
	return keys;
}

interface TypeGaps {
	readonly isPhysical: boolean;
	readonly bits: number;
}

function typeGaps({ text }: FleetFacts, { kindOf }: QualityTerms): TypeGaps[] {
	return text.type.values.map((type) => ({
		isPhysical: kindOf(type) !== 'virtual-machine',
		bits: type === null ? gapBit('no-type') : 0
	}));
}

function osGaps({ text }: FleetFacts, { os }: QualityTerms): number[] {
	const bit = gapBit('os-not-recognised');
	return text.os.values.map((osText) => (isUnknownOs({ osText, os: os.judge(osText) }) ? bit : 0));
}

function dateGaps({ whole }: FleetFacts, { asOf }: QualityTerms) {
	const days = whole['purchase-date'];
	const today = epochDayOf(asOf);
	const [none, ahead] = [gapBit('no-purchase-date'), gapBit('purchase-date-in-future')];
	return (row: number, isPhysical: boolean): number => {
		const day = days[row] as number;
		if (day === unknownDay) return isPhysical ? none : 0;
		return day > today ? ahead : 0;
	};
}

function sharedKeys(
	{ serialNumber: { codes }, length }: FleetFacts,
	keys: readonly (string | null)[],
	rows: Uint8Array
): ReadonlySet<string> {
	const seen = new Set<string>();
	const shared = new Set<string>();
	for (let row = 0; row < length; row += 1) {
		const key = keys[codes[row] as number] ?? null;
		if (rows[row] !== 1 || key === null) continue;
		if (seen.has(key)) shared.add(key);
		seen.add(key);
	}
	return shared;
}
