/** What the peers know of the tenant: where it answers, and how to ask for a page without our client. */
import { autotaskHeaders, proxyPaths } from '../../../proxy/contract.ts';

export interface BenchTenant {
	/** Host and port under which the proxy reaches it. */
	readonly zoneHost: string;
	readonly user: string;
	readonly secret: string;
	readonly trackingIdentifier: string;
}

export const pageSize = 500;

/** Asks for configurations through the proxy that served this page; `body` is the query's JSON. */
export async function askConfigurations(tenant: BenchTenant, body: string): Promise<Response> {
	const host = encodeURIComponent(tenant.zoneHost);
	const path = `${proxyPaths.autotask}/${host}/V1.0/ConfigurationItems/query`;
	const response = await fetch(path, {
		method: 'POST',
		body,
		cache: 'no-store',
		headers: {
			'Content-Type': 'application/json',
			[autotaskHeaders.userName]: tenant.user,
			[autotaskHeaders.secret]: tenant.secret,
			[autotaskHeaders.integrationCode]: tenant.trackingIdentifier
		}
	});
	if (!response.ok) throw new Error(`The tenant answered ${response.status}`);
	return response;
}
