import type { AddressInfo } from 'node:net';
import { createApp, type ProxyOptions } from '../../../proxy/app.ts';
import type { CallEvent } from '../../../proxy/call.ts';
import { createUndiciForward, type UndiciTimeouts } from '../../../proxy/forward-undici.ts';
import { defaultLimits, LocalLimits } from '../../../proxy/limits.ts';
import { listen } from '../../../proxy/listen.ts';
import { parseSettings } from '../../../proxy/settings.ts';
import { closeServer } from './upstream.ts';

/** The proxy as it runs on Node, on a port of its own. */
export interface NodeProxy {
	readonly port: number;
	readonly origin: string;
	readonly limits: LocalLimits;
	readonly events: CallEvent[];
	close(): Promise<void>;
}

export interface NodeProxySetup {
	readonly env?: Record<string, string>;
	readonly timeouts?: Partial<UndiciTimeouts>;
	readonly options?: Partial<ProxyOptions>;
}

export async function startNodeProxy(setup: NodeProxySetup = {}): Promise<NodeProxy> {
	const upstream = createUndiciForward(setup.timeouts);
	const limits = new LocalLimits({ ...defaultLimits, clientRate: 0 });
	const events: CallEvent[] = [];
	const app = createApp({
		forward: upstream.forward,
		settings: parseSettings(setup.env ?? {}),
		limits,
		observe: (event) => events.push(event),
		...setup.options
	});
	const [server] = await listen(app.fetch, { port: 0, host: '127.0.0.1' });
	if (!server) throw new Error('no server');
	const { port } = server.address() as AddressInfo;
	return {
		port,
		origin: `http://127.0.0.1:${port}`,
		limits,
		events,
		async close() {
			await closeServer(server);
			await upstream.close();
		}
	};
}
