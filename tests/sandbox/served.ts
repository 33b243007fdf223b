import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A sandbox in a process of its own. */
export interface ServedSandbox {
	readonly url: string;
	readonly user: string;
	readonly secret: string;
	readonly trackingIdentifier: string;
	readonly process: ChildProcess;
	/** Everything that came on standard output so far. */
	readonly output: () => string;
	readonly stop: () => Promise<void>;
}

const command = ['--import', 'tsx', 'src/lib/sandbox/command.ts'];

/** Starts the command on a free port and waits for its line of JSON. */
export async function serveSandbox(flags: readonly string[] = []): Promise<ServedSandbox> {
	const child = spawn(process.execPath, [...command, '--json', '--port', '0', ...flags], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let output = '';
	child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
	const line = await new Promise<string>((resolve, reject) => {
		createInterface(child.stdout).once('line', resolve);
		child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}`)));
	});
	const { url, user, secret, trackingIdentifier } = JSON.parse(line) as ServedSandbox;
	const stop = () =>
		new Promise<void>((resolve) => {
			child.once('exit', () => resolve());
			child.kill('SIGTERM');
		});
	return { url, user, secret, trackingIdentifier, process: child, output: () => output, stop };
}

/** Runs the command to its end. */
export async function runCommand(flags: readonly string[]) {
	const child = spawn(process.execPath, [...command, ...flags]);
	let [stdout, stderr] = ['', ''];
	child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
	child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	return { code, stdout, stderr };
}
