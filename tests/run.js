/**
 * `npm test`: installs what is missing, then runs every check in the order of its cost and closes with
 * one line, "N passed, N failed", over all suites. Plain Node, so that it works before the install.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from '../proxy/build.js';
import { installWhenNeeded, nodeVersionProblem } from '../proxy/install.js';
import { findChromium } from './run/chromium.js';
import { readPlaywright, readVitest, summarise } from './run/summary.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = { vitest: 'test-results/vitest.json', playwright: 'test-results/playwright.json' };

/** Runs a tool of the lockfile with the terminal's own output; true when it ends well. */
function run(command, args, env = {}) {
	console.log(`\n> ${[command, ...args].join(' ')}`);
	const { status } = spawnSync('npx', ['--no-install', command, ...args], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...env }
	});
	return status === 0;
}

/** A check without test cases of its own counts as one test. */
function check(name, ...commands) {
	const ok = commands.every(([command, ...args]) => run(command, args));
	return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], ok };
}

function unit() {
	const args = ['run', '--reporter=default', '--reporter=json', `--outputFile=${reports.vitest}`];
	return readVitest(reports.vitest, run('vitest', args));
}

function endToEnd() {
	const chromium = findChromium();
	if (!chromium) {
		console.error(
			'No Chromium was found and none could be installed: set CHROMIUM_PATH to a Chromium or Chrome.'
		);
		return { name: 'end-to-end', passed: 0, failed: 1, skipped: [], ok: false };
	}
	const env = { CHROMIUM_PATH: chromium, ALMANAC_REPORT: reports.playwright };
	return readPlaywright(reports.playwright, run('playwright', ['test'], env));
}

/** @param {string} line */
const say = (line) => console.error(line);

const tooOld = nodeVersionProblem(process.versions.node);
if (tooOld) {
	say(tooOld);
	process.exit(1);
}
await installWhenNeeded(root, say);
rmSync(new URL('../test-results', import.meta.url), { recursive: true, force: true });

const suites = [
	check('format', ['prettier', '--check', '--log-level', 'warn', '.']),
	check('lint', ['eslint', '.']),
	check(
		'types',
		['svelte-kit', 'sync'],
		['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		['tsc', '--noEmit', '-p', 'src/service-worker']
	)
];
suites.push(unit());
await buildWhenStale(root, say);
suites.push(endToEnd());

process.exitCode = summarise(suites) ? 0 : 1;
