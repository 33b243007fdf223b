import type { IsoDate } from '$lib/domain/dates.ts';
import type { RuleSubject } from '$lib/domain/rules/subject.ts';
import { sourced } from './subjects.ts';

/** The same configuration, bought on another day. */
export function sourcedPurchase(subject: RuleSubject, date: IsoDate): RuleSubject {
	return { ...subject, purchaseDate: sourced(date) };
}
