import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, isInGamut, oklchToLinear, type Rgb } from '../../support/oklch.ts';

const root = join(import.meta.dirname, '../../../src/lib/ui');
const tokens = readFileSync(join(root, 'styles/tokens.css'), 'utf8');

const colour = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g;

/** Light and dark value of each token that is a plain pair of colours. */
const pairs = new Map<string, { light: Rgb; dark: Rgb }>();
for (const [, name = '', body = ''] of tokens.matchAll(
	/--([a-z0-9-]+):\s*light-dark\(\s*(oklch\([^)/]+\),\s*oklch\([^)/]+\))\s*\)/g
)) {
	const [light, dark] = [...body.matchAll(colour)].map(([, l, c, h]) =>
		oklchToLinear(Number(l), Number(c), Number(h))
	);
	if (light && dark) pairs.set(name, { light, dark });
}

function pair(name: string): { light: Rgb; dark: Rgb } {
	const found = pairs.get(name);
	if (!found) throw new Error(`no colour token ${name}`);
	return found;
}

function least(front: string, back: string): number {
	const above = pair(front);
	const below = pair(back);
	return Math.min(contrast(above.light, below.light), contrast(above.dark, below.dark));
}

const grades = ['replace', 'atrisk', 'watch', 'unknown', 'healthy'];
const own = ['plain', 'blue', 'violet', 'rose', 'brown'];

describe('colour tokens', () => {
	it('lie inside sRGB, light and dark', () => {
		const outside = [...pairs].filter(
			([, { light, dark }]) => !isInGamut(light) || !isInGamut(dark)
		);
		expect(pairs.size).toBeGreaterThan(50);
		expect(outside.map(([name]) => name)).toEqual([]);
	});

	it.each(['ink', 'ink-2', 'ink-3', 'accent', 'accent-hover'])(
		'%s is readable as text on paper, sheet and sunken',
		(name) => {
			for (const surface of ['paper', 'sheet', 'sunken', 'accent-tint']) {
				expect(least(name, surface), surface).toBeGreaterThanOrEqual(4.5);
			}
		}
	);

	it('gives borders of controls 3:1 on paper and sheet', () => {
		expect(least('control', 'paper')).toBeGreaterThanOrEqual(3);
		expect(least('control', 'sheet')).toBeGreaterThanOrEqual(3);
	});

	it('is readable on the filled button, the danger button and the floating bar', () => {
		expect(least('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
		expect(least('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(4.5);
		expect(least('on-accent', 'replace-text')).toBeGreaterThanOrEqual(4.5);
		expect(least('on-float', 'float')).toBeGreaterThanOrEqual(4.5);
	});

	it.each(grades)('%s has a readable word and a shape of 3:1', (grade) => {
		for (const surface of ['paper', 'sheet', 'sunken', 'accent-tint']) {
			expect(least(`${grade}-text`, surface), surface).toBeGreaterThanOrEqual(4.5);
			expect(least(`${grade}-line`, surface), surface).toBeGreaterThanOrEqual(3);
		}
		expect(least('ink', `${grade}-tint`)).toBeGreaterThanOrEqual(4.5);
	});

	it.each(own)('%s holds 4:1 on the sheet as a shape, 4.5 as a word', (name) => {
		expect(least(`${name}-line`, 'sheet')).toBeGreaterThanOrEqual(4);
		expect(least(`${name}-text`, 'sheet')).toBeGreaterThanOrEqual(4.5);
		expect(least(`${name}-fill`, 'sheet')).toBeGreaterThanOrEqual(3);
	});

	it.each([
		['ink', 'paper', 15.3, 15.4],
		['ink-3', 'sheet', 5.5, 6],
		['accent', 'paper', 8, 9.2],
		['control', 'paper', 3.5, 4],
		['atrisk-fill', 'sheet', 3, 6.5],
		['healthy-text', 'sheet', 7.3, 9],
		['chart-4', 'sheet', 5, 8.5]
	])('measures %s on %s as the design says', (front, back, light, dark) => {
		expect(contrast(pair(front).light, pair(back).light)).toBeCloseTo(light, 1);
		expect(contrast(pair(front).dark, pair(back).dark)).toBeCloseTo(dark, 1);
	});
});

describe('components', () => {
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(svelte|css)$/.test(name))
		.map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
	const defined = new Set([...tokens.matchAll(/^\s*--([a-z0-9-]+):/gm)].map(([, name]) => name));
	/** Set by a component itself, for what is inside it. */
	const local = new Set([
		...['least-width', 'tick-width', 'line-height', 'cell-edge'],
		...['label', 'rest', 'lane', 'paper-width']
	]);

	it('use only tokens that exist', () => {
		const unknown = files.flatMap(({ name, text }) =>
			[...text.matchAll(/var\(--([a-z0-9-]+)\)/g)]
				.map(([, token = '']) => token)
				.filter((token) => !defined.has(token) && !local.has(token))
				.map((token) => `${name}: --${token}`)
		);
		expect(unknown).toEqual([]);
	});

	it('hold no raw colour', () => {
		const raw = files
			.filter(({ name }) => name !== 'styles/tokens.css')
			.flatMap(({ name, text }) =>
				[...text.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/gi)].map(
					([found]) => `${name}: ${found}`
				)
			);
		expect(raw).toEqual([]);
	});
});
