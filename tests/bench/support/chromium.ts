import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../run/chromium.js';

/** The headless Chromium that everything is measured in. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
	return chromium.launch({ executablePath: executable(), args: [...chromiumArgs, ...more] });
}

/** The same with a profile that stays on disk, so that it can be closed and opened cold. */
export function openProfile(folder: string): Promise<BrowserContext> {
	return chromium.launchPersistentContext(folder, {
		executablePath: executable(),
		args: [...chromiumArgs],
		serviceWorkers: 'block',
		viewport: { width: 1440, height: 900 }
	});
}

function executable(): string {
	const path = findChromium();
	if (!path) throw new Error('No Chromium was found: set CHROMIUM_PATH to a Chromium or Chrome.');
	return path;
}
