import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '$lib/domain/dates.ts';
import { defaultGrades, type Grade } from '$lib/domain/rules/default-grades.ts';
import { compileFilters, compileGrades, ungraded } from '$lib/domain/rules/compile-columns.ts';
import { createGrader } from '$lib/domain/rules/grading.ts';
import type { RowList } from '$lib/domain/rules/row-filters.ts';
import type { Rule } from '$lib/domain/rules/rule.ts';
import { anyRule, anySubject, aSubject, columnsOf, contextAt, today } from './subjects.ts';

const asOfDays = fc.integer({ min: -800, max: 800 }).map((days) => addDays(today, days));
const gradeList = fc
	.array(anyRule, { minLength: 1, maxLength: 8 })
	.map((rules) =>
		rules.map((rule, index): Grade => ({ ...(defaultGrades[0] as Grade), id: `g${index}`, rule }))
	);

describe('grades over columns', () => {
	it('are those of the explaining evaluator, row by row and all at once', () => {
		fc.assert(
			fc.property(
				fc.array(anySubject, { minLength: 1, maxLength: 40 }),
				fc.oneof(gradeList, fc.constant(defaultGrades)),
				asOfDays,
				(subjects, grades, asOf) => {
					const context = contextAt(asOf);
					const grader = createGrader(grades, context);
					const explained = subjects.map((subject) => {
						const { proposed } = grader.grade(subject);
						return proposed === null ? ungraded : grades.indexOf(proposed);
					});
					const compiled = compileGrades(grades, columnsOf(subjects), context);
					expect([...compiled.gradeAll()]).toEqual(explained);
					// Nothing of the first time is left.
					expect([...compiled.gradeAll()]).toEqual(explained);
				}
			),
			{ numRuns: 400 }
		);
	});

	it('change on the very day of an anniversary, an end or a limit', () => {
		const months = fc.constantFrom(12, 36, 47, 48, 60, 61, 84);
		fc.assert(
			fc.property(asOfDays, months, fc.integer({ min: -2, max: 2 }), (asOf, age, shift) => {
				const context = contextAt(asOf);
				const subjects = [
					aSubject({ purchaseDate: addDays(addMonths(asOf, -age), shift) }),
					aSubject({ purchaseDate: addDays(asOf, shift) }),
					aSubject({ expirationDate: addDays(asOf, shift), os: 'macOS 15.1' }),
					aSubject({ expirationDate: addDays(asOf, 90 + shift), os: 'macOS 15.1' }),
					aSubject({ purchaseDate: asOf, ramGigabytes: 8 + shift })
				];
				const grader = createGrader(defaultGrades, context);
				const explained = subjects.map((subject) => {
					const { proposed } = grader.grade(subject);
					return proposed === null ? ungraded : defaultGrades.indexOf(proposed);
				});
				const compiled = compileGrades(defaultGrades, columnsOf(subjects), context);
				expect([...compiled.gradeAll()]).toEqual(explained);
			}),
			{ numRuns: 500 }
		);
	});

	it('are ungraded where no rule holds', () => {
		const columns = columnsOf([]);
		const never: Rule = { kind: 'group', match: 'any', rules: [] };
		expect([...compileGrades([{ rule: never }], columns, contextAt()).gradeAll()]).toEqual([]);
		expect(ungraded).toBe(-1);
	});

	it('ask only for the columns that the rules read', () => {
		const asked: string[] = [];
		const columns = columnsOf([]);
		const spied = new Proxy(columns, {
			get(target, key) {
				asked.push(String(key));
				return Reflect.get(target, key) as unknown;
			}
		});
		const rule: Rule = { kind: 'condition', field: 'ram', operator: 'less-than', value: 8 };
		compileGrades([{ rule }], spied, contextAt()).gradeAll();
		expect(new Set(asked)).toEqual(new Set(['length', 'whole']));
	});
});

describe('filters over columns', () => {
	it('part rows in two, and may write over the rows that they read', () => {
		fc.assert(
			fc.property(fc.array(anySubject, { maxLength: 30 }), anyRule, (subjects, rule) => {
				const context = contextAt();
				const columns = columnsOf(subjects);
				const [filter] = compileFilters([rule], columns, context);
				if (!filter) throw new Error('no filter');
				const graded = compileGrades([{ rule }], columns, context).gradeAll();
				const source = (): RowList => ({ rows: Int32Array.from(subjects.keys()), at: 0 });
				const listed = ({ rows }: RowList, count: number): number[] =>
					[...rows.subarray(0, count)].sort((a, b) => a - b);
				const { length } = subjects;
				const rowsOf = (grade: number): number[] =>
					[...subjects.keys()].filter((row) => graded[row] === grade);

				for (const isInPlace of ['none', 'passed', 'failed'] as const) {
					const from = source();
					const passed = isInPlace === 'passed' ? from : source();
					const failed = isInPlace === 'failed' ? from : source();
					const hits = filter.part(from, length, { passed, failed });
					expect(listed(passed, hits)).toEqual(rowsOf(0));
					expect(listed(failed, length - hits)).toEqual(rowsOf(ungraded));
				}
			})
		);
	});
});
