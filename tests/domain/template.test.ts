import { describe, expect, it } from 'vitest';
import { noBudget } from '$lib/domain/classes.ts';
import {
	columnNames,
	defaultColumns,
	downloadedColumn,
	downloadedFieldOf,
	isColumnKey
} from '$lib/domain/columns.ts';
import { defaultGrades, type Grade } from '$lib/domain/rules/default-grades.ts';
import type { Rule } from '$lib/domain/rules/rule.ts';
import {
	columnsIn,
	downloadedFieldsOf,
	duplicateTemplate,
	isShown,
	newTemplate,
	renameType,
	templateContentSchema,
	typeSettingsOf,
	type Template
} from '$lib/domain/template.ts';

const template = newTemplate({
	id: 'standard',
	name: 'Standard template',
	types: ['Workstation', 'Server', 'Workstation']
});
const content = ({ id: _id, ...rest }: Template) => rest;
const accepts = (changed: Partial<Template>) =>
	templateContentSchema.safeParse(content({ ...template, ...changed }));
const codesOf = (changed: object) =>
	accepts(changed as Partial<Template>).error?.issues.map((issue) => issue.message) ?? [];
const [replace, atRisk] = defaultGrades as [Grade, Grade];

describe('a new template', () => {
	it('has the default grades, an entry for each type and the default columns', () => {
		expect(template.grades.map((grade) => grade.name)).toEqual([
			'Replace',
			'At risk',
			'Watch',
			'Unknown',
			'Healthy'
		]);
		expect(template.types.map((one) => one.type)).toEqual(['Workstation', 'Server']);
		expect(template.columns).toHaveLength(columnNames.length);
		expect(accepts({}).success).toBe(true);
	});

	it('shows active configurations of every type, and recurring budgets nowhere', () => {
		const workstation = { type: 'Workstation', isActive: true };
		expect(isShown(template, workstation, 'build')).toBe(true);
		expect(isShown(template, { ...workstation, isActive: false }, 'display')).toBe(false);
		expect(template.columns.find((one) => one.key === 'recurring')).toMatchObject({
			build: false,
			display: false
		});
	});

	it.each(['build', 'display'] as const)('shows name, grade and reason in %s', (mode) => {
		const keys = columnsIn(template, mode).map((one) => one.key);
		expect(keys[0]).toBe('name');
		expect(keys).toEqual(expect.arrayContaining(['grade', 'reason', 'age', 'total', 'quarter']));
	});
});

describe('what a template shows', () => {
	it('hides a type in one mode and keeps it in the other', () => {
		const types = [
			{ type: 'Printer', build: true, display: false, budget: noBudget, lifespan: null }
		];
		const printer = { type: 'Printer', isActive: true };
		expect(isShown({ ...template, types }, printer, 'build')).toBe(true);
		expect(isShown({ ...template, types }, printer, 'display')).toBe(false);
	});

	it('shows a type that came later', () => {
		expect(typeSettingsOf(template, 'Camera')).toMatchObject({
			build: true,
			display: true,
			budget: noBudget
		});
	});

	it('keeps the order of columns', () => {
		const columns = [...defaultColumns].reverse();
		const keys = columnsIn({ columns }, 'build').map((one) => one.key);
		expect(keys[0]).toBe('quarter');
		expect(keys.at(-1)).toBe('name');
	});

	it('names any downloaded field as a column', () => {
		expect(downloadedColumn('udf:Tier')).toBe('downloaded:udf:Tier');
		expect(downloadedFieldOf('downloaded:udf:Tier')).toBe('udf:Tier');
		expect(downloadedFieldOf('grade')).toBeNull();
		expect(isColumnKey('downloaded:')).toBe(false);
		expect(isColumnKey('shoe-size')).toBe(false);
	});
});

