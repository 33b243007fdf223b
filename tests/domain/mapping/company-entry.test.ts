import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyStatusId, CompanyTypeId } from '../../../src/lib/domain/ids.ts';
import { entryEffect, type EntryRules } from '../../../src/lib/domain/mapping/company-entry.ts';
import { factsFromAutotask } from '../../../src/lib/domain/mapping/company-sync.ts';
import { company, psaCompany } from './company-store.ts';

const [one, two, own] = ['one', 'two', 'own'] as unknown as CompanyTypeId[];
if (!one || !two || !own) throw new Error('No ids');
const rules: EntryRules = {
	list: 'types',
	psaValue: 1,
	links: new Map([
		[1, one],
		[2, two]
	]),
	inactive: new Set(),
	sends: true
};

describe('a type or status that a person chooses', () => {
	it('stays here for a company that stands alone', () => {
		expect(entryEffect(null, two)).toEqual({ kind: 'local' });
	});

	it('is sent as the value that it is mapped to, unless Autotask has it', () => {
		expect(entryEffect(rules, two)).toEqual({ kind: 'sent', value: 2 });
		expect(entryEffect(rules, one)).toEqual({ kind: 'as-autotask' });
	});

	it('is refused where sending is off, or Autotask gives the value to nobody', () => {
		const off = { ...rules, sends: false };
		expect(entryEffect(off, two)).toEqual({ kind: 'refused', reason: 'not-sent' });
		const inactive = { ...rules, inactive: new Set([2]) };
		expect(entryEffect(inactive, two)).toEqual({ kind: 'refused', reason: 'inactive' });
	});

	it('is never one that the next pull takes away again', () => {
		const entries = [one, two, own, null];
		fc.assert(
			fc.property(
				fc.constantFrom('types' as const, 'statuses' as const),
				fc.constantFrom(0, 1),
				fc.constantFrom(...entries),
				fc.subarray([0, 1]),
				(list, psaValue, id, mappedValues) => {
					const links = new Map(mappedValues.map((value) => [value, value === 0 ? one : two]));
					const effect = entryEffect(
						{ list, psaValue, links, inactive: new Set(), sends: false },
						id
					);
					const psa = psaCompany(5, 'Acme', { type: psaValue, isActive: psaValue === 1 });
					const isType = list === 'types';
					const chosen = company('a', 'Acme', isType ? { typeId: id } : { statusId: id as never });
					const facts = factsFromAutotask(chosen, psa, {
						links: isType
							? { types: links, statuses: new Map() }
							: { types: new Map(), statuses: links as Map<number, never> },
						before: psa
					});
					const after: CompanyTypeId | CompanyStatusId | null = isType
						? facts.typeId
						: facts.statusId;
					if (after !== id) expect(effect.kind).toBe('refused');
					if (effect.kind !== 'refused') expect(after).toBe(id);
				}
			)
		);
	});
});
