import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate, type IsoDate } from '$lib/domain/dates.ts';
import { lifespanOf } from '$lib/domain/lifespans.ts';
import {
	defaultGrades,
	gradeActions,
	gradeChange,
	gradeMarks,
	severityOf
} from '$lib/domain/rules/default-grades.ts';
import { createGrader, gradeConfiguration } from '$lib/domain/rules/grading.ts';
import { sourcedPurchase } from './purchase.ts';
import { anySubject, aSubject, context, contextAt, today } from './subjects.ts';

const template = { grades: defaultGrades };
const gradeOf = (values: Parameters<typeof aSubject>[0], asOf: IsoDate = today) =>
	createGrader(defaultGrades, contextAt(asOf)).grade(aSubject(values)).proposed?.name;

describe('the default grades', () => {
	it.each([
		[{ purchaseDate: '2021-11-23' }, 'Replace'],
		[{ purchaseDate: '2021-11-24' }, 'At risk'],
		[{ purchaseDate: '2022-11-23' }, 'At risk'],
		[{ purchaseDate: '2022-11-24' }, 'Healthy'],
		[{ purchaseDate: '2019-11-23', kind: 'server' }, 'Replace'],
		[{ purchaseDate: '2019-11-24', kind: 'server' }, 'At risk'],
		[{ purchaseDate: '2017-01-01', kind: 'switch' }, 'At risk'],
		[{ purchaseDate: '2022-11-24', kind: 'ups' }, 'At risk'],
		[{ purchaseDate: '2000-01-01', kind: 'virtual-machine', os: 'macOS 15.1' }, 'Healthy'],
		[{ purchaseDate: '2026-01-01', os: 'Windows 10 Pro 22H2' }, 'Replace'],
		[
			{ purchaseDate: '2026-01-01', os: 'Windows 10 Pro 22H2', extendedSupportBought: true },
			'Healthy'
		],
		[{ purchaseDate: '2026-01-01', os: 'Windows 11 Pro 23H2' }, 'At risk'],
		[{ purchaseDate: '2026-01-01', os: 'Windows 11 Pro 25H2' }, 'Healthy'],
		[{ purchaseDate: '2026-01-01', os: 'Windows Server 2016', kind: 'server' }, 'At risk'],
		[{ purchaseDate: '2026-01-01', ramGigabytes: 4 }, 'At risk'],
		[{ purchaseDate: '2026-01-01', ramGigabytes: 8 }, 'Healthy'],
		[{ purchaseDate: '2026-01-01', ramGigabytes: 4, kind: 'server' }, 'Healthy'],
		[{ purchaseDate: '2026-01-01', ramGigabytes: 4, kind: 'laptop' }, 'At risk'],
		[{ purchaseDate: '2026-01-01', expirationDate: '2026-11-22' }, 'Watch'],
		[{ purchaseDate: '2026-01-01', expirationDate: '2027-02-21' }, 'Watch'],
		[{ purchaseDate: '2026-01-01', expirationDate: '2027-02-22' }, 'Healthy'],
		[{}, 'Unknown'],
		[{ os: 'SonicOS 6.5' }, 'Unknown'],
		[{ os: 'macOS 15.1' }, 'Healthy'],
		[{ purchaseDate: '2030-01-01' }, 'Unknown'],
		// Warranty end is not end of life, and an expired one on an unknown machine is still watched.
		[{ expirationDate: '2020-01-01' }, 'Watch']
	] as const)('%j is %s', (values, name) => expect(gradeOf(values)).toBe(name));

	it('never gets better as a configuration gets older', () => {
		const days = fc.integer({ min: 0, max: 5000 });
		fc.assert(
			fc.property(anySubject, days, days, (subject, a, b) => {
				const [younger, older] = [Math.min(a, b), Math.max(a, b)].map((age) =>
					createGrader(defaultGrades, context).grade(sourcedPurchase(subject, addDays(today, -age)))
				);
				const of = (grading: typeof younger) =>
					severityOf(grading?.proposed?.action ?? 'investigate');
				expect(of(older)).not.toBeNull();
				expect(of(older) ?? 0).toBeGreaterThanOrEqual(of(younger) ?? 0);
			}),
			{ numRuns: 300 }
		);
	});

	it('grades everything, and only Unknown is not counted', () => {
		fc.assert(
			fc.property(anySubject, (subject) => {
				const { proposed } = createGrader(defaultGrades, context).grade(subject);
				expect(proposed?.counts).toBe(proposed?.name !== 'Unknown');
			})
		);
	});

	it('never turns worse by a longer lifespan or bought support', () => {
		fc.assert(
			fc.property(anySubject, (subject) => {
				const kinder = {
					...subject,
					lifespan: lifespanOf(subject.kind, { configuration: { recommended: 49, limit: 50 } }),
					extendedSupportBought: true
				};
				const severity = (one: typeof subject) => {
					const action = createGrader(defaultGrades, context).grade(one).proposed?.action;
					return severityOf(action ?? 'investigate');
				};
				const [before, after] = [severity(subject), severity(kinder)];
				expect(before === null || after === null || after <= before).toBe(true);
			})
		);
	});

	it('have marks and names of their own', () => {
		expect(new Set(defaultGrades.map((grade) => grade.mark)).size).toBe(defaultGrades.length);
		expect(gradeMarks.length).toBe(10);
		expect(defaultGrades.map((grade) => grade.healthy)).toEqual([false, false, true, false, true]);
	});
});

