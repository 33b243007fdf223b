/** `npm run bench -- start`: how long somebody waits for `npm start`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, type Bench, type BenchRow } from './report.ts';
import { plain } from './parts/part.ts';

export const name = 'start';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rounds = 5;

export const run: Bench['run'] = async (say) => {
	say('start: once, so that nothing is stale …');
	await startIn(root);
	const again: number[] = [];
	for (let round = 1; round <= rounds; round += 1) {
		again.push(await startIn(root));
		say(`start, round ${round} of ${rounds}: ${again.at(-1)?.toFixed(0)} ms`);
	}
	const row: BenchRow = {
		id: 'start.againMs',
		what: '"npm start" with nothing to install or build, until it says that it is ready',
		value: median(again),
		unit: 'ms',
		target: { atMost: 3_000 }
	};
	return [row, await freshClone(say)];
};

/** A clone of the last commit with no node_modules: installs, builds and starts. */
async function freshClone(say: (line: string) => void): Promise<BenchRow> {
	const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
	try {
		const clone = join(folder, 'almanac');
		await done('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
		say('start: installs and builds in a fresh clone …');
		const ms = await startIn(clone);
		return plain('start.freshCloneMs', 'the same in a fresh clone: installs, builds', ms, 'ms');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Milliseconds from the command to its one line; the server is ended then. */
async function startIn(folder: string): Promise<number> {
	const begun = performance.now();
	const child = spawn('npm', ['start'], {
		cwd: folder,
		env: { ...process.env, PORT: '0' },
		// A group of its own: npm, its shell and the server end together.
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	let log = '';
	child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
	const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
	const ready = new Promise<number>((resolve) => {
		child.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('Almanac is ready at ')) resolve(performance.now() - begun);
		});
	});
	const ms = await Promise.race([ready, ended]);
	if (ms === undefined) throw new Error(`npm start ended in ${folder}:\n${log}`);
	process.kill(-Number(child.pid), 'SIGKILL');
	await ended;
	return ms;
}

function done(command: string, args: readonly string[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: 'inherit' });
		child.on('error', reject);
		child.on('close', (code) =>
			code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))
		);
	});
}
