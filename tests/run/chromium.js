/** Finds a Chromium for the end-to-end tests and the benches, or installs one where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Chromium looks up its maker's hosts at every start unless it is told not to; on a closed network
 * those connections are refused one by one and slow everything down.
 */
export const chromiumArgs = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/opt/google/chrome/chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

const installed = () => usualPlaces.find((place) => existsSync(place));

function quietly(command, args, seconds) {
	const { status } = spawnSync(command, args, {
		stdio: ['ignore', 'ignore', 'inherit'],
		timeout: seconds * 1000,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
	return status === 0;
}

function playwrightsOwn() {
	const { chromium } = createRequire(import.meta.url)('playwright-core');
	const own = chromium.executablePath();
	if (existsSync(own)) return own;
	quietly('npx', ['--no-install', 'playwright', 'install', 'chromium'], 120);
	return existsSync(own) ? own : undefined;
}

/** Only root may install a system package without asking, and only Debian's tools are tried. */
function fromApt() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	console.error("No Chromium here: installing Debian's.");
	quietly('apt-get', ['update', '-qq'], 180);
	quietly('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-liberation'], 600);
	return installed();
}

/**
 * CHROMIUM_PATH, the usual places, Playwright's own download, apt: in this order.
 * @returns {string | undefined} the path of the executable
 */
export function findChromium() {
	const named = process.env.CHROMIUM_PATH;
	if (named) return existsSync(named) ? named : undefined;
	return installed() ?? playwrightsOwn() ?? fromApt();
}
