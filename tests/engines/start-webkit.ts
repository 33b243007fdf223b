/** Starts WebKitGTK's MiniBrowser behind its WebDriver, on a display of its own where there is none. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WebDriver } from './webdriver.ts';

export interface RunningWebKit {
	readonly browser: WebDriver;
	/** Where it saves what a page hands out. */
	readonly downloads: string;
	stop(): Promise<void>;
}

/** Debian's build hides these behind flags; every shipping WebKit has them. */
const features = '--features=+StorageAPI,+RequestIdleCallback';

/** @param miniBrowser path of the executable that `tests/run/engines.js` found */
export async function startWebKit(miniBrowser: string): Promise<RunningWebKit> {
	const home = mkdtempSync(join(tmpdir(), 'almanac-webkit-'));
	const downloads = join(home, 'Downloads');
	mkdirSync(downloads);
	mkdirSync(join(home, '.config'));
	writeFileSync(join(home, '.config/user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
	const { DISPLAY: display, ...rest } = process.env;
	const env = { ...rest, HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
	const children: ChildProcess[] = [];
	const stop = async (): Promise<void> => {
		for (const child of children.splice(0).toReversed()) await end(child);
		rmSync(home, { recursive: true, force: true });
	};
	try {
		const screen = display ?? (await startScreen(children));
		const port = await freePort();
		const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
			env: { ...env, DISPLAY: screen },
			stdio: 'ignore',
			detached: true
		});
		children.push(driver);
		const browser = await session(`http://127.0.0.1:${port}`, miniBrowser);
		await browser.resize(1180, 900);
		return { browser, downloads, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Xvfb chooses a free display and writes its number. */
async function startScreen(children: ChildProcess[]): Promise<string> {
	const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
	const screen = spawn('Xvfb', args, {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
		detached: true
	});
	children.push(screen);
	const pipe = screen.stdio[3];
	if (!pipe) throw new Error('Xvfb has no pipe');
	const ended = once(screen, 'exit').then(() => null);
	const number = await Promise.race([once(pipe, 'data').then(([chunk]) => String(chunk)), ended]);
	if (number === null) throw new Error('Xvfb ended at once');
	return `:${number.trim()}`;
}

async function session(origin: string, binary: string): Promise<WebDriver> {
	const capabilities = {
		browserName: 'MiniBrowser',
		'webkitgtk:browserOptions': { binary, args: ['--automation', features] }
	};
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await WebDriver.start(origin, capabilities);
		} catch (error) {
			// Not listening yet.
			if (attempt === 50 || !(error instanceof TypeError)) throw error;
			await delay(100);
		}
	}
}

/** Ends a process with everything it started. */
async function end(child: ChildProcess): Promise<void> {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	process.kill(-child.pid, 'SIGKILL');
	await ended;
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
