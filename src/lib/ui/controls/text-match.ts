/** Marks on letters, left over when a text is taken apart. */
const marks = /\p{M}/gu;

/** Text without case and accents, for finding: "Łukasz Szőke" is found by "lukasz szoke". */
export function foldText(text: string): string {
	return text
		.normalize('NFD')
		.replace(marks, '')
		.toLowerCase()
		.replaceAll('ł', 'l')
		.replaceAll('ø', 'o')
		.replaceAll('ß', 'ss');
}

/** Whether every word of the query stands somewhere in the text; an empty query matches all. */
export function matchesText(folded: string, query: string): boolean {
	return foldText(query)
		.split(/\s+/)
		.every((word) => folded.includes(word));
}

/** A piece of a label; `hit` where the query stands. */
export interface LabelPart {
	text: string;
	hit: boolean;
}

/**
 * The label cut where the query's words stand in it, for underlining. A label whose folding changes
 * its length ("ß") is left whole: a wrong underline is worse than none.
 */
export function matchParts(label: string, query: string): LabelPart[] {
	const folded = foldText(label);
	const words = foldText(query).split(/\s+/).filter(Boolean);
	if (words.length === 0 || folded.length !== label.length) return [{ text: label, hit: false }];
	const hits = new Array<boolean>(label.length).fill(false);
	for (const word of words) {
		const at = folded.indexOf(word);
		if (at >= 0) hits.fill(true, at, at + word.length);
	}
	const parts: LabelPart[] = [];
	for (const [index, hit] of hits.entries()) {
		const last = parts.at(-1);
		const letter = label[index] ?? '';
		if (last?.hit === hit) last.text += letter;
		else parts.push({ text: letter, hit });
	}
	return parts;
}
