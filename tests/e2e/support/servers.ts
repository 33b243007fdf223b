/**
 * The real processes that a journey runs against: the built proxy that serves the built app, and a
 * simulated tenant of its own over HTTP.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface RunningServer {
	/** Origin without a trailing slash. */
	readonly origin: string;
	/** Everything that it wrote to standard error so far. */
	readonly log: () => string;
	/** Ends the process the hard way and waits for it. */
	stop(): Promise<void>;
}

export interface RunningSandbox extends RunningServer {
	readonly user: string;
	readonly secret: string;
	readonly trackingIdentifier: string;
}

interface Started {
	readonly child: ChildProcess;
	readonly firstLine: string;
	readonly log: () => string;
	stop(): Promise<void>;
}

async function start(args: readonly string[], env: Record<string, string>): Promise<Started> {
	const child = spawn(process.execPath, args, {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let log = '';
	child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
	const lines = createInterface({ input: child.stdout });
	const ended = once(child, 'exit').then(() => null);
	const line = once(lines, 'line').then(([first]) => String(first));
	const firstLine = await Promise.race([line, ended]);
	if (firstLine === null) throw new Error(`${args.join(' ')} ended at once:\n${log}`);
	const stop = async (): Promise<void> => {
		if (child.exitCode === null && child.signalCode === null) {
			child.kill('SIGKILL');
			await ended;
		}
	};
	return { child, firstLine, log: () => log, stop };
}

/** App, proxy and mounted sandbox on a free port, or on `port` to come back where it was. */
export async function startAlmanac(
	env: Record<string, string> = {},
	port = 0
): Promise<RunningServer> {
	const server = await start(['proxy/start.js'], { PORT: String(port), ...env });
	const origin = /http:\/\/\S+/.exec(server.firstLine)?.[0];
	if (!origin) throw new Error(`no address in “${server.firstLine}”`);
	return { origin, log: server.log, stop: server.stop };
}

/** A simulated tenant over HTTP; `flags` are those of `npm run sandbox`. */
export async function startSandbox(flags: readonly string[] = []): Promise<RunningSandbox> {
	const args = ['--import', 'tsx', 'src/lib/sandbox/command.ts', '--json', '--port', '0', ...flags];
	const sandbox = await start(args, {});
	const { url, user, secret, trackingIdentifier } = JSON.parse(sandbox.firstLine) as {
		url: string;
		user: string;
		secret: string;
		trackingIdentifier: string;
	};
	return {
		origin: new URL(url).origin,
		user,
		secret,
		trackingIdentifier,
		log: sandbox.log,
		stop: sandbox.stop
	};
}

/** Zone discovery alone, which sends every user to `zoneUrl`. */
export async function startDiscovery(zoneUrl: string): Promise<RunningServer> {
	const zone = { zoneName: 'Elsewhere', url: zoneUrl, webUrl: zoneUrl, ci: 4711 };
	const server = createServer((request, response) => {
		const isKnown = request.url?.startsWith('/ATServicesRest/V1.0/zoneInformation?');
		response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
		response.end(JSON.stringify(isKnown ? zone : {}));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const stop = async (): Promise<void> => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	};
	return { origin: `http://127.0.0.1:${port}`, log: () => '', stop };
}
