import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
	readonly id: string;
	readonly help: string;
	readonly nodes: readonly { readonly html: string }[];
}

/** No violation of WCAG 2.2 A and AA or of axe's best practices on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
	// Evaluated, not added as a tag: the CSP of the page is not loosened for the test.
	await page.evaluate(source);
	const violations = await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
		};
		const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
		const result = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
		return result.violations;
	});
	const words = violations.map(
		({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`
	);
	expect(words).toEqual([]);
}
