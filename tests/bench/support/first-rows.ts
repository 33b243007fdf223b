import { openProfile } from './chromium.ts';

/** Milliseconds from the navigation to the first painted rows, in a browser that just started. */
export async function firstRows(profile: string, url: string): Promise<number> {
	const context = await openProfile(profile);
	try {
		const page = await context.newPage();
		await page.addInitScript(watchForRows);
		await page.goto(url);
		const ms = await page.waitForFunction(() => (globalThis as Marked).benchFirstRows);
		return Number(await ms.jsonValue());
	} finally {
		await context.close();
	}
}

type Marked = typeof globalThis & { benchFirstRows?: number };

/** Runs in the page, before its own scripts. */
function watchForRows(): void {
	const observer = new MutationObserver(() => {
		if (document.querySelectorAll('[role="grid"] [data-line]').length < 20) return;
		observer.disconnect();
		requestAnimationFrame(() => {
			// A task after the frame: by then the rows are painted.
			const channel = new MessageChannel();
			channel.port1.onmessage = () => {
				(globalThis as Marked).benchFirstRows = performance.now();
			};
			channel.port2.postMessage(null);
		});
	});
	observer.observe(document, { childList: true, subtree: true });
}
