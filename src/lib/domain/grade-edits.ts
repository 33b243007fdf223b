/** Edits of a template's list of grades: pure, so that every step can be taken back. */
import {
	defaultGrades,
	gradeColours,
	gradeMarks,
	type Grade,
	type GradeColour,
	type GradeMark
} from './rules/default-grades.ts';
import { moved } from './rules/edit-rule.ts';
import type { Rule } from './rules/rule.ts';
import { mostGradesOfTemplate } from './template.ts';

type Grades = readonly Grade[];

const folded = (text: string): string => text.trim().toLowerCase();

/** Marks that no other grade of the list has: two of one template can't share a shape (design.md, 3). */
export function freeMarks(grades: Grades, except?: string): GradeMark[] {
	const taken = new Set(grades.filter(({ id }) => id !== except).map(({ mark }) => mark));
	return gradeMarks.filter((mark) => !taken.has(mark));
}

/** As many grades as there are marks. */
export function admitsGrade(grades: Grades): boolean {
	return grades.length < mostGradesOfTemplate && freeMarks(grades).length > 0;
}

/** Whether a rule holds whatever is known: nothing below its grade is ever reached. */
export function holdsAlways(rule: Rule): boolean {
	if (rule.kind === 'condition') return false;
	if (rule.match === 'all') return rule.rules.every(holdsAlways);
	return rule.rules.some(holdsAlways);
}

/** Grades that stand below one whose rule always holds, by id. */
export function unreachedGrades(grades: Grades): ReadonlySet<string> {
	const last = grades.findIndex(({ rule }) => holdsAlways(rule));
	return new Set(last < 0 ? [] : grades.slice(last + 1).map(({ id }) => id));
}

/** A name that is not taken: "New grade", "New grade 2" … */
export function freeName(wanted: string, taken: readonly string[]): string {
	const names = new Set(taken.map(folded));
	for (let number = 1; ; number += 1) {
		const name = number === 1 ? wanted : `${wanted} ${number}`;
		if (!names.has(folded(name))) return name;
	}
}

/**
 * Adds a grade with a mark and, while there are any, a colour of its own. It stands before a last one
 * that takes everything else, where it can be reached. Its rule holds nowhere yet. A full list stays.
 */
export function addGrade(grades: Grades, { id, name }: Pick<Grade, 'id' | 'name'>): Grades {
	const [mark] = freeMarks(grades, undefined).toSorted(ownFirst);
	if (!mark || !admitsGrade(grades)) return grades;
	const grade: Grade = {
		id,
		name: freeName(name, namesOf(grades)),
		colour: freeColour(grades),
		mark,
		action: 'plan',
		healthy: false,
		counts: true,
		rule: { kind: 'group', match: 'any', rules: [] }
	};
	const end = grades.findIndex(({ rule }) => holdsAlways(rule));
	return grades.toSpliced(end < 0 ? grades.length : end, 0, grade);
}

/** Changes a grade; its id stays, for what people said names it. */
export function editGrade(grades: Grades, id: string, change: Partial<Omit<Grade, 'id'>>): Grades {
	return grades.map((grade) => (grade.id === id ? { ...grade, ...change } : grade));
}

export function moveGrade(grades: Grades, id: string, to: number): Grades {
	return moved(
		grades,
		grades.findIndex((grade) => grade.id === id),
		to
	);
}

/** Takes a grade out; the last one stays. */
export function removeGrade(grades: Grades, id: string): Grades {
	return grades.length === 1 ? grades : grades.filter((grade) => grade.id !== id);
}

/** A copy below the grade, with another name and mark. A full list stays. */
export function duplicateGrade(grades: Grades, id: string, copyId: string): Grades {
	const place = grades.findIndex((grade) => grade.id === id);
	const grade = grades[place];
	const [mark] = freeMarks(grades).toSorted(ownFirst);
	if (!grade || !mark || !admitsGrade(grades)) return grades;
	const name = freeName(`${grade.name.slice(0, 80)} copy`, namesOf(grades));
	return grades.toSpliced(place + 1, 0, { ...grade, id: copyId, name, mark });
}

/** The grades of a new template. Those that kept their id keep what people set by hand. */
export function resetGrades(): Grades {
	return defaultGrades;
}

function namesOf(grades: Grades): string[] {
	return grades.map(({ name }) => name);
}

function freeColour(grades: Grades): GradeColour {
	const taken = new Set(grades.map(({ colour }) => colour));
	const own = [...gradeColours.slice(standardLooks), ...gradeColours.slice(0, standardLooks)];
	return own.find((colour) => !taken.has(colour)) ?? 'ink';
}

/** The first five marks and colours are known as those of the standard grades: others go first. */
const standardLooks = 5;

function ownFirst(a: GradeMark, b: GradeMark): number {
	return rank(a) - rank(b);
}

function rank(mark: GradeMark): number {
	const place = gradeMarks.indexOf(mark);
	return place < standardLooks ? place + gradeMarks.length : place;
}
