/**
 * `npm test`: installs what is missing, then runs every check in the order of its cost and closes with
 * one line, "N passed, N failed", over all suites. Plain Node, so that it works before the install.
 */
import { spawn, spawnSync } from 'node:child_process';
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

/** Runs a tool beside others; what it wrote is shown in one piece once it has ended. */
function runBeside(command, args) {
	return new Promise((resolve) => {
		const child = spawn('npx', ['--no-install', command, ...args], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text) => (output += text));
		}
		const end = (ok, more = '') => {
			console.log(`\n> ${[command, ...args].join(' ')}\n${output}${more}`.trimEnd());
			resolve(ok);
		};
		child.on('error', (error) => end(false, error.message));
		child.on('close', (status) => end(status === 0));
	});
}

/** A check without test cases of its own counts as one test. */
async function check(name, ...commands) {
	let ok = true;
	for (const [command, ...args] of commands) ok = ok && (await runBeside(command, args));
	return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], ok };
}

/** Two lanes of about the same length, since none of these tools uses more than one core. */
async function staticChecks() {
	const types = check(
		'types',
		['svelte-kit', 'sync'],
		['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		['tsc', '--noEmit', '-p', 'src/service-worker']
	);
	const format = await check('format', ['prettier', '--check', '--log-level', 'warn', '.']);
	const lint = await check('lint', ['eslint', '.']);
	return [format, lint, await types];
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

const suites = await staticChecks();
// Before the unit tests, some of which start the built proxy and would each find it stale.
await buildWhenStale(root, say);
suites.push(unit(), endToEnd());

process.exitCode = summarise(suites) ? 0 : 1;
