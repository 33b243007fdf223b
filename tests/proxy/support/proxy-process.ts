import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The proxy as a process of its own. */
export interface ProxyProcess {
	readonly pid: number;
	readonly port: number;
	readonly origin: string;
	/** Everything that it wrote so far. */
	readonly output: { stdout: string; stderr: string };
	kill(signal: NodeJS.Signals): void;
	/** Exit code, or the signal's name. */
	readonly exited: Promise<number | NodeJS.Signals>;
}

/** What a process that did not come up left behind. */
export interface FailedStart {
	readonly exit: number | NodeJS.Signals;
	readonly stdout: string;
	readonly stderr: string;
}

/** `main` is a built proxy; without it the source runs. */
export async function startProxyProcess(
	env: Record<string, string>,
	main?: string
): Promise<ProxyProcess> {
	const started = await tryStart(env, main);
	if ('exit' in started) throw new Error(`the proxy ended with ${started.exit}: ${started.stderr}`);
	return started;
}

/** Starts a proxy that is expected to refuse to. */
export async function failToStart(env: Record<string, string>): Promise<FailedStart> {
	const started = await tryStart(env);
	if ('exit' in started) return started;
	started.kill('SIGKILL');
	throw new Error('the proxy started');
}

async function tryStart(
	env: Record<string, string>,
	main?: string
): Promise<ProxyProcess | FailedStart> {
	const args = main === undefined ? ['--import', 'tsx', 'proxy/main.ts'] : [main];
	const child = spawn(process.execPath, args, {
		cwd: root,
		env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const output = { stdout: '', stderr: '' };
	child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
	const exited = once(child, 'close').then(
		([code, signal]) => (code ?? signal) as number | NodeJS.Signals
	);
	const port = new Promise<number>((resolve) => {
		child.stderr.on('data', () => {
			const found = /"port":(\d+)/.exec(output.stderr)?.[1];
			if (found) resolve(Number(found));
		});
	});
	const first = await Promise.race([
		port.then((number) => ({ number })),
		exited.then((exit) => ({ exit }))
	]);
	if ('exit' in first) return { exit: first.exit, ...output };
	return {
		pid: child.pid ?? 0,
		port: first.number,
		origin: `http://127.0.0.1:${first.number}`,
		output,
		kill: (signal) => void child.kill(signal),
		exited
	};
}
