import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
	readonly id: string;
	readonly help: string;
	readonly nodes: readonly { readonly html: string }[];
}

/** Everything of WCAG 2.2 A and AA and of axe's best practices, or what a change of colours can break. */
export type Judged = 'everything' | 'contrast';

const runOnly = {
	everything: {
		type: 'tag',
		values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
	},
	contrast: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
} as const;

/** Runs in the page: a colour on its way to another is none that anyone reads. */
async function coloursSettled(): Promise<void> {
	const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
	await Promise.allSettled(changing.map(({ finished }) => finished));
}

/** The page as it stands has no violation of what is judged. */
export async function expectAccessible(page: Page, judged: Judged = 'everything'): Promise<void> {
	await page.evaluate(coloursSettled);
	// Evaluated, not added as a tag: the CSP of the page is not loosened for the test.
	await page.evaluate(source);
	const violations = await page.evaluate(async (only) => {
		const { axe } = window as unknown as {
			axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
		};
		const result = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
		return result.violations;
	}, runOnly[judged]);
	const words = violations.map(
		({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`
	);
	expect(words).toEqual([]);
}
