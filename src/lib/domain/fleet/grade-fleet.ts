/** Grades a whole fleet by one template, column by column. */
import { noTypeName } from '../classes.ts';
import type { Kind } from '../kinds.ts';
import type { RuleColumns } from '../rules/columns.ts';
import { compileGrades } from '../rules/compile-columns.ts';
import type { RuleContext } from '../rules/context.ts';
import { notKnown } from '../rules/subject.ts';
import { typeSettingsOf, type Template } from '../template.ts';
import { classColumn, classesOf, extendedSupportOf, lifespansOf } from './fleet-classes.ts';
import { codedValue, downloadedColumn, type FleetFacts, type RowClassing } from './fleet-facts.ts';

export interface FleetTerms {
	readonly template: Template;
	readonly context: RuleContext;
	readonly kindOf: (type: string | null) => Kind;
	/** "Extended support bought" of each company of the facts, by place. */
	readonly companySupport: readonly boolean[];
}

export interface FleetGrades {
	/** Places in the template's list of grades, -1 for ungraded: what the rules propose. */
	readonly proposed: Int8Array;
	/** With what people chose laid over it. */
	readonly standing: Int8Array;
	/** Places in the template's list of classes from 1, 0 for none. */
	readonly classes: Uint16Array;
	/** 1 where the client sees it: here, of a type and status ticked for Display. */
	readonly isCounted: Uint8Array;
	/** What the class gave a row, for the explaining evaluator. */
	readonly classingAt: (row: number) => RowClassing;
}

export function gradeFleet(facts: FleetFacts, terms: FleetTerms): FleetGrades {
	const { template, context, kindOf, companySupport } = terms;
	const unclassed = ruleColumns(facts, kindOf);
	const classes = classesOf(facts, template.classes, { columns: unclassed, context });
	const lifespans = lifespansOf(facts, { template, classCodes: classes, kindOf });
	const bought = extendedSupportOf(facts, template.classes, {
		classCodes: classes,
		companies: companySupport
	});
	const columns: RuleColumns = {
		...unclassed,
		classes: () => classColumn(classes, template.classes),
		lifespans: () => lifespans,
		extendedSupport: () => bought
	};
	const proposed = compileGrades(template.grades, columns, context).gradeAll();
	return {
		proposed,
		standing: withChosen(facts, template, proposed),
		classes,
		isCounted: countedRows(facts, template),
		classingAt(row) {
			const own = template.classes[(classes[row] as number) - 1];
			return {
				class: own ? { value: { id: own.id, name: own.name }, source: null } : notKnown,
				lifespan: codedValue(lifespans, row),
				extendedSupportBought: bought?.[row] === 1
			};
		}
	};
}

function ruleColumns(facts: FleetFacts, kindOf: FleetTerms['kindOf']): RuleColumns {
	const { text, whole, length } = facts;
	const none = new Uint8Array(length);
	return {
		length,
		whole: (column) => whole[column],
		text: (column) => text[column],
		downloaded: (name) => downloadedColumn(facts, name),
		kinds: () => ({ codes: text.type.codes, values: text.type.values.map(kindOf) }),
		classes: () => ({ codes: none, values: [null] }),
		lifespans: () => ({
			codes: none,
			values: [{ recommendedMonths: null, limitMonths: null, source: 'default' }]
		}),
		extendedSupport: () => null
	};
}

/** A person's grade stands while the template has it. */
function withChosen(facts: FleetFacts, { grades }: Template, proposed: Int8Array): Int8Array {
	if (facts.said.grades.size === 0) return proposed;
	const standing = proposed.slice();
	for (const [row, id] of facts.said.grades) {
		const place = grades.findIndex((grade) => grade.id === id);
		if (place >= 0) standing[row] = place;
	}
	return standing;
}

function countedRows(facts: FleetFacts, template: Template): Uint8Array {
	const { codes, values } = facts.text.type;
	const shown = values.map((type) => typeSettingsOf(template, type ?? noTypeName).display);
	const { active, inactive } = template.statuses;
	const counted = new Uint8Array(facts.length);
	for (let row = 0; row < facts.length; row++) {
		const status = facts.isActive[row] === 1 ? active : inactive;
		const isShown = status.display && shown[codes[row] as number] === true;
		counted[row] = isShown && facts.isHere[row] === 1 ? 1 : 0;
	}
	return counted;
}
