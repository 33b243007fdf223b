import { proxyPaths } from '../../../proxy/contract.ts';
import type { ProxyInfo } from '../../../proxy/contract.ts';
import { failed, succeeded } from '../domain/errors.ts';
import type { Failure, Outcome } from '../domain/errors.ts';
import { z } from '../z.ts';
import { exchange } from './exchange.ts';
import { outcomeOf } from './failure.ts';
import { fetchFromProxy } from './proxy-fetch.ts';
import type { ProxyFetch } from './proxy-fetch.ts';

const proxyInfoSchema = z.looseObject({
	version: z.string(),
	egressIps: z.array(z.string()),
	injectsIntegrationCode: z.boolean(),
	sandbox: z.boolean()
}) satisfies z.ZodType<ProxyInfo>;

/** The connect form waits for it, so it is shorter than a call to Autotask. */
const infoTimeoutMs = 10_000;

/**
 * What the proxy at an origin says about itself. An answer that is no such thing is
 * `proxy-unreachable`: a static host answers every path with the app's page.
 */
export async function fetchProxyInfo(
	origin: string,
	options: ProxyFetch & { readonly signal?: AbortSignal | undefined } = {}
): Promise<Outcome<ProxyInfo>> {
	const { signal } = options;
	const request = { method: 'GET', headers: { Accept: 'application/json' }, body: null, signal };
	const send = (): Promise<Response> =>
		fetchFromProxy(origin + proxyPaths.info, request, { timeoutMs: infoTimeoutMs, ...options });
	const answer = await outcomeOf(() =>
		exchange({ endpoint: 'proxy', method: 'GET', send, clock: Date.now, signal })
	);
	const outcome = answer.ok ? answer.value : answer;
	if (!outcome.ok) return saidByProxy(outcome.failure) ? outcome : nobody;
	const info = proxyInfoSchema.safeParse(outcome.value);
	return info.success ? succeeded(info.data) : nobody;
}

const nobody = failed({ code: 'proxy-unreachable' });

/** Of what is no answer of a proxy only these say more than that there is none. */
function saidByProxy({ code, problem }: Failure): boolean {
	return problem !== undefined || ['cancelled', 'offline', 'timeout'].includes(code);
}
