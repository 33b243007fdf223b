import { cleanText, mapText, normalised, type RichText } from './rich-text.ts';

/**
 * What a text may name in braces, "{company}": words of the report first, then its figures, so that a
 * text carried over to the next report tells the next report's numbers.
 */
export const macroNames = [
	'company',
	'report',
	'date',
	'as-of',
	'preparer',
	'msp',
	'assets',
	'health',
	'replace',
	'overdue',
	'budget',
	'levelled'
] as const;
export type MacroName = (typeof macroNames)[number];

/** What macros stand for, in words as the reader writes them. Those without a value stay as they are. */
export type MacroValues = Readonly<Partial<Record<MacroName, string>>>;

/** What a value may take of a line: a company's name has 100 characters in Autotask. */
const longestValue = 300;
const pattern = /\{([a-z][a-z-]{0,30})\}/gi;

export function isMacroName(text: string): text is MacroName {
	return (macroNames as readonly string[]).includes(text);
}

/**
 * The text with its macros filled in, once: a value that looks like a macro stays as it is. Values are
 * text, cleaned of line breaks and of what hides or turns text.
 */
export function expandMacros(text: string, values: MacroValues): string {
	return text.replace(pattern, (macro, name: string) => {
		const known = name.toLowerCase();
		const value = isMacroName(known) ? values[known] : undefined;
		if (value === undefined) return macro;
		return cleanText(value).trim().slice(0, longestValue);
	});
}

/** A rich text with its macros filled in. A macro whose letters differ in face is none. */
export function expandRichText(text: RichText, values: MacroValues): RichText {
	return normalised(mapText(normalised(text), (one) => expandMacros(one, values)));
}

/** The names in braces that no macro has, once each, as typed: for a hint beside the text. */
export function unknownMacros(text: string): string[] {
	const names = [...text.matchAll(pattern)].map(([, name = '']) => name);
	return [...new Set(names)].filter((name) => !isMacroName(name.toLowerCase()));
}
