/** Configurations that were added by hand stand behind those of the snapshot, as rows like them. */
import { serialNumberOf, unclassedSubject, type SubjectReading } from '../configuration-subject.ts';
import type { Configuration } from '../configuration.ts';
import type { ConfigurationOverrides } from '../overrides.ts';
import type { CodedColumn, NumberArray } from '../rules/columns.ts';
import { dayOf } from '../rules/leaf.ts';
import type { FleetCompany, FleetFacts, FleetText } from './fleet-facts.ts';

export interface LocalRow {
	readonly configuration: Configuration;
	readonly overrides: ConfigurationOverrides;
	/** Its company as the facts name it. */
	readonly company: FleetCompany;
}

/** The facts with further rows at their end. */
export function withLocalRows(
	facts: FleetFacts,
	local: readonly LocalRow[],
	reading: SubjectReading
): FleetFacts {
	if (local.length === 0) return facts;
	const from = facts.length;
	const length = from + local.length;
	const subjects = local.map((row) => unclassedSubject(row.configuration, row.overrides, reading));
	const companies = [...facts.companies];
	const placeOf = new Map(companies.map((company, place) => [company, place]));
	const places = local.map(({ company }) => {
		const place = placeOf.get(company) ?? companies.push(company) - 1;
		placeOf.set(company, place);
		return place;
	});
	const text = (column: FleetText) =>
		appended(
			facts.text[column],
			subjects.map((subject) => subject[column].value)
		);
	return {
		...facts,
		length,
		companies,
		companyOf: grown(Uint32Array.from(facts.companyOf), places, Uint32Array),
		idOf: (row) => local[row - from]?.configuration.id ?? facts.idOf(row),
		nameOf: (row) => local[row - from]?.configuration.name ?? facts.nameOf(row),
		whole: {
			'purchase-date': grown(
				facts.whole['purchase-date'],
				subjects.map(({ purchaseDate }) => dayOf(purchaseDate.value)),
				Int32Array
			),
			'expiration-date': grown(
				facts.whole['expiration-date'],
				subjects.map(({ expirationDate }) => dayOf(expirationDate.value)),
				Int32Array
			),
			'last-seen': grown(
				facts.whole['last-seen'],
				subjects.map(({ lastSeen }) => dayOf(lastSeen.value)),
				Int32Array
			),
			ram: grown(
				facts.whole.ram,
				subjects.map(({ ram }) => ram.value ?? 0),
				Float64Array
			)
		},
		text: {
			os: text('os'),
			manufacturer: text('manufacturer'),
			model: text('model'),
			type: text('type'),
			category: text('category'),
			status: text('status')
		},
		serialNumber: appended(
			facts.serialNumber,
			local.map((row) => serialNumberOf(row.configuration, row.overrides))
		),
		isActive: grown(
			facts.isActive,
			local.map(({ configuration }) => Number(configuration.isActive)),
			Uint8Array
		),
		isHere: grown(
			facts.isHere,
			local.map(() => 1),
			Uint8Array
		),
		said: saidOf(facts, local)
	};
}

function grown<A extends NumberArray>(
	column: NumberArray,
	values: readonly number[],
	make: new (length: number) => A
): A {
	const whole = new make(column.length + values.length);
	whole.set(column);
	whole.set(values, column.length);
	return whole;
}

function appended<T>({ codes, values }: CodedColumn<T>, more: readonly T[]): CodedColumn<T> {
	const all = [...values];
	const codeOf = new Map(all.map((value, code) => [value, code]));
	const added = more.map((value) => {
		const code = codeOf.get(value) ?? all.push(value) - 1;
		codeOf.set(value, code);
		return code;
	});
	return { codes: grown(codes, added, Uint32Array), values: all };
}

function saidOf(facts: FleetFacts, local: readonly LocalRow[]): FleetFacts['said'] {
	const grades = new Map(facts.said.grades);
	const classes = new Map(facts.said.classes);
	const lifespans = new Map(facts.said.lifespans);
	const extendedSupport = new Map(facts.said.extendedSupport);
	const leftAsIs = new Map(facts.said.leftAsIs);
	for (const [place, { overrides }] of local.entries()) {
		const row = facts.length + place;
		if (overrides.grade) grades.set(row, overrides.grade.value);
		if (overrides.class) classes.set(row, overrides.class.value);
		if (overrides.lifespan) lifespans.set(row, overrides.lifespan.value);
		if (overrides.extendedSupport) extendedSupport.set(row, overrides.extendedSupport.value);
		if (overrides.leftAsIs) leftAsIs.set(row, overrides.leftAsIs.value);
	}
	return { grades, classes, lifespans, extendedSupport, leftAsIs };
}
