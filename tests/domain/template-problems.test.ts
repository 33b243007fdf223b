import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/dates.ts';
import {
	addGrade,
	duplicateGrade,
	editGrade,
	moveGrade,
	removeGrade
} from '$lib/domain/grade-edits.ts';
import { gradeColours, gradeMarks, type Grade } from '$lib/domain/rules/default-grades.ts';
import {
	appendRule,
	asGroup,
	moveRule,
	removeRule,
	setMatch
} from '$lib/domain/rules/edit-rule.ts';
import type { Condition, Rule } from '$lib/domain/rules/rule.ts';
import { newTemplate, templateContentSchema, type Template } from '$lib/domain/template.ts';
import { conditionProblem, templateProblems } from '$lib/domain/template-problems.ts';

const template = newTemplate({ id: 't', name: 'Managed', types: ['Workstation', 'Server'] });

/** Conditions as an editor makes them: also those that wait for a value. */
const conditions: fc.Arbitrary<Condition> = fc.oneof(
	fc
		.record({ value: fc.oneof(fc.constant(''), fc.string({ maxLength: 210 })) })
		.map(({ value }): Condition => ({
			kind: 'condition',
			field: 'os',
			operator: 'contains',
			value
		})),
	fc
		.record({ value: fc.oneof(fc.constant(NaN), fc.double(), fc.integer()) })
		.map(({ value }): Condition => ({
			kind: 'condition',
			field: 'ram',
			operator: 'at-most',
			value
		})),
	fc
		.record({ from: fc.oneof(fc.constant(NaN), fc.nat()), to: fc.nat() })
		.map((range): Condition => ({
			kind: 'condition',
			field: 'age',
			operator: 'between',
			...range
		})),
	fc.constantFrom('', '2026-02-29', '2026-11-23', 'soon').map((value): Condition => ({
		kind: 'condition',
		field: 'purchase-date',
		operator: 'less-than',
		value: value as IsoDate
	})),
	fc.constantFrom('', 'serialNumber').map((name): Condition => ({
		kind: 'condition',
		field: 'downloaded',
		name,
		as: 'text',
		operator: 'is-empty'
	})),
	fc.oneof(fc.integer({ min: -9, max: 400 }), fc.constant(1.5)).map((days): Condition => ({
		kind: 'condition',
		field: 'os-support',
		operator: 'ends-within',
		days,
		freeUpdate: 'either'
	}))
);

const group: Rule = { kind: 'group', match: 'any', rules: [] };

/** One step of an editor, at some grade and some place. */
const edits = fc.oneof(
	fc.uuid().map((id) => (grades: readonly Grade[]) => addGrade(grades, { id, name: 'New grade' })),
	fc.tuple(fc.nat(9), fc.uuid()).map(
		([at, id]) =>
			(grades: readonly Grade[]) =>
				duplicateGrade(grades, idAt(grades, at), id)
	),
	fc.nat(9).map((at) => (grades: readonly Grade[]) => removeGrade(grades, idAt(grades, at))),
	fc.tuple(fc.nat(9), fc.nat(9)).map(
		([at, to]) =>
			(grades: readonly Grade[]) =>
				moveGrade(grades, idAt(grades, at), to)
	),
	fc
		.tuple(
			fc.nat(9),
			fc.record(
				{
					name: fc.oneof(fc.constantFrom('', ' ', 'Watch'), fc.string({ maxLength: 120 })),
					mark: fc.constantFrom(...gradeMarks),
					colour: fc.constantFrom(...gradeColours),
					healthy: fc.boolean()
				},
				{ requiredKeys: [] }
			)
		)
		.map(
			([at, change]) =>
				(grades: readonly Grade[]) =>
					editGrade(grades, idAt(grades, at), change)
		),
	fc
		.tuple(fc.nat(9), conditions)
		.map(([at, condition]) => ruleEdit(at, (rule) => appendRule(asGroup(rule), [], condition))),
	fc
		.tuple(fc.nat(9), conditions)
		.map(([at, condition]) =>
			ruleEdit(at, (rule) => appendRule(appendRule(asGroup(rule), [], group), [0], condition))
		),
	fc
		.tuple(fc.nat(9), fc.nat(4))
		.map(([at, place]) => ruleEdit(at, (rule) => removeRule(rule, [place]))),
	fc.tuple(fc.nat(9), fc.nat(4)).map(([at, by]) => ruleEdit(at, (rule) => moveRule(rule, [0], by))),
	fc
		.tuple(fc.nat(9), fc.constantFrom('all' as const, 'any' as const))
		.map(([at, match]) => ruleEdit(at, (rule) => setMatch(rule, [], match)))
);

function idAt(grades: readonly Grade[], at: number): string {
	return grades[at % grades.length]?.id ?? '';
}