describe('a template that does not fit', () => {
	it.each([
		[{ grades: [] }, 'grades'],
		[{ grades: [replace, { ...atRisk, id: 'replace' }] }, 'grade-id-twice'],
		[{ grades: [replace, { ...atRisk, name: ' REPLACE ' }] }, 'grade-name-twice'],
		[{ grades: [replace, { ...atRisk, mark: replace.mark }] }, 'grade-mark-twice'],
		[{ types: [...template.types, ...template.types] }, 'type-twice'],
		[{ columns: [...defaultColumns, ...defaultColumns] }, 'column-twice'],
		[
			{ columns: [{ key: 'shoe-size', build: true, display: true, width: null }] },
			'unknown-column'
		],
		[{ name: '' }, 'name'],
		[{ lifespans: { server: { recommended: 7, limit: 5 } } }, 'recommended-over-limit'],
		[{ columns: [{ key: 'name', build: true, display: true, width: 5 }] }, 'width'],
		[{ statuses: { active: { build: true, display: true } } }, 'statuses']
	])('%j', (changed, problem) => {
		const issues = accepts(changed as Partial<Template>).error?.issues ?? [];
		const told = issues.flatMap((issue) => [issue.message, ...issue.path.map(String)]);
		expect(told).toContain(problem);
	});

	it('names classes once for each type', () => {
		const basic = {
			id: 'a',
			type: 'Workstation',
			name: 'Basic',
			budget: noBudget,
			weight: 1,
			lifespan: null,
			extendedSupportBought: false,
			rule: null
		};
		expect(codesOf({ classes: [basic, { ...basic, id: 'b' }] })).toContain('class-name-twice');
		expect(codesOf({ classes: [basic, { ...basic, type: 'Server' }] })).toContain('class-id-twice');
		expect(codesOf({ classes: [basic, { ...basic, id: 'b', type: 'Server' }] })).toEqual([]);
	});
});

describe('a template over time', () => {
	it('is duplicated whole under another name', () => {
		const copy = duplicateTemplate(template, { id: 'copy', name: 'Copy' });
		expect(copy).toEqual({ ...template, id: 'copy', name: 'Copy' });
	});

	it('follows a type that was renamed in Autotask', () => {
		const rule: Rule = {
			kind: 'group',
			match: 'all',
			rules: [
				{ kind: 'condition', field: 'type', operator: 'is', value: 'workstation' },
				{ kind: 'condition', field: 'type', operator: 'contains', value: 'Workstation' },
				{ kind: 'condition', field: 'model', operator: 'is', value: 'Workstation' }
			]
		};
		const before: Template = {
			...template,
			grades: [{ ...replace, rule }],
			classes: [
				{
					id: 'a',
					type: 'Workstation',
					name: 'Basic',
					budget: noBudget,
					weight: 1,
					lifespan: null,
					extendedSupportBought: false,
					rule: null
				}
			]
		};
		const after = renameType(before, 'Workstation', 'PC');
		expect(after.types.map((one) => one.type)).toEqual(['PC', 'Server']);
		expect(after.classes[0]?.type).toBe('PC');
		expect(JSON.stringify(after.grades[0]?.rule).match(/PC/g)).toHaveLength(1);
		expect(renameType(before, 'Workstation', 'Server').types.map((one) => one.type)).toEqual([
			'Server'
		]);
		expect(renameType(before, 'Camera', 'Eye')).toEqual(before);
	});

	it('tells which downloaded fields it reads', () => {
		const rule: Rule = {
			kind: 'condition',
			field: 'downloaded',
			name: 'udf:Tier',
			as: 'text',
			operator: 'is-empty'
		};
		const columns = [
			{ key: downloadedColumn('udf:Rack'), build: true, display: false, width: null },
			{ key: downloadedColumn('udf:Old'), build: false, display: false, width: null }
		];
		const reading = { ...template, grades: [{ ...replace, rule }], columns };
		expect([...downloadedFieldsOf(reading)].sort()).toEqual(['udf:Rack', 'udf:Tier']);
	});
});
