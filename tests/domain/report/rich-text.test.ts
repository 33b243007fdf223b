import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	emptyText,
	fromPlainText,
	isEmptyText,
	isSafeLink,
	mapText,
	normalised,
	plainText,
	richTextSchema,
	run,
	type Block,
	type RichText,
	type Run
} from '$lib/domain/report/rich-text.ts';

const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs });
const bullets = (...items: string[]): Block => ({
	kind: 'list',
	style: 'bullets',
	items: items.map((item) => [run(item)])
});

const anyText = fc.oneof(
	fc.string(),
	fc.constantFrom(
		'',
		' ',
		'a ',
		' b',
		'two  words',
		' edge ',
		'\u202eturned',
		'a\nb',
		'no\u00a0break'
	)
);
const anyRun: fc.Arbitrary<Run> = fc.record({
	text: anyText,
	isBold: fc.boolean(),
	link: fc.constantFrom(null, null, 'https://example.com/a', 'javascript:alert(1)')
});
const anyRuns = fc.array(anyRun, { maxLength: 5 });
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
	fc.record({ kind: fc.constantFrom('paragraph' as const, 'heading' as const), runs: anyRuns }),
	fc.record({
		kind: fc.constant('list' as const),
		style: fc.constantFrom('bullets' as const, 'numbers' as const),
		items: fc.array(anyRuns, { maxLength: 4 })
	})
);
const anyRichText: fc.Arbitrary<RichText> = fc.record({
	blocks: fc.array(anyBlock, { maxLength: 6 })
});

function runsOf(text: RichText): Run[] {
	return text.blocks.flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.runs));
}

describe('links', () => {
	it.each(['https://example.com/a?b=c', 'HTTP://example.com', 'mailto:dana@northgate.example'])(
		'may lead to %s',
		(address) => expect(isSafeLink(address)).toBe(true)
	);

	it.each([
		'javascript:alert(1)',
		' https://example.com',
		'java\nscript:alert(1)',
		'data:text/html,x',
		'//example.com',
		'example.com',
		'https://',
		'mailto:',
		'file:///etc/passwd',
		`https://example.com/${'a'.repeat(2000)}`,
		''
	])('may not lead to %j', (address) => expect(isSafeLink(address)).toBe(false));

	it('are refused by the schema and left as text when normalised', () => {
		const text: RichText = {
			blocks: [paragraph({ text: 'here', isBold: false, link: 'javascript:alert(1)' })]
		};
		expect(richTextSchema.safeParse(text).success).toBe(false);
		expect(normalised(text).blocks).toEqual([paragraph(run('here'))]);
	});
});

describe('normalised text', () => {
	it('joins runs of one face and drops what is empty', () => {
		const bold = run('now', { isBold: true });
		const text = {
			blocks: [
				paragraph(run('Replace '), run('eight '), bold, run(''), run(' .  ')),
				paragraph(run(' \n ')),
				bullets('one', ' '),
				bullets('two'),
				{ kind: 'heading', runs: [run('Next', { isBold: true })] } as const
			]
		};
		expect(normalised(text).blocks).toEqual([
			paragraph(run('Replace eight '), bold, run(' .')),
			bullets('one', 'two'),
			{ kind: 'heading', runs: [run('Next')] }
		]);
	});

	it('has no characters that hide or turn text', () => {
		const text = normalised({ blocks: [paragraph(run('a\u202eb\u0000c\ufeff\u200bd'))] });
		expect(plainText(text)).toBe('abcd');
	});

	it('keeps joiners of scripts and emoji, and no-break spaces', () => {
		const kept = '14\u00a0Oct می\u200cخواهم';
		expect(plainText({ blocks: [paragraph(run(kept))] })).toBe(kept);
	});

	it('passes the schema, and is the same when normalised again', () => {
		fc.assert(
			fc.property(anyRichText, (text) => {
				const once = normalised(text);
				expect(normalised(once)).toEqual(once);
				expect(richTextSchema.parse(once)).toEqual(once);
				expect(runsOf(once).every((one) => one.text !== '')).toBe(true);
			})
		);
	});

	it('joins no run past what can be stored', () => {
		const long = run('x'.repeat(15_000));
		const text = normalised({ blocks: [paragraph(long, long)] });
		expect(richTextSchema.safeParse(text).success).toBe(true);
		expect(plainText(text)).toHaveLength(30_000);
	});

	it('loses no word', () => {
		const words = (text: RichText) =>
			runsOf(text)
				.map((one) => one.text)
				.join('')
				.replace(/[\s\p{Cc}\p{Cs}\u202e]+/gu, '');
		fc.assert(
			fc.property(anyRichText, (text) => {
				expect(words(normalised(text))).toBe(words(text));
			})
		);
	});
});

describe('plain text', () => {
	it('parts blocks, marks items and prints addresses', () => {
		const link = { text: 'the plan', isBold: false, link: 'https://example.com/plan' };
		const mail = { text: 'dana@x.example', isBold: false, link: 'mailto:dana@x.example' };
		const text: RichText = {
			blocks: [
				{ kind: 'heading', runs: [run('What is due')] },
				paragraph(run('See '), link, run(' or ask '), mail),
				{ kind: 'list', style: 'numbers', items: [[run('First')], [run('Second')]] }
			]
		};
		expect(plainText(text)).toBe(
			'What is due\n\nSee the plan (https://example.com/plan) or ask dana@x.example\n\n1. First\n2. Second'
		);
	});

	it('reads lines and lists as they are pasted', () => {
		expect(fromPlainText('Hello\r\n\r\n- one\n• two\n1. three\n2) four').blocks).toEqual([
			paragraph(run('Hello')),
			bullets('one', 'two'),
			{ kind: 'list', style: 'numbers', items: [[run('three')], [run('four')]] }
		]);
	});

	it('comes back as the same text', () => {
		fc.assert(
			fc.property(anyRichText, (text) => {
				const once = plainText(fromPlainText(plainText(text)));
				expect(plainText(fromPlainText(once))).toBe(once);
			})
		);
	});

	it('is empty for empty text', () => {
		expect(plainText(emptyText)).toBe('');
		expect(isEmptyText({ blocks: [paragraph(run(' ')), bullets('')] })).toBe(true);
		expect(isEmptyText(fromPlainText('x'))).toBe(false);
	});
});

describe('changing the text of runs', () => {
	it('reaches every run and nothing else', () => {
		fc.assert(
			fc.property(anyRichText, (text) => {
				const upper = mapText(text, (one) => one.toUpperCase());
				expect(runsOf(upper)).toEqual(
					runsOf(text).map((one) => ({ ...one, text: one.text.toUpperCase() }))
				);
				expect(upper.blocks.map((one) => one.kind)).toEqual(text.blocks.map((one) => one.kind));
			})
		);
	});
});
