import type { Hono } from 'hono';
import { errors, json } from './answers.ts';
import type { SandboxEnv } from './env.ts';
import type { Runtime } from './runtime.ts';

/** Path under which Autotask's API lives, in the case in which it is told. */
export const servicePath = '/ATServicesRest/';

/** The `url` of the zone: where the caller reached us, unless the sandbox stands for a fixed host. */
export function zoneUrl({ settings }: Runtime, requestUrl: string): string {
	return settings.zoneUrl ?? new URL(requestUrl).origin + servicePath;
}

/** Zone discovery, versions and usage: what a client asks before it asks for records. */
export function zoneRoutes(app: Hono<SandboxEnv>, runtime: Runtime): void {
	const { settings, tenant, usage, limits, user } = runtime;
	app.get('/atservicesrest/v1.0/zoneinformation', (c) => {
		if (!user.isKnown(c.req.query('user') ?? '')) {
			return errors(['Zone information could not be determined']);
		}
		const url = zoneUrl(runtime, c.req.url);
		return json({
			zoneName: 'Sandbox',
			url,
			webUrl: new URL('/', url).href,
			ci: settings.ci
		});
	});
	app.get('/atservicesrest/versioninformation', () => json({ apiVersions: ['1.0'] }));
	app.get('/atservicesrest/v1.0/thresholdinformation', () =>
		json({
			externalRequestThreshold: limits.threshold ?? 10_000,
			requestThresholdTimeframe: 60,
			currentTimeframeRequestCount: usage.count(tenant.now())
		})
	);
}
