import { describe, expect, it } from 'vitest';
import { kinds } from '$lib/domain/kinds.ts';
import {
	defaultLifespans,
	kindLifespansSchema,
	lifespanOf,
	lifespanSettingSchema
} from '$lib/domain/lifespans.ts';

const six = { recommended: 5, limit: 6 };

describe('lifespans', () => {
	it('has a default for every kind', () => {
		for (const kind of kinds) {
			expect(lifespanSettingSchema.safeParse(defaultLifespans[kind]).success).toBe(true);
		}
		expect(lifespanOf('workstation')).toEqual({
			recommendedMonths: 48,
			limitMonths: 60,
			source: 'default'
		});
		expect(lifespanOf('switch')).toMatchObject({ recommendedMonths: 84, limitMonths: 120 });
	});

	it('has none for a virtual machine', () => {
		expect(lifespanOf('virtual-machine')).toEqual({
			recommendedMonths: null,
			limitMonths: null,
			source: 'default'
		});
	});

	it('takes the most particular setting', () => {
		const all = {
			configuration: six,
			class: 'none',
			type: six,
			template: { server: six }
		} as const;
		expect(lifespanOf('server', all).source).toBe('configuration');
		expect(lifespanOf('server', { ...all, configuration: null })).toEqual({
			recommendedMonths: null,
			limitMonths: null,
			source: 'class'
		});
		expect(lifespanOf('server', { ...all, configuration: null, class: null }).source).toBe('type');
		expect(lifespanOf('server', { template: { server: six } })).toEqual({
			recommendedMonths: 60,
			limitMonths: 72,
			source: 'template'
		});
		expect(lifespanOf('laptop', { template: { server: six } }).source).toBe('default');
	});

	it('may give a virtual machine one', () => {
		expect(lifespanOf('virtual-machine', { class: six }).limitMonths).toBe(72);
	});

	it('takes half years', () => {
		expect(lifespanOf('ups', { type: { recommended: 2.5, limit: 3.5 } })).toMatchObject({
			recommendedMonths: 30,
			limitMonths: 42
		});
	});

	it.each([
		{ recommended: 6, limit: 5 },
		{ recommended: 0, limit: 5 },
		{ recommended: 4, limit: 51 },
		{ recommended: 4.2, limit: 5 },
		{ limit: 5 },
		'never',
		null
	])('refuses %j', (setting) => {
		expect(lifespanSettingSchema.safeParse(setting).success).toBe(false);
	});

	it('refuses kinds that do not exist', () => {
		expect(kindLifespansSchema.safeParse({ server: six }).success).toBe(true);
		expect(kindLifespansSchema.safeParse({ toaster: six }).success).toBe(false);
	});
});
