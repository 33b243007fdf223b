/** Sentences for what keeps a template from being stored, and for files that are none. */
import type { EditProblem } from '../domain/template-problems.ts';
import type { TemplateFileIssue, TemplateFileProblem } from '../domain/template-file.ts';

const sentences: Readonly<Record<EditProblem, string>> = {
	'name-missing': 'Write a name.',
	'name-too-long': 'Write a name of at most 100 characters.',
	'grade-name-twice': 'Another grade has this name. Write a different one.',
	'grade-mark-twice': 'Another grade has this mark. Choose a different one.',
	'group-empty': 'Add a condition, or remove the group.',
	'rule-empty': 'Add a condition.',
	'lifespan-invalid':
		'Write years from 0.5 to 50, whole or half; the limit can’t be less than the recommended ones.',
	'too-many-conditions': 'A rule has at most 100 conditions. Remove some.',
	'text-missing': 'Write what to compare with.',
	'text-too-long': 'Write at most 200 characters.',
	'number-missing': 'Write a number.',
	'date-missing': 'Choose a date.',
	'days-out-of-range': 'Write whole days from 0 to 36,500.',
	'months-out-of-range': 'Write whole months from −600 to 600.',
	'from-over-to': 'The second value can’t be less than the first.',
	'field-missing': 'Choose a field.',
	'condition-invalid': 'Choose field, comparison and value again.'
};

/** Codes of the schema, in the words of a file or an editor. */
const schemaSentences: Readonly<Record<string, string>> = {
	'unknown-currency': 'not a currency',
	'unknown-column': 'not a column of Almanac',
	'grade-id-twice': 'two grades have the same id',
	'grade-name-twice': 'two grades have the same name',
	'grade-mark-twice': 'two grades have the same mark',
	'class-id-twice': 'two classes have the same id',
	'class-name-twice': 'two classes of one type have the same name',
	'type-twice': 'a type stands there twice',
	'column-twice': 'a column stands there twice',
	'recommended-over-limit': 'the recommended lifespan is longer than the limit',
	'too-many-conditions': 'a rule has more than 100 conditions',
	'wrong-type': 'missing, or another kind of value',
	'too-big': 'too long or too large',
	'too-small': 'too short or too small',
	'wrong-step': 'between two steps',
	'unknown-key': 'has an entry that Almanac does not know'
};

function isEditProblem(code: string): code is EditProblem {
	return Object.hasOwn(sentences, code);
}

/** What to write instead, beside the field. */
export function problemSentence(code: string): string {
	if (isEditProblem(code)) return sentences[code];
	return `This can’t be stored: ${schemaSentences[code] ?? 'the value is not allowed'}.`;
}

/** "grade 3, rule, condition 1: not allowed". */
export function fileIssueText({ path, code }: TemplateFileIssue): string {
	return `${pathWords(path)}: ${schemaSentences[code] ?? 'not allowed'}`;
}

const pathNames: Readonly<Record<string, string>> = {
	grades: 'grade',
	classes: 'class',
	types: 'type',
	columns: 'column',
	rules: 'condition'
};

/** Places are counted from 1, as people count. */
function pathWords(path: string): string {
	const parts = path.split('.').filter((part) => part !== 'template' && part !== '');
	const words: string[] = [];
	for (const part of parts) {
		const place = /^\d+$/.test(part) ? Number(part) + 1 : null;
		const before = words.at(-1);
		if (place !== null && before !== undefined) {
			words[words.length - 1] = `${pathNames[before] ?? before} ${place}`;
		} else words.push(part);
	}
	return words.length === 0 ? 'the file' : words.join(', ');
}

/** Why a file is refused, then what to do. */
export function fileProblemSentence(problem: TemplateFileProblem): { title: string; text: string } {
	switch (problem) {
		case 'not-json':
			return {
				title: 'This file can’t be read.',
				text: 'Choose a file that was exported here: its name ends in “.almanac-template.json”.'
			};
		case 'not-a-template':
			return {
				title: 'This file holds no template.',
				text: 'Choose a file that was exported here: its name ends in “.almanac-template.json”.'
			};
		case 'newer-version':
			return {
				title: 'This file was written by a newer Almanac.',
				text: 'Update Almanac, then import it again.'
			};
		case 'invalid':
			return {
				title: 'Some values of this template do not fit. Nothing was imported.',
				text: 'Export it again, or correct these places in the file.'
			};
	}
}
