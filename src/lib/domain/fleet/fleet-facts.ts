/**
 * A fleet as columns, ready to be graded by any template: what Autotask says with what people said laid
 * over it. Prepared once for a snapshot; a change of a rule costs only the rules.
 */
import type { DataGap } from '../data-quality.ts';
import { dateOfEpochDay, type IsoDate } from '../dates.ts';
import type { CompanyId, ConfigurationId } from '../ids.ts';
import { lifespanOf, type LifespanSetting } from '../lifespans.ts';
import type { Kind } from '../kinds.ts';
import type { CodeArray, CodedColumn, NumberArray } from '../rules/columns.ts';
import { unknownDay, type WholeColumn } from '../rules/leaf.ts';
import type { TextField } from '../rules/rule.ts';
import { notKnown, type RuleSubject, type Sourced } from '../rules/subject.ts';

export type FleetText = Exclude<TextField, 'class'>;

/** Statements about single configurations, by row. Few among many. */
export interface FleetSayings {
	/** Ids of grades. */
	readonly grades: ReadonlyMap<number, string>;
	/** Ids of classes; null: none. */
	readonly classes: ReadonlyMap<number, string | null>;
	readonly lifespans: ReadonlyMap<number, LifespanSetting>;
	readonly extendedSupport: ReadonlyMap<number, boolean>;
	/** Gaps that a person accepted. */
	readonly leftAsIs: ReadonlyMap<number, readonly DataGap[]>;
}

/** A company by its Autotask id, or by its own where it is not mapped to one. */
export type FleetCompany = number | CompanyId;

export interface FleetFacts {
	readonly length: number;
	/** Companies by place, and the place of each row. */
	readonly companies: readonly FleetCompany[];
	readonly companyOf: CodeArray;
	readonly idOf: (row: number) => ConfigurationId;
	readonly nameOf: (row: number) => string;
	readonly whole: Readonly<Record<WholeColumn, NumberArray>>;
	readonly text: Readonly<Record<FleetText, CodedColumn<string | null>>>;
	readonly serialNumber: CodedColumn<string | null>;
	/** 1 where Autotask calls it active. */
	readonly isActive: Uint8Array;
	/** 1 where it is present and in scope. */
	readonly isHere: Uint8Array;
	/** By field key; only those that were asked for. */
	readonly downloaded: ReadonlyMap<string, CodedColumn<string | null>>;
	readonly said: FleetSayings;
}

/** A value of a coded column; a code is an index into the values by its contract. */
export function codedValue<T>({ codes, values }: CodedColumn<T>, row: number): T {
	return values[codes[row] as number] as T;
}

/**
 * A downloaded field over all rows, null for one that nothing was read of. What was added by hand has
 * none and stands at the end.
 */
export function downloadedColumn(
	{ downloaded, length }: Pick<FleetFacts, 'downloaded' | 'length'>,
	name: string
): CodedColumn<string | null> | null {
	const column = downloaded.get(name);
	if (!column || column.codes.length === length) return column ?? null;
	const codes = new Uint32Array(length).fill(column.values.length);
	codes.set(column.codes);
	return { codes, values: [...column.values, null] };
}

/** What a class gives one row, as grading by columns found it. */
export interface RowClassing {
	readonly class: RuleSubject['class'];
	readonly lifespan: RuleSubject['lifespan'];
	readonly extendedSupportBought: boolean;
}

/** One row as the explaining evaluator reads it; where values come from is told on the company's page. */
export function subjectAt(
	facts: FleetFacts,
	row: number,
	{ kindOf, classing }: { kindOf: (type: string | null) => Kind; classing: RowClassing | null }
): RuleSubject {
	const date = (column: Exclude<WholeColumn, 'ram'>): Sourced<IsoDate> => {
		const day = facts.whole[column][row] as number;
		return day === unknownDay ? notKnown : { value: dateOfEpochDay(day), source: null };
	};
	const text = (column: FleetText) => known(codedValue(facts.text[column], row));
	const ram = facts.whole.ram[row] as number;
	const kind = kindOf(codedValue(facts.text.type, row));
	return {
		purchaseDate: date('purchase-date'),
		expirationDate: date('expiration-date'),
		lastSeen: date('last-seen'),
		ram: known(ram === 0 ? null : ram),
		os: text('os'),
		manufacturer: text('manufacturer'),
		model: text('model'),
		type: text('type'),
		category: text('category'),
		status: text('status'),
		kind,
		class: classing?.class ?? notKnown,
		lifespan: classing?.lifespan ?? lifespanOf(kind),
		extendedSupportBought: classing?.extendedSupportBought ?? false,
		downloaded: (name) => {
			const column = downloadedColumn(facts, name);
			return known(column ? codedValue(column, row) : null);
		}
	};
}

function known<T>(value: T | null): Sourced<T> {
	return value === null ? notKnown : { value, source: null };
}
