import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '$lib/domain/dates.ts';
import { defaultGrades, type Grade } from '$lib/domain/rules/default-grades.ts';
import { compileFilters, compileGrades, ungraded } from '$lib/domain/rules/compile-columns.ts';
import { createGrader } from '$lib/domain/rules/grading.ts';
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
					expect(subjects.map((_, row) => compiled.gradeRow(row))).toEqual(explained);
					// Scratch space is clean again.
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
	it('may write over the rows that they read', () => {
		fc.assert(
			fc.property(fc.array(anySubject, { maxLength: 30 }), anyRule, (subjects, rule) => {
				const context = contextAt();
				const [filter] = compileFilters([rule], columnsOf(subjects), context);
				const rows = Int32Array.from(subjects.keys());
				const out = new Int32Array(subjects.length);
				const kept = filter?.keep(rows, rows.length, out) ?? 0;
				const apart = [...out.subarray(0, kept)];
				const inPlace = filter?.keep(rows, rows.length, rows) ?? 0;
				expect([...rows.subarray(0, inPlace)]).toEqual(apart);
				expect(apart.every((row) => filter?.test(row))).toBe(true);
			})
		);
	});
});
