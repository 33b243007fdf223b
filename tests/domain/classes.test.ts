import { describe, expect, it } from 'vitest';
import {
	budgetOf,
	classSchema,
	createClassifier,
	noBudget,
	type ConfigurationClass
} from '$lib/domain/classes.ts';
import { aSubject, context } from './rules/subjects.ts';

const budget = {
	hardwareMinor: 105_000,
	setupMinor: 18_000,
	onsiteMinor: 12_000,
	recurringMonthlyMinor: 0
};

function aClass(values: Partial<ConfigurationClass> = {}): ConfigurationClass {
	return {
		id: 'basic',
		type: 'Workstation',
		name: 'Basic',
		budget,
		weight: 1,
		lifespan: null,
		extendedSupportBought: false,
		rule: null,
		...values
	};
}

const powerful = aClass({
	id: 'engineering',
	name: 'Engineering',
	rule: { kind: 'condition', field: 'ram', operator: 'at-least', value: 32 }
});
const rest = aClass({
	id: 'rest',
	name: 'Rest',
	rule: { kind: 'condition', field: 'ram', operator: 'at-least', value: 0 }
});

describe('the class of a configuration', () => {
	const classes = [
		aClass(),
		powerful,
		rest,
		aClass({ id: 'small', type: 'Firewall', name: '1-10 Users' })
	];
	const { classify } = createClassifier(classes, context);
	const workstation = (ramGigabytes: number | null) =>
		aSubject({ type: 'Workstation', ramGigabytes });

	it("is the person's choice before any rule", () => {
		expect(classify(workstation(64), 'basic')).toMatchObject({
			class: { id: 'basic' },
			by: 'person'
		});
	});

	it('is else the first of its type whose rule is true', () => {
		expect(classify(workstation(64))).toMatchObject({ class: { id: 'engineering' }, by: 'rule' });
		expect(classify(workstation(8))).toMatchObject({ class: { id: 'rest' }, by: 'rule' });
	});

	it('is none where rules are unknown, or the type has no class', () => {
		expect(classify(workstation(null))).toEqual({ class: null, by: null });
		expect(classify(aSubject({ type: 'Printer', ramGigabytes: 64 }))).toEqual({
			class: null,
			by: null
		});
		expect(classify(aSubject({ ramGigabytes: 64 }))).toEqual({ class: null, by: null });
	});

	it('gives way to the rules when the chosen class is gone or belongs to another type', () => {
		expect(classify(workstation(64), 'deleted')).toMatchObject({ class: { id: 'engineering' } });
		expect(classify(workstation(64), 'small')).toMatchObject({ class: { id: 'engineering' } });
	});
});

describe('budgets', () => {
	it("are the person's, else the class's, else the type's default", () => {
		const person = { ...budget, hardwareMinor: 1 };
		const type = { ...budget, hardwareMinor: 2 };
		expect(budgetOf({ person, class: aClass(), type })).toMatchObject({
			hardwareMinor: 1,
			source: 'person'
		});
		expect(budgetOf({ class: aClass(), type })).toMatchObject({
			hardwareMinor: 105_000,
			source: 'class'
		});
		expect(budgetOf({ person: null, class: null, type })).toMatchObject({
			hardwareMinor: 2,
			source: 'type'
		});
		expect(budgetOf({ type: noBudget })).toEqual({ ...noBudget, source: 'none' });
		expect(budgetOf({})).toEqual({ ...noBudget, source: 'none' });
	});

	it('may be nothing at all, if a person says so', () => {
		expect(budgetOf({ person: noBudget, class: aClass() }).source).toBe('person');
	});
});

describe('a class as data', () => {
	it('accepts what the editor makes', () => {
		expect(classSchema.safeParse(powerful).success).toBe(true);
	});

	it.each([
		{ weight: 6 },
		{ weight: 0.3 },
		{ weight: -1 },
		{ name: '  ' },
		{ budget: { ...budget, hardwareMinor: 10.5 } },
		{ budget: { ...budget, hardwareMinor: -1 } },
		{ budget: { hardwareMinor: 1 } },
		{ rule: { kind: 'condition', field: 'class', operator: 'is', value: 'Basic' } },
		{
			rule: {
				kind: 'condition',
				field: 'lifespan',
				operator: 'at-least',
				of: 'limit',
				plusMonths: 0
			}
		},
		{ colour: 'red' }
	])('refuses %j', (wrong) => {
		expect(classSchema.safeParse({ ...aClass(), ...wrong }).success).toBe(false);
	});
});
