/** Letters that Unicode does not take apart into a base letter and a mark. */
const wholeLetters: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	ħ: 'h',
	ı: 'i',
	þ: 'th'
};

const isPlain = /^[\x20-\x7e]*$/;

/** A text as it is searched: without case, accents and doubled blanks. */
export function foldText(text: string): string {
	if (isPlain.test(text)) return text.toLowerCase();
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[ßæœøłđðħıþ]/g, (letter) => wholeLetters[letter] ?? letter);
}

/** The words of a query, folded. */
export function searchWords(query: string): string[] {
	return foldText(query).split(/\s+/).filter(Boolean);
}
