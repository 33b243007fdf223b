/** The driver of journeys over WebDriver: WebKitGTK. */
import type { Driver, Target } from '../e2e/support/driver.ts';
import { findInPage, showsText } from './find-in-page.js';
import { WebDriverError, type WebDriver, type WebElement } from './webdriver.ts';

/** How long a thing may take to show, in milliseconds. */
const patience = 60_000;

/** The keys that have no character of their own, by WebDriver's code points. */
const keys: Readonly<Record<string, string>> = {
	Control: '\uE009',
	Enter: '\uE007',
	Escape: '\uE00C',
	ArrowRight: '\uE014',
	Home: '\uE011'
};

interface Wanted {
	readonly role?: string;
	readonly label?: boolean;
	readonly name: { readonly text?: string; readonly pattern?: string };
}

export function webkitDriver(browser: WebDriver): Driver {
	const find = (wanted: Wanted): Promise<WebElement> =>
		until(JSON.stringify(wanted), async () => {
			const script = `return (${findInPage.toString()})(arguments[0])`;
			return (await browser.run(script, wanted)) as WebElement | null;
		});
	const target = ({ role, name }: Target): Promise<WebElement> => find({ role, name: said(name) });

	return {
		open: (url) => browser.open(url),
		async reopen() {
			const url = await browser.url();
			await browser.replaceWindow();
			await browser.open(url);
		},
		address: () => browser.url(),
		click: (wanted) =>
			until(`a click on ${wanted.name}`, async () => {
				await browser.click(await target(wanted));
				return true;
			}).then(() => undefined),
		async fill(label, text) {
			await browser.type(await find({ label: true, name: said(label) }), text);
		},
		press: (chord) => browser.press(...chord.split('+').map((key) => keys[key] ?? key)),
		read: async (wanted) => browser.text(await target(wanted)),
		async see(text) {
			await until(`the text ${text}`, async () => {
				const script = `return (${showsText.toString()})(arguments[0])`;
				return (await browser.run(script, said(text))) === true || null;
			});
		},
		goOffline: () =>
			Promise.reject(new Error('WebKitWebDriver cannot cut the network: end the server'))
	};
}

function said(name: string | RegExp): Wanted['name'] {
	return typeof name === 'string' ? { text: name } : { pattern: name.source };
}

/** What a page draws anew between two calls is looked for again. */
const passing = new Set([
	'stale element reference',
	'element not interactable',
	'element click intercepted',
	'javascript error'
]);

/** Asks until there is an answer. */
async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
	const end = Date.now() + patience;
	let last: unknown;
	while (Date.now() < end) {
		try {
			const answer = await ask();
			if (answer !== null) return answer;
		} catch (error) {
			if (!(error instanceof WebDriverError) || !passing.has(error.code)) throw error;
			last = error;
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`${what} did not show in ${patience / 1000} s`, { cause: last });
}
