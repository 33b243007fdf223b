import { z } from '../../z.ts';

/**
 * Text of a report, limited to what prints well. A small tree and never HTML: screens, files and
 * prints draw it with their own means, so text can't become markup.
 */
export interface RichText {
	readonly blocks: readonly Block[];
}

export type Block =
	| { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
	| { readonly kind: 'heading'; readonly runs: readonly Run[] }
	| {
			readonly kind: 'list';
			readonly style: 'bullets' | 'numbers';
			readonly items: readonly (readonly Run[])[];
	  };

/** A piece of text in one face. */
export interface Run {
	readonly text: string;
	readonly isBold: boolean;
	/** An http, https or mailto address, printed as text; null for none. */
	readonly link: string | null;
}

export const longestRun = 20_000;
export const mostBlocks = 1000;
export const emptyText: RichText = { blocks: [] };

/** True for an address that a link may lead to: http, https or mailto, and nothing that runs. */
export function isSafeLink(address: string): boolean {
	if (address.length > 2000 || /[\s\p{C}]/u.test(address)) return false;
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
	if (scheme === 'mailto') return /^mailto:[^@]+@[^@]+$/i.test(address);
	return (scheme === 'http' || scheme === 'https') && URL.canParse(address);
}

const runSchema = z.strictObject({
	text: z.string().max(longestRun),
	isBold: z.boolean(),
	link: z.string().refine(isSafeLink, { error: 'unsafe-link' }).nullable()
});
const runs = z.array(runSchema).max(1000);

export const richTextSchema: z.ZodType<RichText> = z.strictObject({
	blocks: z
		.array(
			z.discriminatedUnion('kind', [
				z.strictObject({ kind: z.literal('paragraph'), runs }),
				z.strictObject({ kind: z.literal('heading'), runs }),
				z.strictObject({
					kind: z.literal('list'),
					style: z.enum(['bullets', 'numbers']),
					items: z.array(runs).max(1000)
				})
			])
		)
		.max(mostBlocks)
});

/** One run of plain text. */
export function run(text: string, face: Partial<Omit<Run, 'text'>> = {}): Run {
	return { text, isBold: face.isBold ?? false, link: face.link ?? null };
}

/**
 * The text as it is stored: control and direction characters dropped, white space within lines made one
 * space, runs of the same face joined, empty blocks and items left out, neighbouring lists of a style
 * joined, headings without bold (they are bold), unsafe links left as text. Normalising twice changes
 * nothing more.
 */
export function normalised(text: RichText): RichText {
	const blocks: Block[] = [];
	for (const block of text.blocks) {
		const next = normalisedBlock(block);
		const last = blocks.at(-1);
		if (next === null) continue;
		if (last?.kind === 'list' && next.kind === 'list' && last.style === next.style) {
			blocks[blocks.length - 1] = { ...last, items: [...last.items, ...next.items] };
		} else blocks.push(next);
	}
	return { blocks };
}

/** True where nothing is written. */
export function isEmptyText(text: RichText): boolean {
	return normalised(text).blocks.length === 0;
}

/**
 * The text without faces: a line for each paragraph, heading and list item, blocks parted by an empty
 * line. A link whose text is not its address has the address in brackets.
 */
export function plainText(text: RichText): string {
	return normalised(text)
		.blocks.map((block) => {
			if (block.kind !== 'list') return plainRuns(block.runs);
			const mark = (index: number) => (block.style === 'numbers' ? `${index + 1}. ` : '- ');
			return block.items.map((item, index) => mark(index) + plainRuns(item)).join('\n');
		})
		.join('\n\n');
}

/** Text as it is typed or pasted: lines are paragraphs, lines that begin with "- " or "1. " list items. */
export function fromPlainText(text: string): RichText {
	const blocks = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line): Block => {
		const bullet = /^\s*[-*•]\s+(.*)$/u.exec(line)?.[1];
		if (bullet !== undefined) return { kind: 'list', style: 'bullets', items: [[run(bullet)]] };
		const number = /^\s*\d{1,3}[.)]\s+(.*)$/u.exec(line)?.[1];
		if (number !== undefined) return { kind: 'list', style: 'numbers', items: [[run(number)]] };
		return { kind: 'paragraph', runs: [run(line)] };
	});
	return normalised({ blocks });
}

/** The text with every piece of text put through a function, such as the expansion of macros. */
export function mapText(text: RichText, change: (text: string) => string): RichText {
	const mapped = (list: readonly Run[]) => list.map((one) => ({ ...one, text: change(one.text) }));
	return {
		blocks: text.blocks.map((block) =>
			block.kind === 'list'
				? { ...block, items: block.items.map(mapped) }
				: { ...block, runs: mapped(block.runs) }
		)
	};
}

function normalisedBlock(block: Block): Block | null {
	if (block.kind === 'list') {
		const items = block.items.map(normalisedRuns).filter((item) => item.length > 0);
		return items.length > 0 ? { ...block, items } : null;
	}
	const faces =
		block.kind === 'heading' ? block.runs.map((one) => ({ ...one, isBold: false })) : block.runs;
	const own = normalisedRuns(faces);
	return own.length > 0 ? { ...block, runs: own } : null;
}

function normalisedRuns(runs: readonly Run[]): Run[] {
	const joined: Run[] = [];
	let endsInSpace = true;
	for (const one of runs) {
		const clean = cleanText(one.text);
		const text: string = endsInSpace ? clean.replace(/^ /, '') : clean;
		if (text === '') continue;
		endsInSpace = text.endsWith(' ');
		const link = one.link !== null && isSafeLink(one.link) ? one.link : null;
		const last = joined.at(-1);
		const isSameFace = last?.isBold === one.isBold && last.link === link;
		if (isSameFace && last.text.length + text.length <= longestRun) {
			joined[joined.length - 1] = { ...last, text: last.text + text };
		} else joined.push({ text, isBold: one.isBold, link });
	}
	return withoutLastSpace(joined);
}

function withoutLastSpace(runs: readonly Run[]): Run[] {
	const last = runs.at(-1);
	if (!last?.text.endsWith(' ')) return [...runs];
	const text = last.text.slice(0, -1);
	// No run ends in a space before one that is only a space.
	return text === '' ? runs.slice(0, -1) : [...runs.slice(0, -1), { ...last, text }];
}

/** White space but the no-break space becomes a space; what is invisible or turns text round goes. */
export function cleanText(text: string): string {
	return text
		.replace(/[\t\n\v\f\r\u0085\u2028\u2029\u2000-\u200a\u3000]+/gu, ' ')
		.replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
		.replace(/ {2,}/g, ' ');
}

function plainRuns(runs: readonly Run[]): string {
	return runs
		.map(({ text, link }) => {
			if (link === null || link === text || link === `mailto:${text}`) return text;
			return `${text} (${link.replace(/^mailto:/i, '')})`;
		})
		.join('');
}
