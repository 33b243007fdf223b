/** What keeps a template from being stored, by path: an editor says it beside the field. */
import type { Grade } from './rules/default-grades.ts';
import { valueTypeOf } from './rules/field-catalogue.ts';
import {
	always,
	conditionSchema,
	conditionsOf,
	mostConditions,
	type Condition,
	type Rule
} from './rules/rule.ts';
import { templateContentSchema, type Template } from './template.ts';

/** Codes of problems that this module finds itself; those of the schema come as they are. */
export type EditProblem =
	| 'name-missing'
	| 'name-too-long'
	| 'grade-name-twice'
	| 'grade-mark-twice'
	| 'group-empty'
	| 'rule-empty'
	| 'lifespan-invalid'
	| 'too-many-conditions'
	| 'text-missing'
	| 'text-too-long'
	| 'number-missing'
	| 'date-missing'
	| 'days-out-of-range'
	| 'months-out-of-range'
	| 'from-over-to'
	| 'field-missing'
	| 'condition-invalid';

export interface TemplateProblem {
	/** "grades.2.rule.rules.0.value", as the path of the value in the template. */
	readonly path: string;
	readonly code: EditProblem | (string & {});
}

const longestName = 100;
const longestText = 200;

/** Every problem of a template, in reading order. Nothing: it can be stored. */
export function templateProblems({ id: _id, ...content }: Template): TemplateProblem[] {
	const grades = content.grades.flatMap((grade, place) =>
		gradeProblems(grade, { path: `grades.${place}`, others: content.grades.toSpliced(place, 1) })
	);
	const classes = content.classes.flatMap(({ rule }, place) =>
		rule ? ruleProblems(rule, `classes.${place}.rule`) : []
	);
	const said = [...grades, ...classes];
	const paths = new Set(said.map(({ path }) => path));
	const isSaid = (path: string): boolean =>
		paths.has(path) || (path === 'grades' && grades.length > 0);
	const plain = {
		...content,
		grades: content.grades.map((grade) => ({ ...grade, rule: always })),
		classes: content.classes.map((one) => ({ ...one, rule: one.rule && always }))
	};
	const checked = templateContentSchema.safeParse(plain);
	const rest = (checked.error?.issues ?? [])
		.map(({ path, code, message }) => ({
			path: path.slice(0, path[0] === 'lifespans' ? 2 : undefined).join('.'),
			code: path[0] === 'lifespans' ? 'lifespan-invalid' : code === 'custom' ? message : code
		}))
		.filter(({ path }) => !isSaid(path));
	return [...said, ...rest];
}

interface GradePlace {
	readonly path: string;
	readonly others: readonly Grade[];
}

function gradeProblems(
	{ name, mark, rule }: Grade,
	{ path, others }: GradePlace
): TemplateProblem[] {
	const problems: TemplateProblem[] = [];
	const add = (at: string, code: EditProblem): void => {
		problems.push({ path: `${path}.${at}`, code });
	};
	const folded = name.trim().toLowerCase();
	if (folded === '') add('name', 'name-missing');
	else if (name.trim().length > longestName) add('name', 'name-too-long');
	else if (others.some((other) => other.name.trim().toLowerCase() === folded)) {
		add('name', 'grade-name-twice');
	}
	if (others.some((other) => other.mark === mark)) add('mark', 'grade-mark-twice');
	return [...problems, ...ruleProblems(rule, `${path}.rule`)];
}

/** Problems of a rule; `path` is where it stands. */
export function ruleProblems(rule: Rule, path: string): TemplateProblem[] {
	const all = partProblems(rule, path);
	if (conditionsOf(rule).length <= mostConditions) return all;
	return [{ path, code: 'too-many-conditions' }, ...all];
}

function partProblems(rule: Rule, path: string): TemplateProblem[] {
	if (rule.kind === 'condition') {
		const problem = conditionProblem(rule);
		return problem ? [{ path: `${path}.${problem.at}`, code: problem.code }] : [];
	}
	if (rule.rules.length === 0) {
		const isRoot = path.endsWith('.rule');
		if (!isRoot) return [{ path, code: 'group-empty' }];
		return rule.match === 'any' ? [{ path, code: 'rule-empty' }] : [];
	}
	return rule.rules.flatMap((part, place) => partProblems(part, `${path}.rules.${place}`));
}

interface ConditionProblem {
	/** Which value of the condition. */
	readonly at: 'value' | 'from' | 'to' | 'days' | 'plusMonths' | 'name' | 'field';
	readonly code: EditProblem;
}

/** The first problem of a condition, null where it can be stored. */
export function conditionProblem(condition: Condition): ConditionProblem | null {
	if (condition.field === 'downloaded' && condition.name === '') {
		return { at: 'name', code: 'field-missing' };
	}
	const ofValue = valueProblem(condition);
	if (ofValue) return ofValue;
	const isValid = conditionSchema.safeParse(condition).success;
	return isValid ? null : { at: 'field', code: 'condition-invalid' };
}

function valueProblem(condition: Condition): ConditionProblem | null {
	if (condition.operator === 'between') {
		const { from, to } = condition;
		if (isMissing(from)) return { at: 'from', code: missingCode(condition) };
		if (isMissing(to)) return { at: 'to', code: missingCode(condition) };
		return from > to ? { at: 'to', code: 'from-over-to' } : null;
	}
	if (condition.field === 'lifespan') {
		const { plusMonths } = condition;
		const fits = Number.isInteger(plusMonths) && Math.abs(plusMonths) <= 600;
		return fits ? null : { at: 'plusMonths', code: 'months-out-of-range' };
	}
	if (condition.operator === 'ends-within') {
		const { days } = condition;
		const fits = Number.isInteger(days) && days >= 0 && days <= 36_500;
		return fits ? null : { at: 'days', code: 'days-out-of-range' };
	}
	if (!('value' in condition)) return null;
	if (isMissing(condition.value)) return { at: 'value', code: missingCode(condition) };
	const isLong = typeof condition.value === 'string' && condition.value.trim().length > longestText;
	return isLong ? { at: 'value', code: 'text-too-long' } : null;
}

function isMissing(value: string | number): boolean {
	return typeof value === 'number' ? !Number.isFinite(value) : value.trim() === '';
}

/** What a condition waits for. */
function missingCode(condition: Condition): EditProblem {
	const type = valueTypeOf(condition);
	return type === 'number' ? 'number-missing' : type === 'date' ? 'date-missing' : 'text-missing';
}
