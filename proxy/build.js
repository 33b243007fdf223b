// @ts-check
/** The step "build when stale": the app with Vite, the proxy with the bundler that Vite brings. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What the two builds are made of; a folder stands for all files below it. */
const inputs = [
	'src',
	'static',
	'proxy',
	'svelte.config.js',
	'vite.config.ts',
	'package-lock.json'
];

/** What a build leaves behind; without one of them it counts as stale. */
const outputs = ['build/app/200.html', 'build/proxy/main.js'];

/**
 * A digest of the content of every input, independent of dates, so that a fresh checkout of the same
 * commit is not stale.
 * @param {string} root
 */
export function inputDigest(root) {
	const digest = createHash('sha256');
	for (const path of inputs.flatMap((input) => filesBelow(join(root, input))).sort()) {
		digest.update(`${relative(root, path).split(sep).join('/')}\0`);
		digest.update(readFileSync(path));
		digest.update('\0');
	}
	return digest.digest('hex');
}

/**
 * Builds app and proxy if their inputs changed since the last build. Two starts at once build once.
 * @param {string} root folder of the project
 * @param {(line: string) => void} say
 */
export async function buildWhenStale(root, say) {
	if (isFresh(root, inputDigest(root))) return;
	const unlock = await lock(join(root, 'build/.building'), say);
	try {
		const digest = inputDigest(root);
		if (isFresh(root, digest)) return;
		rmSync(stampPath(root), { force: true });
		say('Building app and proxy …');
		const code = await runBuild(root, digest);
		if (code !== 0) throw new Error('The build failed; its output is above.');
		writeFileSync(stampPath(root), digest);
	} finally {
		unlock();
	}
}

/**
 * One file for Node with every dependency inside. What is imported on demand (sandbox, store client)
 * still runs only then.
 * @param {string} root
 * @param {string} [outDir]
 */
export async function buildProxy(root, outDir = join(root, 'build/proxy')) {
	const { build } = await import('vite');
	await build({
		configFile: false,
		root,
		logLevel: 'warn',
		publicDir: false,
		ssr: { noExternal: true, target: 'node' },
		build: {
			ssr: join(root, 'proxy/main.ts'),
			outDir,
			emptyOutDir: true,
			target: 'node20',
			// What Node holds of an unminified file makes the process 15 MB larger.
			minify: true,
			rolldownOptions: {
				output: { entryFileNames: 'main.js', codeSplitting: false }
			}
		}
	});
}

/**
 * Builds in a process of its own: what the tools print goes to standard error, and what they hold in
 * memory goes with them. The version names the content, so that an installed app offers an update
 * exactly when there is one.
 * @param {string} root
 * @param {string} digest
 * @returns {Promise<number>}
 */
function runBuild(root, digest) {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const env = { ALMANAC_BUILD: `${version}+${digest.slice(0, 12)}`, ...process.env };
	return new Promise((resolve, reject) => {
		const script = fileURLToPath(import.meta.url);
		const child = spawn(process.execPath, [script], { cwd: root, env, stdio: ['ignore', 2, 2] });
		child.on('error', reject);
		child.on('close', (exitCode) => resolve(exitCode ?? 1));
	});
}

/**
 * @param {string} root
 * @param {string} digest
 */
function isFresh(root, digest) {
	try {
		const built = outputs.every((path) => statSync(join(root, path)).isFile());
		return built && readFileSync(stampPath(root), 'utf8') === digest;
	} catch {
		return false;
	}
}

/** @param {string} root */
function stampPath(root) {
	return join(root, 'build/stamp');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
	const entry = statSync(path, { throwIfNoEntry: false });
	if (!entry) return [];
	if (entry.isFile()) return [path];
	return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

/**
 * Waits while another living process builds; a lock whose owner died is taken over.
 * @param {string} path folder that is the lock
 * @param {(line: string) => void} say
 */
async function lock(path, say) {
	mkdirSync(join(path, '..'), { recursive: true });
	for (let told = false; ; told = true) {
		try {
			mkdirSync(path);
			writeFileSync(join(path, 'pid'), String(process.pid));
			return () => rmSync(path, { recursive: true, force: true });
		} catch {
			if (!isHeld(path)) rmSync(path, { recursive: true, force: true });
			else if (!told) say('Another build is under way; waiting for it …');
			await delay(200);
		}
	}
}

/** @param {string} path */
function isHeld(path) {
	try {
		process.kill(Number(readFileSync(join(path, 'pid'), 'utf8')), 0);
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EPERM') return true;
		// Just made and not yet signed, or left behind: young ones are given the benefit of the doubt.
		const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
		return Date.now() - made < 2_000;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { build } = await import('vite');
	const root = process.cwd();
	await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
	await buildProxy(root);
}
