import type { Forward } from './forward.ts';

/**
 * The mounted sandbox: a simulated tenant that answers in-process under the zone host `sandbox`.
 * Loaded with its first call, so that a proxy that is not asked for it never holds it.
 */
export function createSandboxForward(): Forward {
	let tenant: Promise<(request: Request) => Response | Promise<Response>> | undefined;
	return async function forward(url, init) {
		tenant ??= loadTenant();
		const { method, body, signal } = init;
		const fetchTenant = await tenant;
		// Nothing travels, so nothing need be packed.
		const headers = { ...init.headers, 'accept-encoding': 'identity' };
		return fetchTenant(new Request(url, { method, headers, body, signal }));
	};
}

async function loadTenant() {
	const { createSandbox, sampleOptions } = await import('../src/lib/sandbox/app.ts');
	const { app } = createSandbox({ ...sampleOptions, zoneUrl: 'https://sandbox/ATServicesRest/' });
	return (request: Request) => app.fetch(request);
}
