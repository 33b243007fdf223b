/**
 * When two company names are the same, and when they only look alike (product.md, section 5). The same
 * name maps by itself, a look-alike is never more than a suggestion.
 */

/** Legal forms and their spoken endings, without dots and spaces ("sp. z o.o." is `spzoo`). */
const endings = new Set(
	(
		'ltd limited inc incorporated corp corporation co company llc llp lp lllp plc pc pllc pa cic cio ' +
		'ltee gmbh ggmbh mbh ag kg kgaa ohg ug gbr ek ev eg se sa sas sasu sarl eurl snc sca bv nv vof ' +
		'bvba srl spa sl slu lda ltda sro as spzoo ab asa aps oy oyj kft zrt bt doo dd ou uab sia pty ' +
		'pte sdnbhd bhd kk pvt'
	).split(' ')
);

/** The longest ending above has this many words ("sp. z o.o."). */
const longestEnding = 3;

/** Letters that canonical decomposition leaves whole, as people write them without accents. */
const plainLetters: Readonly<Record<string, string>> = {
	ß: 'ss',
	ø: 'o',
	æ: 'ae',
	œ: 'oe',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i'
};

/**
 * The form in which names are compared: Unicode NFC, trimmed, inner white space collapsed to one space.
 * Case stays, because "exactly the same name" is what the guide promises.
 */
export function exactName(name: string): string {
	return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** True when both names are the same for automatic mapping; an empty name is the same as none. */
export function isSameName(one: string, other: string): boolean {
	const name = exactName(one);
	return name !== '' && name === exactName(other);
}

/**
 * The form in which look-alikes agree: without case, accents, punctuation, spaces and legal endings;
 * "&" and "+" read as "and". Empty when the name has neither letters nor digits.
 */
export function looseName(name: string): string {
	const words = plainWords(name);
	return withoutEndings(words).join('') || words.join('');
}

/** True when the names differ, but only in what {@link looseName} leaves out. */
export function looksAlike(one: string, other: string): boolean {
	const loose = looseName(one);
	return loose !== '' && loose === looseName(other) && exactName(one) !== exactName(other);
}

function plainWords(name: string): string[] {
	return name
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/gu, '')
		.toLowerCase()
		.replace(/[ßøæœłđðþı]/gu, (letter) => plainLetters[letter] ?? letter)
		.replace(/[.'’`´\p{Cf}]/gu, '')
		.replace(/[&+]/gu, ' and ')
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.filter((word) => word !== '');
}

/** Drops legal endings from the end, one after the other ("GmbH & Co. KG"), never the whole name. */
function withoutEndings(words: readonly string[]): readonly string[] {
	for (let count = Math.min(longestEnding, words.length - 1); count > 0; count--) {
		if (!endings.has(words.slice(-count).join(''))) continue;
		const rest = words.slice(0, -count);
		const joined = rest.length > 1 && rest.at(-1) === 'and';
		return withoutEndings(joined ? rest.slice(0, -1) : rest);
	}
	return words;
}
