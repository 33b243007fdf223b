import { ageInMonths, daysBetween, isIsoDate, type IsoDate } from '../dates.ts';
import type { Kind } from '../kinds.ts';
import type { LifespanSource } from '../lifespans.ts';
import { parseManufacturer } from '../manufacturer.ts';
import type { OsVerdict } from '../os-support/os-verdict.ts';
import type { RuleContext } from './context.ts';
import type { Truth } from './leaf.ts';
import type { Condition, DownloadedCondition, TextCondition } from './rule.ts';
import type { RuleSubject, ValueSource } from './subject.ts';

/** A value that a rule used, with all that a sentence needs. Plain data: completed reports keep it. */
export type FactValue =
	| { readonly kind: 'unknown' }
	/** A purchase date after the as-of date: unknown, and worth mending. */
	| { readonly kind: 'future'; readonly date: IsoDate }
	| { readonly kind: 'age'; readonly months: number; readonly purchaseDate: IsoDate }
	| {
			readonly kind: 'lifespan';
			readonly months: number;
			readonly purchaseDate: IsoDate;
			readonly recommendedMonths: number | null;
			readonly limitMonths: number | null;
			readonly lifespanSource: LifespanSource;
	  }
	| { readonly kind: 'date'; readonly date: IsoDate; readonly daysLeft: number }
	| { readonly kind: 'ram'; readonly bytes: number }
	| { readonly kind: 'os-support'; readonly verdict: OsVerdict }
	| { readonly kind: 'kind'; readonly value: Kind }
	| { readonly kind: 'text'; readonly text: string };

/** One condition with the value that decided it, where the value comes from, and the limit it met. */
export interface Fact {
	/** Field, operator and limit; null for a fact that is told beside a grade without conditions. */
	readonly condition: Condition | null;
	readonly truth: Truth;
	readonly value: FactValue;
	readonly source: ValueSource | null;
}

const unknown: FactValue = { kind: 'unknown' };

/** The value that a condition read on a configuration. */
export function factOf(
	condition: Condition,
	truth: Truth,
	{ subject, context }: { readonly subject: RuleSubject; readonly context: RuleContext }
): Fact {
	const [value, source] = read(condition, subject, context);
	return { condition, truth, value, source };
}

/** Age and operating system, told where a grade has no condition of its own to tell. */
export function standingFacts(subject: RuleSubject, context: RuleContext): Fact[] {
	const fact = (value: FactValue, source: ValueSource | null): Fact => ({
		condition: null,
		truth: 'true',
		value,
		source
	});
	const facts: Fact[] = [];
	const age = lifespanValue(subject, context.asOf);
	if (age.kind === 'lifespan' && age.limitMonths !== null) {
		facts.push(fact(age, subject.purchaseDate.source));
	}
	const verdict = context.os.judge(subject.os.value, subject.extendedSupportBought);
	if (verdict.kind !== 'unknown') {
		facts.push(fact({ kind: 'os-support', verdict }, subject.os.source));
	}
	return facts;
}

function read(
	condition: Condition,
	subject: RuleSubject,
	context: RuleContext
): [FactValue, ValueSource | null] {
	const { asOf } = context;
	switch (condition.field) {
		case 'age':
			return [ageValue(subject.purchaseDate.value, asOf), subject.purchaseDate.source];
		case 'lifespan':
			return [lifespanValue(subject, asOf), subject.purchaseDate.source];
		case 'purchase-date':
			return [purchaseValue(subject.purchaseDate.value, asOf), subject.purchaseDate.source];
		case 'expiration-date':
		case 'expiration-days-left':
			return [dateValue(subject.expirationDate.value, asOf), subject.expirationDate.source];
		case 'last-seen':
		case 'last-seen-days-ago':
			return [dateValue(subject.lastSeen.value, asOf), subject.lastSeen.source];
		case 'os-support':
		case 'os-support-days-left': {
			const verdict = context.os.judge(subject.os.value, subject.extendedSupportBought);
			return [{ kind: 'os-support', verdict }, subject.os.source];
		}
		case 'ram':
			return [ramValue(subject.ram.value), subject.ram.source];
		case 'kind':
			return [{ kind: 'kind', value: subject.kind }, null];
		default:
			return readText(condition, subject);
	}
}

type TextualCondition = TextCondition | DownloadedCondition;

function readText(
	condition: TextualCondition,
	subject: RuleSubject
): [FactValue, ValueSource | null] {
	if (condition.field === 'class') {
		return [textValue(subject.class.value?.name ?? null), subject.class.source];
	}
	if (condition.field === 'downloaded') {
		const { value, source } = subject.downloaded(condition.name);
		return [textValue(value), source];
	}
	const { value, source } = subject[condition.field];
	if (condition.field !== 'manufacturer') return [textValue(value), source];
	const found = parseManufacturer(value);
	return [found.kind === 'unknown' ? unknown : { kind: 'text', text: found.name }, source];
}

function textValue(text: string | null): FactValue {
	return text === null || text.trim() === '' ? unknown : { kind: 'text', text: text.trim() };
}

function ramValue(bytes: number | null): FactValue {
	return bytes !== null && bytes >= 1 ? { kind: 'ram', bytes } : unknown;
}

function dateValue(date: IsoDate | null, asOf: IsoDate): FactValue {
	if (date === null || !isIsoDate(date)) return unknown;
	return { kind: 'date', date, daysLeft: daysBetween(asOf, date) };
}

function purchaseValue(date: IsoDate | null, asOf: IsoDate): FactValue {
	if (date !== null && isIsoDate(date) && date > asOf) return { kind: 'future', date };
	return dateValue(date, asOf);
}

function ageValue(date: IsoDate | null, asOf: IsoDate): FactValue {
	const purchase = purchaseValue(date, asOf);
	if (purchase.kind !== 'date') return purchase;
	const months = ageInMonths(purchase.date, asOf);
	return months === null ? unknown : { kind: 'age', months, purchaseDate: purchase.date };
}

function lifespanValue(subject: RuleSubject, asOf: IsoDate): FactValue {
	const age = ageValue(subject.purchaseDate.value, asOf);
	if (age.kind !== 'age') return age;
	const { recommendedMonths, limitMonths, source } = subject.lifespan;
	return { ...age, kind: 'lifespan', recommendedMonths, limitMonths, lifespanSource: source };
}
