/** Classes, lifespans and extended support of a fleet by one template. */
import { noTypeName, type ConfigurationClass } from '../classes.ts';
import { lifespanOf, type Lifespan } from '../lifespans.ts';
import type { Kind } from '../kinds.ts';
import type { CodedColumn, RuleColumns } from '../rules/columns.ts';
import { compileFilters } from '../rules/compile-columns.ts';
import type { RuleContext } from '../rules/context.ts';
import type { RowFilter, RowList } from '../rules/row-filters.ts';
import type { ClassRef } from '../rules/subject.ts';
import { typeSettingsOf, type Template } from '../template.ts';
import { codedValue, type FleetFacts } from './fleet-facts.ts';

/** No class: codes of classes begin at 1. */
const noClass = 0;

/** Which class of the template each row has: its place in the list, from 1; 0 for none. */
export function classesOf(
	facts: FleetFacts,
	classes: readonly ConfigurationClass[],
	{ columns, context }: { readonly columns: RuleColumns; readonly context: RuleContext }
): Uint16Array {
	const codes = new Uint16Array(facts.length);
	if (classes.length === 0) return codes;
	const ruled = classes.flatMap((one, place) =>
		one.rule ? [{ type: one.type, rule: one.rule, code: place + 1 }] : []
	);
	const filters = compileFilters(
		ruled.map(({ rule }) => rule),
		columns,
		context
	);
	const rowsOf = rowsByType(facts, new Set(ruled.map(({ type }) => type)));
	const passed: RowList = { rows: new Int32Array(facts.length), at: 0 };
	for (const [index, { type, code }] of ruled.entries()) {
		const rows = rowsOf.get(type);
		if (!rows) continue;
		const failed: RowList = { rows, at: 0 };
		// Filters and rules are as many.
		const hits = (filters[index] as RowFilter).part(failed, rows.length, { passed, failed });
		for (let k = 0; k < hits; k++) codes[passed.rows[k] as number] = code;
		rowsOf.set(type, rows.subarray(0, rows.length - hits));
	}
	layChosen(facts, classes, codes);
	return codes;
}

/** A person's choice stands while the class exists for the type. */
function layChosen(
	facts: FleetFacts,
	classes: readonly ConfigurationClass[],
	codes: Uint16Array
): void {
	const placeOf = new Map(classes.map((one, place) => [`${one.type}\n${one.id}`, place + 1]));
	for (const [row, chosen] of facts.said.classes) {
		const type = codedValue(facts.text.type, row) ?? noTypeName;
		const code = chosen === null ? noClass : placeOf.get(`${type}\n${chosen}`);
		if (code !== undefined) codes[row] = code;
	}
}

function rowsByType(facts: FleetFacts, types: ReadonlySet<string>): Map<string, Int32Array> {
	const { codes, values } = facts.text.type;
	const wanted = values.map((type) => types.has(type ?? noTypeName));
	const lists = new Map<string, number[]>();
	for (let row = 0; row < facts.length; row++) {
		const code = codes[row] as number;
		if (!wanted[code]) continue;
		const type = values[code] ?? noTypeName;
		const list = lists.get(type);
		if (list) list.push(row);
		else lists.set(type, [row]);
	}
	return new Map([...lists].map(([type, rows]) => [type, Int32Array.from(rows)]));
}

/** The classes as a column that rules read. */
export function classColumn(
	codes: Uint16Array,
	classes: readonly ConfigurationClass[]
): CodedColumn<ClassRef | null> {
	return { codes, values: [null, ...classes.map(({ id, name }) => ({ id, name }))] };
}

interface LifespanTerms {
	readonly template: Template;
	readonly classCodes: Uint16Array;
	readonly kindOf: (type: string | null) => Kind;
}

/** The lifespan of each row: a type and a class settle it, unless a person set one for the row. */
export function lifespansOf(
	facts: FleetFacts,
	{ template, classCodes, kindOf }: LifespanTerms
): CodedColumn<Lifespan> {
	const { codes: typeCodes, values: types } = facts.text.type;
	const width = template.classes.length + 1;
	const known = new Int32Array(types.length * width).fill(-1);
	const values: Lifespan[] = [];
	const codes = new Uint32Array(facts.length);
	const perType = types.map((type) => ({
		kind: kindOf(type),
		type: typeSettingsOf(template, type ?? noTypeName).lifespan
	}));
	const settle = (typeCode: number, classCode: number): number => {
		// Both codes are indexes by the contracts of their columns.
		const { kind, type } = perType[typeCode] as (typeof perType)[number];
		const ofClass = template.classes[classCode - 1]?.lifespan;
		return (
			values.push(lifespanOf(kind, { class: ofClass, type, template: template.lifespans })) - 1
		);
	};
	for (let row = 0; row < facts.length; row++) {
		const typeCode = typeCodes[row] as number;
		const classCode = classCodes[row] as number;
		const place = typeCode * width + classCode;
		if (known[place] === -1) known[place] = settle(typeCode, classCode);
		codes[row] = known[place] as number;
	}
	for (const [row, configuration] of facts.said.lifespans) {
		const kind = kindOf(codedValue(facts.text.type, row));
		codes[row] = values.push(lifespanOf(kind, { configuration })) - 1;
	}
	return { codes, values };
}

/** 1 where extended support was bought; null if nowhere. `companies`: by place in the facts. */
export function extendedSupportOf(
	facts: FleetFacts,
	classes: readonly ConfigurationClass[],
	{
		classCodes,
		companies
	}: { readonly classCodes: Uint16Array; readonly companies: readonly boolean[] }
): Uint8Array | null {
	const ofClass = [false, ...classes.map((one) => one.extendedSupportBought)];
	const { extendedSupport } = facts.said;
	if (![...ofClass, ...companies].includes(true) && extendedSupport.size === 0) return null;
	const bought = new Uint8Array(facts.length);
	for (let row = 0; row < facts.length; row++) {
		const isBought =
			ofClass[classCodes[row] as number] || companies[facts.companyOf[row] as number];
		bought[row] = isBought ? 1 : 0;
	}
	for (const [row, isBought] of extendedSupport) bought[row] = isBought ? 1 : 0;
	return bought;
}
