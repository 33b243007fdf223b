import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noBudget } from '$lib/domain/classes.ts';
import { defaultGrades, gradeMarks, type Grade } from '$lib/domain/rules/default-grades.ts';
import { createGrader } from '$lib/domain/rules/grading.ts';
import { deepestRule, type Rule } from '$lib/domain/rules/rule.ts';
import { newTemplate, type Template } from '$lib/domain/template.ts';
import { readTemplateFile, templateFileText } from '$lib/domain/template-file.ts';
import { anyRule, anySubject, context } from './rules/subjects.ts';

const origin = {
	exportedAt: '2026-11-23T11:42:00Z',
	currency: 'EUR',
	kinds: { 'Managed Box': 'workstation' }
} as const;
const template: Template = {
	...newTemplate({ id: 'standard', name: 'Standard', types: ['Workstation'] }),
	classes: [
		{
			id: 'basic',
			type: 'Workstation',
			name: 'Basic',
			budget: { ...noBudget, hardwareMinor: 105_000 },
			weight: 2.5,
			lifespan: { recommended: 3, limit: 4 },
			extendedSupportBought: true,
			rule: null
		}
	]
};
const json = JSON.parse(templateFileText(template, origin)) as Record<string, unknown>;
const read = (changed: unknown) => readTemplateFile(JSON.stringify(changed));
const depthOf = (rule: Rule): number =>
	rule.kind === 'condition' ? 0 : 1 + Math.max(0, ...rule.rules.map(depthOf));

describe('an exported template', () => {
	it('comes back as it was, without the id of its workspace', () => {
		const { id, ...content } = template;
		expect(readTemplateFile(templateFileText(template, origin))).toEqual({
			kind: 'template',
			file: { format: 'almanac-template', version: 1, ...origin, template: content }
		});
		expect(JSON.stringify(json)).not.toContain(`"${id}"`);
	});

	it('gives the same grades in another profile', () => {
		const rules = fc
			.array(
				anyRule.filter((rule) => depthOf(rule) <= deepestRule),
				{ minLength: 1, maxLength: 6 }
			)
			.map((list) =>
				list.map((rule, index): Grade => {
					const mark = gradeMarks[index] ?? 'star';
					return {
						...(defaultGrades[0] as Grade),
						id: `g${index}`,
						name: `Grade ${index}`,
						mark,
						rule
					};
				})
			);
		fc.assert(
			fc.property(rules, fc.array(anySubject, { maxLength: 8 }), (grades, subjects) => {
				const reading = readTemplateFile(templateFileText({ ...template, grades }, origin));
				const imported = reading.kind === 'template' ? reading.file.template.grades : [];
				const of = (list: readonly Grade[]) =>
					subjects.map((subject) => createGrader(list, context).grade(subject).proposed?.id);
				expect(imported).toEqual(grades);
				expect(of(imported)).toEqual(of(grades));
			})
		);
	});

	it('may begin with a byte order mark', () => {
		expect(readTemplateFile(`\ufeff${templateFileText(template, origin)}`).kind).toBe('template');
	});
});

describe('a file that is refused', () => {
	it.each([
		['', 'not-json'],
		['{"format":', 'not-json'],
		['null', 'not-a-template'],
		['[]', 'not-a-template'],
		['{"format":"almanac-workspace","version":1}', 'not-a-template'],
		['{"format":"almanac-template"}', 'not-a-template'],
		['{"format":"almanac-template","version":2}', 'newer-version'],
		['{"format":"almanac-template","version":0}', 'invalid'],
		['{"format":"almanac-template","version":1}', 'invalid'],
		['x'.repeat(5_000_001), 'not-json']
	])('%#: %s', (text, problem) => {
		expect(readTemplateFile(text)).toMatchObject({ kind: 'refused', problem });
	});

	it.each([
		[
			{ ...json, currency: 'EURO' },
			{ path: 'currency', code: 'unknown-currency' }
		],
		[
			{ ...json, extra: 1 },
			{ path: '', code: 'unknown-key' }
		],
		[
			{ ...json, exportedAt: 5 },
			{ path: 'exportedAt', code: 'wrong-type' }
		],
		[
			{ ...json, kinds: { A: 'toaster' } },
			{ path: 'kinds.A', code: 'not-allowed' }
		],
		[
			{ ...json, template: { ...(json['template'] as object), grades: [] } },
			{ path: 'template.grades', code: 'too-small' }
		],
		[
			{
				...json,
				template: { ...(json['template'] as object), grades: [defaultGrades[0], defaultGrades[0]] }
			},
			{ path: 'template.grades', code: 'grade-id-twice' }
		],
		[
			{
				...json,
				template: {
					...(json['template'] as object),
					grades: [
						{ ...defaultGrades[0], rule: { kind: 'condition', field: 'age', operator: 'sings' } }
					]
				}
			},
			{ path: 'template.grades.0.rule', code: 'not-allowed' }
		]
	])('says where and why: %#', (changed, issue) => {
		const reading = read(changed);
		expect(reading).toMatchObject({ kind: 'refused', problem: 'invalid' });
		expect(reading.kind === 'refused' ? reading.issues : []).toContainEqual(issue);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				expect(['template', 'refused']).toContain(readTemplateFile(text).kind);
			})
		);
		fc.assert(
			fc.property(fc.jsonValue(), (template) => {
				expect(read({ ...json, template }).kind).toBe('refused');
			})
		);
	});
});
