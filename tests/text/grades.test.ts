import { afterEach, describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { defaultGrades } from '$lib/domain/rules/default-grades.ts';
import { createGrader } from '$lib/domain/rules/grading.ts';
import {
	ageCell,
	classWords,
	lifespanText,
	ruleSays,
	sentenceFormat,
	sourceText,
	standingReason
} from '$lib/text/grades.ts';
import { formatDay, useDateFormat } from '$lib/text/format.ts';
import { aSubject, context } from '../domain/rules/subjects.ts';

const format = sentenceFormat();
const grader = createGrader(defaultGrades, context);
const old = aSubject({
	purchaseDate: '2020-08-01',
	os: 'Microsoft Windows 10 Pro 10.0.19045'
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

afterEach(() => useDateFormat('day-first'));

describe('the reason of a grade', () => {
	it('is told in one sentence', () => {
		expect(plain(standingReason(grader.grade(old), format))).toBe(
			'6.2 years old, limit 5; Windows 10 22H2 Pro lost support on 14 Oct 2025'
		);
	});

	it('is the note of a person who chose another grade, and the rule stays told', () => {
		const at = '2026-11-23T11:42:00Z';
		const grading = grader.grade(old, { gradeId: 'watch', note: 'Kept until March.', at });
		expect(standingReason(grading, format)).toBe('“Kept until March.”');
		expect(ruleSays(grading)).toBe('Rule says Replace.');
		const silent = grader.grade(old, { gradeId: 'watch', note: '', at });
		expect(standingReason(silent, format)).toBe('Set by hand');
	});

	it('writes days as the workspace does', () => {
		useDateFormat('month-first');
		expect(plain(standingReason(grader.grade(old), format))).toContain('on Oct 14, 2025');
		useDateFormat('year-first');
		expect(plain(formatDay('2025-10-14'))).toBe('2025 Oct 14');
	});
});

describe('words beside a grade', () => {
	it('say an age cut, and nothing where it is not known', () => {
		expect(plain(ageCell(59))).toBe('4.9 y');
		expect(ageCell(null)).toBe('');
	});

	it('say a lifespan', () => {
		expect(lifespanText({ recommended: 4.5, limit: 5 })).toBe('4.5 years recommended, 5 limit');
		expect(lifespanText('none')).toContain('No lifespan');
	});

	it('say where a value comes from', () => {
		const at = '2026-11-03T09:00:00Z';
		const label = (key: string) => (key === 'installDate' ? 'Install Date' : key);
		const source = { field: 'installDate', at, note: null };
		expect(sourceText({ ...source, from: 'autotask' }, label)).toBe('Install Date in Autotask');
		expect(plain(sourceText({ ...source, from: 'file', field: 'dates.csv' }, label))).toBe(
			'from a table (dates.csv), 3 Nov 2026'
		);
		expect(plain(sourceText({ ...source, from: 'person', field: null }, label))).toBe(
			'typed on 3 Nov 2026'
		);
	});

	it('say how a class came about', () => {
		expect(classWords({ class: null, by: null })).toBe('');
		expect(classWords({ class: null, by: 'person' })).toBe('None, set by hand');
	});

	it('use the same days as tables', () => {
		expect(plain(sentenceFormat().date(isoDate('2025-10-14')))).toBe('14 Oct 2025');
	});
});
