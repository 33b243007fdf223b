import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	classNameProblem,
	classesOf,
	createClass,
	editClass,
	editType,
	hasRecurring,
	moveClass,
	removeClass,
	typeChoices
} from '$lib/domain/class-edits.ts';
import { noBudget } from '$lib/domain/classes.ts';
import { newTemplate, templateContentSchema, typeSettingsOf } from '$lib/domain/template.ts';

const start = newTemplate({ id: 't', name: 'Test', types: ['Workstation', 'Firewall'] });
const add = (template: typeof start, type: string, name: string) =>
	createClass(template, { id: `${type}-${name}`, type, name });
const names = (template: typeof start, type: string) =>
	classesOf(template.classes, type).map(({ name }) => name);
const guide = [
	['Workstation', 'Basic'],
	['Workstation', 'Premium'],
	['Firewall', '1-10 Users'],
	['Workstation', 'Engineering'],
	['Firewall', '11-20 Users']
].reduce((template, [type = '', name = '']) => add(template, type, name), start);

describe('classes of a template', () => {
	it('stand in the order of their creation, by type, and can be stored', () => {
		expect(names(guide, 'Workstation')).toEqual(['Basic', 'Premium', 'Engineering']);
		expect(names(guide, 'Firewall')).toEqual(['1-10 Users', '11-20 Users']);
		const { id: _id, ...content } = guide;
		expect(templateContentSchema.safeParse(content).success).toBe(true);
	});

	it('begin with the default budget of their type', () => {
		const budget = { ...noBudget, hardwareMinor: 120_000, recurringMonthlyMinor: 500 };
		const budgeted = editType(start, 'Server', { budget });
		const [created] = add(budgeted, 'Server', 'Rack').classes;
		expect(created?.budget).toEqual(budget);
		expect(created).toMatchObject({ weight: 1, rule: null, lifespan: null });
		expect(typeSettingsOf(budgeted, 'Server')).toMatchObject({ build: true, display: true });
	});

	it('have a name of their own among those of their type', () => {
		const { classes } = guide;
		const problem = (name: string, type = 'Workstation', except?: string) =>
			classNameProblem(classes, { name, type, ...(except ? { except } : {}) });
		expect(problem(' premium ')).toBe('class-name-twice');
		expect(problem('Premium', 'Firewall')).toBeNull();
		expect(problem('Premium', 'Workstation', 'Workstation-Premium')).toBeNull();
		expect(problem('  ')).toBe('name-missing');
		expect(problem('x'.repeat(101))).toBe('name-too-long');
	});

	it('change alone', () => {
		const edited = editClass(guide, 'Workstation-Premium', { weight: 2 });
		expect(edited.classes.filter(({ weight }) => weight === 2).map(({ id }) => id)).toEqual([
			'Workstation-Premium'
		]);
		expect(names(removeClass(edited, 'Workstation-Premium'), 'Workstation')).toEqual([
			'Basic',
			'Engineering'
		]);
	});

	it('move among those of their type and leave the others where they are', () => {
		const ids = guide.classes.map(({ id }) => id);
		fc.assert(
			fc.property(fc.constantFrom(...ids), fc.integer({ min: -4, max: 4 }), (id, by) => {
				const moved = moveClass(guide, id, by);
				const type = guide.classes.find((one) => one.id === id)?.type ?? '';
				const other = type === 'Workstation' ? 'Firewall' : 'Workstation';
				expect(names(moved, other)).toEqual(names(guide, other));
				expect(moved.classes.map((one) => one.type)).toEqual(guide.classes.map((one) => one.type));
				const before = classesOf(guide.classes, type);
				const place = before.findIndex((one) => one.id === id);
				const wanted = Math.max(0, Math.min(before.length - 1, place + by));
				expect(classesOf(moved.classes, type).findIndex((one) => one.id === id)).toBe(wanted);
				expect([...moved.classes].sort(byId)).toEqual([...guide.classes].sort(byId));
			})
		);
	});

	it('of no such id change nothing', () => {
		expect(moveClass(guide, 'none', 1)).toBe(guide);
		expect(removeClass(guide, 'none').classes).toEqual(guide.classes);
	});
});

describe('types to choose from', () => {
	it('are those of configurations, lists and classes, the most frequent first', () => {
		const counts = new Map([
			['Server', 3],
			['Workstation', 20]
		]);
		expect(typeChoices(guide, counts, ['UPS', 'Server'])).toEqual([
			{ type: 'Workstation', count: 20, classes: 3 },
			{ type: 'Server', count: 3, classes: 0 },
			{ type: 'Firewall', count: 0, classes: 2 },
			{ type: 'UPS', count: 0, classes: 0 }
		]);
	});
});

describe('recurring amounts', () => {
	it('are shown where there are any', () => {
		expect(hasRecurring([noBudget, { ...noBudget, hardwareMinor: 1 }])).toBe(false);
		expect(hasRecurring([noBudget, { ...noBudget, recurringMonthlyMinor: 1 }])).toBe(true);
	});
});

function byId(a: { id: string }, b: { id: string }): number {
	return a.id < b.id ? -1 : 1;
}
