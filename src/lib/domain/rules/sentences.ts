import { ageText } from '../dates.ts';
import type { FreeUpdate } from '../os-support/free-update.ts';
import type { OsEnded, OsSupported, OsUnknown, OsVerdict } from '../os-support/os-verdict.ts';
import type { Fact, FactValue } from './fact.ts';
import type { Condition } from './rule.ts';
import { comparisonWords, fieldWord, fieldWords, type SentenceFormat } from './words.ts';

/**
 * The reason for a grade in one line, "6.2 years old, limit 5; Windows 10 22H2 Pro lost support on 14
 * Oct 2025", beginning with a capital; empty where no fact can be told.
 */
export function reasonText(facts: readonly Fact[], format: SentenceFormat): string {
	const phrases = phrasesOf(facts, format);
	const text = joined(phrases);
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Replace: 6.2 years old, limit 5; Windows 10 22H2 Pro lost support on 14 Oct 2025." */
export function gradeSentence(
	gradeName: string,
	facts: readonly Fact[],
	format: SentenceFormat
): string {
	const phrases = phrasesOf(facts, format);
	return phrases.length === 0 ? `${gradeName}.` : `${gradeName}: ${joined(phrases)}.`;
}

/** One fact in words, beginning with a small letter unless it is a name. */
export function factPhrase(fact: Fact, format: SentenceFormat): string {
	const { condition, value } = fact;
	switch (value.kind) {
		case 'unknown':
			return missingPhrase(condition, format);
		case 'future':
			return `purchase date ${format.date(value.date)} lies in the future`;
		case 'age':
			return `${ageText(value.months, format.decimalSign)} years old${limitPhrase(condition, format, '')}`;
		case 'lifespan':
			return lifespanPhrase(value, condition, format);
		case 'os-support':
			return supportPhrase(value.verdict, format);
		case 'ram':
			return `${format.number(Math.floor((value.bytes / 2 ** 30) * 10) / 10)} GB RAM${limitPhrase(condition, format, ' GB')}`;
		case 'date':
			return datePhrase(value, condition, format);
		case 'kind':
			return `kind is ${value.value.replace('-', ' ')}`;
		case 'text':
			return textPhrase(value.text, condition, format);
	}
}

/** Says that a condition was about this one, not why it was graded; told only if nothing else is. */
const scopingFields: ReadonlySet<string> = new Set(['kind', 'type', 'category', 'class', 'status']);

function phrasesOf(facts: readonly Fact[], format: SentenceFormat): string[] {
	const telling = facts.filter((fact) => !scopingFields.has(fact.condition?.field ?? ''));
	const told = telling.length > 0 ? telling : facts;
	return [...new Set(told.map((fact) => factPhrase(fact, format)))];
}

/** "no purchase date and no operating system date", else divided by semicolons. */
function joined(phrases: readonly string[]): string {
	const areMissing = phrases.length > 1 && phrases.every((phrase) => phrase.startsWith('no '));
	return phrases.join(areMissing ? ' and ' : '; ');
}

function missingPhrase(condition: Condition | null, format: SentenceFormat): string {
	return condition === null ? 'not known' : `no ${fieldWord(condition, format)}`;
}

function missingSupport(verdict: OsUnknown): string {
	if (verdict.name === null) return `no ${fieldWords['os-support']}`;
	const why = verdict.reason === 'release-missing' ? 'release' : 'end of support';
	return `no ${fieldWords['os-support']} (${why} of ${verdict.name} not known)`;
}

function lifespanPhrase(
	value: Extract<FactValue, { kind: 'lifespan' }>,
	condition: Condition | null,
	format: SentenceFormat
): string {
	const age = `${ageText(value.months, format.decimalSign)} years old`;
	const { recommendedMonths, limitMonths } = value;
	if (limitMonths === null || recommendedMonths === null) return `${age}, no lifespan`;
	const years = (months: number) => format.number(months / 12);
	const isByRecommended = condition?.field === 'lifespan' && condition.of === 'recommended';
	const recommended =
		isByRecommended && recommendedMonths !== limitMonths
			? `, recommended ${years(recommendedMonths)}`
			: '';
	return `${age}${recommended}, limit ${years(limitMonths)}`;
}

function supportPhrase(verdict: OsVerdict, format: SentenceFormat): string {
	if (verdict.kind === 'unknown') return missingSupport(verdict);
	const name = `${verdict.name}${openPhrase(verdict)}`;
	const support = verdict.extendedSupport ? 'extended support' : 'support';
	const mends = verdict.freeUpdate ? updatePhrase(verdict.freeUpdate) : '';
	if (verdict.kind === 'ended') {
		return `${name} lost ${support}${verdict.end ? ` on ${format.date(verdict.end)}` : ''}${mends}`;
	}
	if (verdict.end === null) return `${name} is supported, no end published`;
	if ((verdict.daysLeft ?? 0) > 365)
		return `${name} is supported until ${format.date(verdict.end)}`;
	return `${name} loses ${support} on ${format.date(verdict.end)}, ${inDays(verdict.daysLeft ?? 0, format)}${mends}`;
}

/** Says what the text leaves open, so that nobody takes the earliest date for the only one. */
function openPhrase({ open }: OsSupported | OsEnded): string {
	if (open.includes('build')) return ' (client or server not known, earliest date)';
	if (open.includes('release')) return ' (release not known)';
	return open.includes('edition') ? ' (edition not known, earliest date)' : '';
}

const conditions: Record<FreeUpdate['condition'], string> = {
	always: '',
	model: ' if the model allows',
	contract: ' with an active support contract'
};

function updatePhrase(update: FreeUpdate): string {
	return `; a free update to ${update.shortName} mends it${conditions[update.condition]}`;
}

function datePhrase(
	{ date, daysLeft }: Extract<FactValue, { kind: 'date' }>,
	condition: Condition | null,
	format: SentenceFormat
): string {
	const day = format.date(date);
	switch (condition?.field) {
		case 'expiration-date':
		case 'expiration-days-left':
			return daysLeft < 0 ? `expired on ${day}` : `expires on ${day}, ${inDays(daysLeft, format)}`;
		case 'last-seen':
		case 'last-seen-days-ago':
			return `last seen on ${day}${daysLeft < 0 ? `, ${days(-daysLeft, format)} ago` : ''}`;
		default:
			return `purchased on ${day}`;
	}
}

function inDays(left: number, format: SentenceFormat): string {
	return left === 0 ? 'today' : `in ${days(left, format)}`;
}

function days(count: number, format: SentenceFormat): string {
	return `${format.number(count)} ${count === 1 ? 'day' : 'days'}`;
}

/** ", less than 8 GB": the limit that a figure met. */
function limitPhrase(condition: Condition | null, format: SentenceFormat, unit: string): string {
	if (condition?.field !== 'age' && condition?.field !== 'ram') return '';
	if (condition.operator === 'is-empty') return '';
	if (condition.operator === 'between') {
		return `, between ${format.number(condition.from)} and ${format.number(condition.to)}${unit}`;
	}
	return `, ${comparisonWords[condition.operator]} ${format.number(condition.value)}${unit}`;
}

function textPhrase(text: string, condition: Condition | null, format: SentenceFormat): string {
	if (condition === null) return text;
	const name = fieldWord(condition, format);
	if (!('value' in condition) || condition.operator === 'is') return `${name} is ${text}`;
	switch (condition.operator) {
		case 'is-not':
			return `${name} is ${text}, not ${condition.value}`;
		case 'contains':
			return `${name} “${text}” contains “${condition.value}”`;
		case 'starts-with':
			return `${name} “${text}” starts with “${condition.value}”`;
		default:
			return `${name} is ${text}`;
	}
}