describe('a configuration', () => {
	const old = { subject: aSubject({ purchaseDate: '2015-01-01' }) };
	const override = { gradeId: 'watch', note: 'Spare on the shelf', at: '2026-11-01T09:00:00Z' };

	it('has the first grade whose rule holds, with its facts', () => {
		const grading = gradeConfiguration(old, template, context);
		expect(grading).toMatchObject({
			grade: { id: 'replace' },
			proposed: { id: 'replace' },
			override: null
		});
		expect(grading.facts.map((fact) => fact.value.kind)).toEqual(['lifespan']);
	});

	it("keeps a person's grade beside the proposal", () => {
		const grading = gradeConfiguration({ ...old, override }, template, context);
		expect(grading).toMatchObject({
			grade: { id: 'watch' },
			proposed: { id: 'replace' },
			override,
			isOverrideLost: false
		});
	});

	it('falls back to the proposal where the template lacks the grade', () => {
		const lost = { ...override, gradeId: 'gone' };
		const grading = gradeConfiguration({ ...old, override: lost }, template, context);
		expect(grading).toMatchObject({
			grade: { id: 'replace' },
			override: null,
			isOverrideLost: true
		});
	});

	it('is ungraded where no rule holds', () => {
		const none = { grades: defaultGrades.slice(0, 1) };
		const grading = gradeConfiguration({ subject: aSubject() }, none, context);
		expect(grading).toMatchObject({ grade: null, proposed: null, facts: [] });
	});

	it('is judged for the day that is asked', () => {
		const subject = aSubject({ purchaseDate: '2022-05-01' });
		const on = (day: string) =>
			gradeConfiguration({ subject }, template, contextAt(isoDate(day))).grade?.id;
		expect([on('2026-04-30'), on('2026-05-01'), on('2027-05-01')]).toEqual([
			'healthy',
			'at-risk',
			'replace'
		]);
	});

	it('can be traced through every grade that was looked at', () => {
		const trace = createGrader(defaultGrades, context).trace(
			aSubject({ expirationDate: '2020-01-01' })
		);
		expect(trace.map((step) => [step.grade.id, step.evaluation.truth])).toEqual([
			['replace', 'unknown'],
			['at-risk', 'unknown'],
			['watch', 'true']
		]);
	});
});

describe('a change of grade', () => {
	it.each([
		['keep', 'watch', 'worse'],
		['plan', 'watch', 'better'],
		['replace', 'retire', 'same'],
		['investigate', 'replace', 'became-known'],
		['keep', 'investigate', 'became-unknown'],
		['investigate', 'investigate', 'same']
	] as const)('from %s to %s is %s', (before, after, change) => {
		expect(gradeChange(before, after)).toBe(change);
	});

	it('is the reverse one way round', () => {
		const reverse = {
			same: 'same',
			better: 'worse',
			worse: 'better',
			'became-known': 'became-unknown',
			'became-unknown': 'became-known'
		};
		for (const a of gradeActions) {
			for (const b of gradeActions) expect(gradeChange(b, a)).toBe(reverse[gradeChange(a, b)]);
		}
	});
});
