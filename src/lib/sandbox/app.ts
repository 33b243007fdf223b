import { Hono } from 'hono';
import type { Credentials } from './access.ts';
import { errors, iisNotFound } from './answers.ts';
import { compression } from './compression.ts';
import { createControl } from './control.ts';
import { entityRoutes } from './entity-routes.ts';
import type { SandboxEnv } from './env.ts';
import { authentication, politeness, recording, urlLength, weather } from './middleware.ts';
import { settingsOf, type SandboxOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { zoneRoutes } from './zone.ts';

export { sampleCredentials, sampleOptions, type SandboxOptions } from './options.ts';

/** A simulated Autotask tenant. */
export interface Sandbox {
	/** The API: its `fetch` answers any request as Autotask would. */
	readonly app: Hono<SandboxEnv>;
	/**
	 * Changes the tenant behind the API's back and tells what it saw; for tests. Its paths begin with
	 * `/control/`. It asks for no credentials: serve it on loopback or call it in-process.
	 */
	readonly control: Hono;
	readonly credentials: Credentials;
}

/**
 * Makes a tenant after `docs/autotask.md`, deterministic from its options. It uses Web standards
 * only, so that it runs in Node, behind the proxy and inside a browser's worker alike.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
	const runtime = createRuntime(settingsOf(options));
	return {
		app: createApp(runtime),
		control: createControl(runtime),
		get credentials() {
			return runtime.user.credentials;
		}
	};
}

function createApp(runtime: Runtime): Hono<SandboxEnv> {
	// Autotask takes any case in a path, so that all paths are routed in lower case.
	const app = new Hono<SandboxEnv>({
		getPath: (request) => new URL(request.url).pathname.toLowerCase()
	});
	app.use(compression(runtime), recording(runtime), urlLength);
	app.use('/atservicesrest/v1.0/*', authentication(runtime), politeness(runtime));
	app.use(weather(runtime));
	zoneRoutes(app, runtime);
	entityRoutes(app, runtime);
	app.notFound(() => iisNotFound());
	app.onError((error) => {
		if (error instanceof Refusal) return errors(error.errors, error.status);
		throw error;
	});
	return app;
}
