/**
 * Carries calls to the simulated tenant inside this very page or worker: the sample on static hosting,
 * with no server at all, and the client's tests. The sandbox is loaded when it is first asked.
 */
import { AlmanacError } from '../domain/errors.ts';
import { cancelled, untilAborted } from './abort.ts';
import { concealing, credentialHeaders } from './credentials.ts';
import { callTimeoutMs } from './proxy-fetch.ts';
import type { Credentials, Transport } from './transport.ts';
import type { Sandbox } from '../sandbox/app.ts';

/** An origin that no browser reaches; the sandbox looks at the path only. */
const base = 'https://sandbox/ATServicesRest/';

export interface SandboxTransportOptions {
	/** Default: the sample tenant. */
	readonly load?: (() => Promise<Sandbox>) | undefined;
	/** Default: the tenant's own. */
	readonly credentials?: Credentials | undefined;
	readonly timeoutMs?: number | undefined;
}

export function createSandboxTransport(options: SandboxTransportOptions = {}): Transport {
	const { load = loadSample, timeoutMs = callTimeoutMs } = options;
	let loading: Promise<Sandbox> | null = null;

	async function open(): Promise<{ sandbox: Sandbox; credentials: Credentials }> {
		// A chunk that could not be loaded is asked for again next time.
		loading ??= load().catch((cause: unknown) => {
			loading = null;
			throw new AlmanacError({ code: 'autotask-unreachable' }, { cause });
		});
		const sandbox = await loading;
		return { sandbox, credentials: options.credentials ?? sandbox.credentials };
	}

	/** The time limit and the abort hold even where the sandbox plays a server that stalls. */
	async function answer(sandbox: Sandbox, path: string, init: RequestInit): Promise<Response> {
		const limit = AbortSignal.timeout(timeoutMs);
		const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
		try {
			const request = new Request(base + path, { ...init, signal });
			return await untilAborted(Promise.resolve(sandbox.app.fetch(request)), signal);
		} catch (cause) {
			if (init.signal?.aborted) throw cancelled(init.signal);
			if (limit.aborted) throw new AlmanacError({ code: 'timeout' }, { cause });
			throw cause;
		}
	}

	return {
		// The sample's own credentials are no secret.
		...(options.credentials && { conceal: concealing(options.credentials) }),

		async send(_zone, { method, path, body, signal }) {
			const { sandbox, credentials } = await open();
			const headers = { ...credentialHeaders(credentials), 'Content-Type': 'application/json' };
			return answer(sandbox, path, { method, headers, body, signal: signal ?? null });
		},

		async discover(signal) {
			const { sandbox, credentials } = await open();
			const user = encodeURIComponent(credentials.userName);
			return answer(sandbox, `V1.0/zoneInformation?user=${user}`, { signal: signal ?? null });
		}
	};
}

async function loadSample(): Promise<Sandbox> {
	const { createSandbox, sampleOptions } = await import('../sandbox/app.ts');
	return createSandbox(sampleOptions);
}
