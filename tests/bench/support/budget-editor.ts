import type { Page } from 'playwright-core';

/** Sets the budget of one asset in the open Assets part of a draft, as a person does it. */
export class BudgetEditor {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async tickFirst(): Promise<void> {
		const grid = this.#page.getByRole('grid', { name: 'Assets' });
		await grid.getByRole('checkbox').nth(2).check();
	}

	/** Milliseconds from the press on the form's button to the painted cell with the new amount. */
	async set(amount: number): Promise<number> {
		const page = this.#page;
		await page.getByRole('button', { name: 'Budget', exact: true }).click();
		const form = page.getByRole('dialog', { name: 'Budget' });
		await form.getByRole('textbox', { name: /^Hardware/ }).fill(String(amount));
		await form.getByRole('textbox', { name: /^Setup/ }).fill('0');
		await form.getByRole('textbox', { name: /^Onsite/ }).fill('0');
		return page.evaluate(pressAndWatch, amount.toLocaleString('en-US'));
	}
}

/** Runs in the page. */
function pressAndWatch(amount: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const grid = document.querySelector('[role="grid"]');
		const button = document.querySelector<HTMLElement>('[role="dialog"] [type="submit"]');
		if (!grid || !button) {
			reject(new Error('No table or no form'));
			return;
		}
		const begun = performance.now();
		const late = setTimeout(() => reject(new Error(`${amount} was not painted`)), 60_000);
		const observer = new MutationObserver(() => {
			if (!grid.textContent.includes(amount)) return;
			observer.disconnect();
			clearTimeout(late);
			requestAnimationFrame(() => {
				const channel = new MessageChannel();
				channel.port1.onmessage = () => resolve(performance.now() - begun);
				channel.port2.postMessage(null);
			});
		});
		observer.observe(grid, { childList: true, subtree: true, characterData: true });
		button.click();
	});
}
