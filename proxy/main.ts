import { hash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { createClientAddress } from './client-address.ts';
import { createUndiciForward } from './forward-undici.ts';
import { defaultLimits, LocalLimits } from './limits.ts';
import { drain, listen } from './listen.ts';
import { callLogger, createLogger, logCall } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createSandboxForward } from './sandbox.ts';
import { createAppServer } from './serve-app.ts';
import { parseSettings, SettingsError, type Settings } from './settings.ts';

/** A proxy that listens. */
export interface RunningProxy {
	readonly port: number;
	/** Stops listening, lets calls in flight end and resolves; after `drainTimeout` cuts the rest. */
	stop(): Promise<void>;
}

/** Milliseconds that the start waits for the limit store. */
const storeTimeout = 2_000;

/** Starts the proxy. Throws {@link SettingsError}, or the error of `listen`. */
export async function startProxy(
	env: Readonly<Record<string, string | undefined>>
): Promise<RunningProxy> {
	const settings = parseSettings(env);
	const logger = createLogger(settings.logLevel);
	const calls = callLogger(logger);
	const upstream = createUndiciForward();
	const addressOf = createClientAddress(settings.trustedProxies);
	const { limits, local, shared } = await createLimits(settings, logger);
	const metrics = createMetrics({
		occupancy: () => local.occupancy(),
		shared: () => shared?.shared ?? false
	});
	let stopping = false;
	const app = createApp({
		forward: upstream.forward,
		settings,
		version: packageJson.version,
		sandbox: settings.sandbox ? createSandboxForward() : null,
		limits,
		limitsShared: () => shared?.shared ?? false,
		metrics: metrics.text,
		clientAddress: (request, env) => addressOf(peerOf(env), request.headers.get('x-forwarded-for')),
		observe: (event) => {
			metrics.observe(event);
			logCall(calls, event);
		},
		draining: () => stopping,
		...(settings.appDir === null ? {} : { serveApp: appServer(settings.appDir) })
	});
	const servers = await listen(app.fetch, settings, (method, status, code) => {
		metrics.refused(code);
		logger.info({ method, status, code }, 'refused');
	});
	const { port } = servers[0]?.address() as AddressInfo;
	logger.info({ port, version: packageJson.version, sandbox: settings.sandbox }, 'listening');
	return {
		port,
		async stop() {
			stopping = true;
			await Promise.all(servers.map((server) => drain(server)));
			await upstream.close();
			shared?.close();
			logger.info('stopped');
			await flushed(logger);
		}
	};
}

async function createLimits(settings: Settings, logger: Logger) {
	const options = { ...defaultLimits, clientRate: settings.clientRate };
	const digest = (text: string) => hash('sha256', text, 'base64url');
	const local = new LocalLimits(options, digest);
	if (settings.valkeyUrl === null) return { limits: local, local, shared: null };
	// The client of the store is loaded only where there is a store.
	const { SharedLimits } = await import('./shared-limits.ts');
	const shared = new SharedLimits(settings.valkeyUrl, {
		options,
		local,
		digest,
		onChange: (isShared) =>
			isShared
				? logger.info('limits are shared')
				: logger.warn('the limit store is away: limits hold for this process alone')
	});
	await shared.connected(storeTimeout);
	return { limits: shared, local, shared };
}

function peerOf(env: unknown): string {
	return (env as { incoming: IncomingMessage }).incoming.socket.remoteAddress ?? '';
}

function appServer(dir: string) {
	try {
		return createAppServer(dir);
	} catch {
		throw new SettingsError(`APP_DIR must be the folder of the built app; ${dir} holds none.`);
	}
}

function flushed(logger: Logger): Promise<void> {
	return new Promise((resolve) => logger.flush(() => resolve()));
}

/** Runs until a signal asks for a graceful stop; a second one ends at once. */
export function stopOnSignals(proxy: RunningProxy): void {
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(signal, () => {
			process.once(signal, () => process.exit(1));
			void proxy.stop().then(() => process.exit(0));
		});
	}
}

/** One sentence for whoever starts the proxy. */
export function startErrorSentence(error: unknown): string {
	const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
	if (code === 'EADDRINUSE') return `Port ${port} is in use; set PORT to another one.`;
	if (code === 'EACCES')
		return `Port ${port} may not be used by this user; set PORT to another one.`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
		return 'HOST is not an address of this machine.';
	return message;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		stopOnSignals(await startProxy(process.env));
	} catch (error) {
		process.stderr.write(`${startErrorSentence(error)}\n`);
		process.exitCode = 1;
	}
}
