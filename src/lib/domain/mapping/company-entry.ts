/** What becomes of a type or status that a person gives a company (product.md, sections 3 and 4). */
import type { CompanyStatusId, CompanyTypeId } from '../ids.ts';

export type CompanyEntryId = CompanyTypeId | CompanyStatusId;

/** Of one list, for one company that is mapped and whose list follows Autotask. */
export interface EntryRules {
	readonly list: 'types' | 'statuses';
	/** What Autotask has: the number of its list; null for none. */
	readonly psaValue: number | null;
	readonly links: ReadonlyMap<number, CompanyEntryId>;
	/** Values that Autotask no longer gives to a company. */
	readonly inactive: ReadonlySet<number>;
	/** "Send changes made here to Autotask". */
	readonly sends: boolean;
}

export type EntryEffect =
	/** Nobody but Almanac knows it. */
	| { readonly kind: 'local' }
	/** It is what Autotask has. */
	| { readonly kind: 'as-autotask' }
	/** It waits in the outbox with this value of Autotask. */
	| { readonly kind: 'sent'; readonly value: number }
	/** Not to be had: the next sync would take it away, or Autotask would refuse it. */
	| { readonly kind: 'refused'; readonly reason: 'not-sent' | 'not-mapped' | 'inactive' };

/**
 * What giving the company this entry does; `rules` is null for a company that stands alone or whose list
 * does not follow Autotask. A type that is not mapped gives way to a mapped one at the next sync; a
 * status that is not mapped stays while `isActive` stands.
 */
export function entryEffect(rules: EntryRules | null, id: CompanyEntryId | null): EntryEffect {
	if (!rules) return { kind: 'local' };
	const value = valueOf(rules, id);
	if (value === null) return unmappedEffect(rules, id);
	if (value === rules.psaValue) return { kind: 'as-autotask' };
	if (!rules.sends) return { kind: 'refused', reason: 'not-sent' };
	if (rules.inactive.has(value)) return { kind: 'refused', reason: 'inactive' };
	return { kind: 'sent', value };
}

/** Autotask's value behind an entry; null where it is mapped to none. */
export function valueOf(
	{ links }: Pick<EntryRules, 'links'>,
	id: CompanyEntryId | null
): number | null {
	for (const [value, entry] of links) if (entry === id) return value;
	return null;
}

function unmappedEffect({ list, psaValue, links }: EntryRules, id: string | null): EntryEffect {
	const givesWay = psaValue !== null && links.has(psaValue);
	if (!givesWay || (list === 'statuses' && id !== null)) return { kind: 'local' };
	return { kind: 'refused', reason: 'not-mapped' };
}
