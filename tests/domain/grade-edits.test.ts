import { describe, expect, it } from 'vitest';
import {
	addGrade,
	admitsGrade,
	duplicateGrade,
	editGrade,
	freeMarks,
	freeName,
	holdsAlways,
	moveGrade,
	removeGrade,
	resetGrades,
	unreachedGrades
} from '$lib/domain/grade-edits.ts';
import { defaultGrades, gradeMarks, type Grade } from '$lib/domain/rules/default-grades.ts';
import { always } from '$lib/domain/rules/rule.ts';

const ids = (grades: readonly Grade[]): string[] => grades.map(({ id }) => id);

describe('edits of the list of grades', () => {
	it('put a new grade before the one that takes everything else', () => {
		const added = addGrade(defaultGrades, { id: 'x', name: 'New grade' });
		expect(ids(added)).toEqual(['replace', 'at-risk', 'watch', 'unknown', 'x', 'healthy']);
		expect(unreachedGrades(added)).toEqual(new Set());
	});

	it('give a new grade a mark and a colour that none of the others has', () => {
		const added = addGrade(defaultGrades, { id: 'x', name: 'New grade' });
		const grade = added.find(({ id }) => id === 'x');
		expect(defaultGrades.map(({ mark }) => mark)).not.toContain(grade?.mark);
		expect(defaultGrades.map(({ colour }) => colour)).not.toContain(grade?.colour);
	});

	it('add as many grades as there are marks, and no more', () => {
		let grades: readonly Grade[] = defaultGrades;
		for (let number = 0; number < 20; number += 1) {
			grades = addGrade(grades, { id: `x${number}`, name: 'New grade' });
		}
		expect(grades).toHaveLength(gradeMarks.length);
		expect(new Set(grades.map(({ name }) => name)).size).toBe(grades.length);
		expect(admitsGrade(grades)).toBe(false);
		expect(duplicateGrade(grades, 'watch', 'copy')).toBe(grades);
	});

	it('move a grade to a place, as near as the list reaches', () => {
		expect(ids(moveGrade(defaultGrades, 'watch', 0))[0]).toBe('watch');
		expect(ids(moveGrade(defaultGrades, 'watch', 99)).at(-1)).toBe('watch');
		expect(moveGrade(defaultGrades, 'nobody', 0)).toEqual(defaultGrades);
	});

	it('keep the last grade', () => {
		const [only] = defaultGrades;
		const one = only ? [only] : [];
		expect(removeGrade(one, 'replace')).toBe(one);
		expect(ids(removeGrade(defaultGrades, 'watch'))).not.toContain('watch');
	});

	it('copy a grade below itself under another name and mark', () => {
		const copied = duplicateGrade(defaultGrades, 'watch', 'copy');
		const copy = copied.find(({ id }) => id === 'copy');
		expect(copied[3]).toBe(copy);
		expect(copy?.name).toBe('Watch copy');
		expect(copy?.rule).toBe(defaultGrades[2]?.rule);
		expect(freeMarks(copied)).not.toContain(copy?.mark);
	});

	it('name what stands below a grade that takes everything', () => {
		const grades = editGrade(defaultGrades, 'at-risk', { rule: always });
		expect(unreachedGrades(grades)).toEqual(new Set(['watch', 'unknown', 'healthy']));
	});

	it('see that a rule always holds through its groups', () => {
		const never = { kind: 'group', match: 'any', rules: [] } as const;
		expect(holdsAlways(always)).toBe(true);
		expect(holdsAlways(never)).toBe(false);
		expect(holdsAlways({ kind: 'group', match: 'any', rules: [never, always] })).toBe(true);
		expect(holdsAlways({ kind: 'group', match: 'all', rules: [never, always] })).toBe(false);
	});

	it('find a name that is free, whatever the case', () => {
		expect(freeName('Watch', ['watch ', 'Watch 2'])).toBe('Watch 3');
		expect(freeName('Watch', [])).toBe('Watch');
	});

	it('go back to the grades of a new template', () => {
		expect(resetGrades()).toEqual(defaultGrades);
	});
});