function ruleEdit(at: number, edit: (rule: Rule) => Rule) {
	return (grades: readonly Grade[]): readonly Grade[] => {
		const grade = grades[at % grades.length];
		return grade ? editGrade(grades, grade.id, { rule: edit(grade.rule) }) : grades;
	};
}

/** Whether a path leads into the template: its last step may be a value that is missing. */
function leadsInto(start: Template, path: string): boolean {
	let value: unknown = start;
	for (const step of path.split('.').slice(0, -1)) {
		if (typeof value !== 'object' || value === null) return false;
		value = (value as Record<string, unknown>)[step];
	}
	return typeof value === 'object' && value !== null;
}

describe('problems of a template', () => {
	it('are none for a new template', () => {
		expect(templateProblems(template)).toEqual([]);
	});

	it('are named wherever any sequence of edits leaves what the schema refuses', () => {
		fc.assert(
			fc.property(fc.array(edits, { maxLength: 12 }), (steps) => {
				const grades = steps.reduce<readonly Grade[]>((list, step) => step(list), template.grades);
				const edited = { ...template, grades };
				const problems = templateProblems(edited);
				const { id: _id, ...content } = edited;
				if (problems.length === 0) {
					expect(templateContentSchema.safeParse(content).error).toBeUndefined();
				}
				expect(problems.filter(({ path }) => !leadsInto(edited, path))).toEqual([]);
				expect(new Set(grades.map(({ id }) => id)).size).toBe(grades.length);
			}),
			{ numRuns: 300 }
		);
	});

	it('say what each condition waits for, at its value', () => {
		const grades = editGrade(template.grades, 'watch', {
			rule: {
				kind: 'group',
				match: 'any',
				rules: [
					{ kind: 'condition', field: 'os', operator: 'is', value: ' ' },
					{ kind: 'condition', field: 'ram', operator: 'less-than', value: NaN },
					{ kind: 'condition', field: 'last-seen', operator: 'at-least', value: '' as IsoDate },
					{ kind: 'condition', field: 'age', operator: 'between', from: 5, to: 4 },
					{ kind: 'group', match: 'all', rules: [] },
					{ kind: 'condition', field: 'downloaded', name: '', as: 'text', operator: 'is-empty' }
				]
			}
		});
		expect(templateProblems({ ...template, grades })).toEqual([
			{ path: 'grades.2.rule.rules.0.value', code: 'text-missing' },
			{ path: 'grades.2.rule.rules.1.value', code: 'number-missing' },
			{ path: 'grades.2.rule.rules.2.value', code: 'date-missing' },
			{ path: 'grades.2.rule.rules.3.to', code: 'from-over-to' },
			{ path: 'grades.2.rule.rules.4', code: 'group-empty' },
			{ path: 'grades.2.rule.rules.5.name', code: 'field-missing' }
		]);
	});

	it('name each of two grades that share a name or a mark', () => {
		const grades = editGrade(template.grades, 'watch', { name: 'replace', mark: 'diamond-cross' });
		expect(
			templateProblems({ ...template, grades }).map(({ path, code }) => `${path} ${code}`)
		).toEqual([
			'grades.0.name grade-name-twice',
			'grades.0.mark grade-mark-twice',
			'grades.2.name grade-name-twice',
			'grades.2.mark grade-mark-twice'
		]);
	});

	it('come from the schema for the other parts', () => {
		const types = [...template.types, ...template.types];
		expect(templateProblems({ ...template, types })).toEqual([
			{ path: 'types', code: 'type-twice' }
		]);
	});

	it('tell a rule without conditions from one that takes everything', () => {
		const never = editGrade(template.grades, 'watch', {
			rule: { kind: 'group', match: 'any', rules: [] }
		});
		expect(templateProblems({ ...template, grades: never })).toEqual([
			{ path: 'grades.2.rule', code: 'rule-empty' }
		]);
	});

	it('name the kind whose lifespan does not fit', () => {
		const lifespans = { laptop: { recommended: 5, limit: NaN }, ups: { recommended: 5, limit: 4 } };
		expect(templateProblems({ ...template, lifespans })).toEqual([
			{ path: 'lifespans.laptop', code: 'lifespan-invalid' },
			{ path: 'lifespans.ups', code: 'lifespan-invalid' }
		]);
	});

	it('refuse days and months that a rule can’t hold', () => {
		expect(
			conditionProblem({
				kind: 'condition',
				field: 'os-support',
				operator: 'ends-within',
				days: -1,
				freeUpdate: 'either'
			})
		).toEqual({ at: 'days', code: 'days-out-of-range' });
		expect(
			conditionProblem({
				kind: 'condition',
				field: 'lifespan',
				operator: 'at-least',
				of: 'limit',
				plusMonths: 1.5
			})
		).toEqual({ at: 'plusMonths', code: 'months-out-of-range' });
	});
});
