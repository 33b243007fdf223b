import type { Page } from 'playwright-core';
import { BudgetEditor } from './budget-editor.ts';

/** The Assets part of a draft in Build mode, as a person comes to it and uses it. */
export class AssetsScreen {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Opens the draft at another part and waits until all that it shows was read. */
	static async open(page: Page, url: string): Promise<AssetsScreen> {
		const screen = new AssetsScreen(page);
		await page.goto(url);
		await page.getByRole('grid', { name: 'Assets' }).waitFor({ timeout: 120_000 });
		await screen.leave();
		return screen;
	}

	/** Milliseconds from the press on "Assets" among the parts to the first painted rows. */
	async show(): Promise<number> {
		await this.page.bringToFront();
		if (await this.page.getByRole('grid', { name: 'Assets' }).isVisible()) await this.leave();
		return this.page.evaluate(changeIn, {
			press: '[aria-label="Parts"] a[href*="assets"]',
			type: ''
		});
	}

	async leave(): Promise<void> {
		await this.page.getByRole('link', { name: /Notes and actions/ }).click();
		await this.page.getByRole('grid', { name: 'Assets' }).waitFor({ state: 'detached' });
	}

	/** Milliseconds from each press that sets the budget of one asset to its painted cell. */
	async edits(): Promise<number[]> {
		const editor = new BudgetEditor(this.page);
		await editor.tickFirst();
		// The first of them loads the form.
		await editor.set(4_000);
		const times: number[] = [];
		for (const amount of [4_001, 4_002, 4_003]) times.push(await editor.set(amount));
		await this.page.getByRole('button', { name: 'Clear', exact: true }).click();
		return times;
	}

	/** Milliseconds of sorting by one column after the other. */
	async sorts(): Promise<number[]> {
		const times: number[] = [];
		for (const column of [0, 2, 0, 2]) {
			const press = `[role="columnheader"] button[data-column="${column}"]`;
			times.push(await this.page.evaluate(changeIn, { press, type: '' }));
		}
		return times;
	}

	/** Milliseconds of each keystroke of a word. */
	async searches(): Promise<number[]> {
		const times: number[] = [];
		for (const type of ['l', 'la', 'lat', 'lati']) {
			times.push(await this.page.evaluate(changeIn, { press: '', type }));
		}
		return times;
	}
}

/** Runs in the page: milliseconds from a press, or from typing, to the changed and painted rows. */
function changeIn({ press, type }: { press: string; type: string }): Promise<number> {
	const before = document.querySelector('[role="grid"] .body')?.textContent;
	return new Promise((resolve, reject) => {
		const begun = performance.now();
		const observer = new MutationObserver(() => {
			const rows = document.querySelector('[role="grid"] .body')?.textContent;
			if (!rows || rows === before) return;
			observer.disconnect();
			requestAnimationFrame(() => {
				const channel = new MessageChannel();
				channel.port1.onmessage = () => resolve(performance.now() - begun);
				channel.port2.postMessage(null);
			});
		});
		observer.observe(document.body, { childList: true, subtree: true, characterData: true });
		const field = document.querySelector<HTMLInputElement>('input[type="search"]');
		const button = press === '' ? null : document.querySelector<HTMLElement>(press);
		if (button) button.click();
		else if (field && type !== '') {
			field.value = type;
			field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		} else reject(new Error(`Nothing to press: ${press}`));
	});
}
