/**
 * `npm run test:engines`: the journeys in Firefox, and the core journey with a report and its export in
 * WebKitGTK. Chromium walks them all in `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from '../proxy/build.js';
import { installWhenNeeded } from '../proxy/install.js';
import { findEngine, howToInstall } from './run/engines.js';
import { readPlaywright, summarise } from './run/summary.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} line */
const say = (line) => console.error(line);

/** Walks the journeys of one engine; one that is not there counts as failed, with what to do. */
function walk(engine) {
	const path = findEngine(engine);
	if (!path) {
		say(howToInstall(engine));
		return { name: engine, passed: 0, failed: 1, skipped: [], ok: false };
	}
	const report = `test-results/${engine}.json`;
	const { status } = spawnSync(
		'npx',
		['--no-install', 'playwright', 'test', `--project=${engine}`, '--workers=1'],
		{
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: {
				...process.env,
				[`${engine.toUpperCase()}_PATH`]: path,
				ALMANAC_REPORT: report,
				ALMANAC_RESULTS: `test-results/${engine}`
			}
		}
	);
	return { ...readPlaywright(report, status === 0), name: engine };
}

const [only] = process.argv.slice(2);
const engines = ['firefox', 'webkit'].filter((engine) => !only || engine === only);
if (engines.length === 0) {
	say(`There is no engine "${only}": firefox or webkit.`);
	process.exit(2);
}
await installWhenNeeded(root, say);
await buildWhenStale(root, say);
process.exitCode = summarise(engines.map(walk)) ? 0 : 1;
