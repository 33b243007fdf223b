// @ts-check
/**
 * The step "install when needed", for `npm start` and `npm test` on a fresh machine.
 * Plain Node without dependencies, because there may be none yet.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const oldest = [20, 19];

/**
 * The sentence for a Node that is too old, or null.
 * @param {string} version as in `process.versions.node`
 */
export function nodeVersionProblem(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = oldest;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
	return `Almanac needs Node ${oldest.join('.')} or newer; this is Node ${version}. Install a current one from https://nodejs.org.`;
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether node_modules lacks something that the lockfile names. npm writes what it installed to a
 * lockfile of its own, at the very end, so an interrupted install counts as none.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | null} installed node_modules/.package-lock.json
 */
export function installNeeded(wanted, installed) {
	const present = installed?.packages;
	if (!present) return true;
	return Object.entries(wanted.packages ?? {}).some(([path, entry]) => {
		if (path === '' || entry.link) return false;
		const found = present[path];
		// Optional packages of other platforms are in the lockfile, but never here.
		return found ? found.version !== entry.version : !entry.optional;
	});
}

/**
 * Runs `npm ci` if the lockfile asks for it; its output goes to standard error.
 * Throws one sentence if it fails.
 * @param {string} root folder of the project
 * @param {(line: string) => void} say
 */
export async function installWhenNeeded(root, say) {
	const wanted = readJson(join(root, 'package-lock.json'));
	if (wanted === null) throw new Error('package-lock.json is missing or damaged.');
	if (!installNeeded(wanted, readJson(join(root, 'node_modules/.package-lock.json')))) return;
	say('Installing the packages of package-lock.json …');
	const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], root);
	if (code !== 0) throw new Error(`npm ci failed (exit code ${code}); its output is above.`);
}

/**
 * @param {string} path
 * @returns {Lockfile | null}
 */
function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return null;
	}
}

/**
 * Under `npm start` npm tells where it is; otherwise the one on the path is used.
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<number>}
 */
function runNpm(args, cwd) {
	const npm = process.env['npm_execpath'];
	const command = npm?.endsWith('.js') ? process.execPath : 'npm';
	const prefix = npm?.endsWith('.js') ? [npm] : [];
	return new Promise((resolve, reject) => {
		const child = spawn(command, [...prefix, ...args], {
			cwd,
			stdio: ['ignore', 2, 2],
			shell: command === 'npm' && process.platform === 'win32'
		});
		child.on('error', () => reject(new Error('npm could not be started; is it installed?')));
		child.on('close', (code) => resolve(code ?? 1));
	});
}
