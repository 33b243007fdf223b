// @ts-check
/**
 * `npm start`: from a fresh clone to a running app in one command. Standard output gets exactly one
 * line, once the app answers; everything else goes to standard error.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWhenStale } from './build.js';
import { installWhenNeeded, nodeVersionProblem } from './install.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

async function start() {
	const tooOld = nodeVersionProblem(process.versions.node);
	if (tooOld) throw new Error(tooOld);
	await installWhenNeeded(root, say);
	await buildWhenStale(root, say);
	const main = await import(pathToFileURL(join(root, 'build/proxy/main.js')).href);
	const env = { SANDBOX: 'on', APP_DIR: join(root, 'build/app'), ...process.env };
	try {
		const proxy = await main.startProxy(env);
		main.stopOnSignals(proxy);
		stopWithParent();
		process.stdout.write(`Almanac is ready at http://localhost:${proxy.port}\n`);
	} catch (error) {
		throw new Error(main.startErrorSentence(error), { cause: error });
	}
}

/**
 * npm runs this script in a shell that does not hand signals on: ended by `kill`, npm would leave the
 * server behind. So it ends when it is orphaned.
 */
function stopWithParent() {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 500);
	watch.unref();
}

start().catch((error) => {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
