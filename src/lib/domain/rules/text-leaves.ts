import { parseManufacturer } from '../manufacturer.ts';
import { emptiness, isProtectedText } from '../placeholder-text.ts';
import type { RuleContext } from './context.ts';
import { truthOf, type Leaf, type Truth } from './leaf.ts';
import type { TextComparison, TextCondition } from './rule.ts';

type TextOnlyCondition = Exclude<TextCondition, { field: 'class' }>;

export function textLeaf(condition: TextOnlyCondition, context: RuleContext): Leaf {
	const column = condition.field;
	const test = anyTextTruth(condition);
	switch (column) {
		case 'os':
			return { reads: 'text', column, truth: (text) => test(osTexts(text, context)) };
		case 'manufacturer':
			return { reads: 'text', column, truth: manufacturerTruth(condition) };
		case 'model':
			return {
				reads: 'text',
				column,
				truth: (text) => test(emptiness(text) === null ? [text ?? ''] : [])
			};
		default:
			return { reads: 'text', column, truth: writtenTruth(condition) };
	}
}

export function classLeaf(condition: TextComparison): Leaf {
	const test = anyTextTruth(condition);
	return { reads: 'class', truth: (ref) => test(ref === null ? [] : [ref.name, ref.id]) };
}

/** The text as written and the name it is recognised by, so that "Windows 10 22H2" finds its builds. */
function osTexts(text: string | null, { os }: RuleContext): string[] {
	if (emptiness(text) !== null) return [];
	const { name } = os.judge(text);
	return name === null ? [text ?? ''] : [text ?? '', name];
}

/** Compares companies, not spellings: "is Dell" holds for "Dell Inc.". */
function manufacturerTruth(condition: TextComparison): (text: string | null) => Truth {
	const test = anyTextTruth(condition);
	const wanted = 'value' in condition ? parseManufacturer(condition.value) : null;
	return (text) => {
		const found = parseManufacturer(text);
		if (found.kind === 'unknown') return test([]);
		if (wanted?.kind !== 'manufacturer') return test([text ?? '', found.name]);
		if (condition.operator === 'is') return truthOf(found.key === wanted.key);
		if (condition.operator === 'is-not') return truthOf(found.key !== wanted.key);
		return test([text ?? '', found.name]);
	};
}

const asterisk = 0x2a;
const lastAscii = 0x7f;

/** True where a text gives no value: blank, or withheld by Autotask. */
export function isUnwritten(text: string | null): text is null {
	if (text === null) return true;
	// Nearly every text begins with a letter or a figure: nothing of a fleet's free texts is copied.
	const first = text.charCodeAt(0);
	if (first > asterisk && first < lastAscii) return false;
	const trimmed = text.trim();
	return trimmed === '' || (trimmed.startsWith('*') && isProtectedText(trimmed));
}

/** The truth of a comparison with a text as it is written. */
export function writtenTruth(comparison: TextComparison): (text: string | null) => Truth {
	if (comparison.operator === 'is-empty') return (text) => truthOf(isUnwritten(text));
	const matches = textMatcher(comparison);
	const negates = comparison.operator === 'is-not';
	return (text) => {
		if (isUnwritten(text)) return 'unknown';
		return truthOf(matches(text) !== negates);
	};
}

/** Holds if one of the texts that stand for a value does; no text at all is an unknown value. */
function anyTextTruth(comparison: TextComparison): (texts: readonly string[]) => Truth {
	if (comparison.operator === 'is-empty') return (texts) => truthOf(texts.length === 0);
	const matches = textMatcher(comparison);
	const negates = comparison.operator === 'is-not';
	return (texts) => {
		if (texts.length === 0) return 'unknown';
		return truthOf(texts.some(matches) !== negates);
	};
}

/**
 * Compares without regard to case, spacing and Unicode form. A regular expression, because it folds case
 * while it searches: half the time of folding a fleet's free texts first.
 */
function textMatcher(comparison: Exclude<TextComparison, { operator: 'is-empty' }>) {
	const { operator, value } = comparison;
	const forms = [...new Set([value, value.normalize('NFC'), value.normalize('NFD')])];
	const wanted = forms.map((form) =>
		form
			.trim()
			.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
			.replace(/\s+/g, '\\s+')
	);
	const start = operator === 'contains' ? '' : '^\\s*';
	const end = operator === 'is' || operator === 'is-not' ? '\\s*$' : '';
	// Where no letter has a case there is nothing to fold, which takes half the time.
	const hasCase = forms.some((form) => form.toLowerCase() !== form.toUpperCase());
	const flags = hasCase ? 'iu' : 'u';
	const pattern = new RegExp(`${start}(?:${wanted.join('|')})${end}`, flags);
	return (text: string): boolean => pattern.test(text);
}
