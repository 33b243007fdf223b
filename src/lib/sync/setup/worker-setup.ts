import { parseProxyAddress } from '../../autotask/proxy-address.ts';
import { connectedIntegration } from '../../db/integrations.ts';
import { failed, succeeded, type Outcome } from '../../domain/errors.ts';
import { nowIso, openClient, type SyncEnvironment } from '../environment.ts';
import type { SetupService } from '../setup-protocol.ts';
import type { SetupContext } from './context.ts';
import { createKeyService } from './key-service.ts';
import { createSetupService } from './setup-service.ts';

type Method = (...values: unknown[]) => Promise<unknown>;

/**
 * The whole {@link SetupService} over what the worker works with. A bug is reported and answered as
 * `internal`: beyond this Comlink would drop everything but a text.
 */
export function createWorkerSetup(env: SyncEnvironment): SetupService {
	const service: SetupService = {
		...createSetupService(setupContext(env)),
		...createKeyService(env),
		async proxyInfo(typed) {
			const origin = parseProxyAddress(typed, env.pageOrigin);
			return origin.ok ? env.proxyInfo(origin.value) : origin;
		}
	};
	const reported = (error: unknown): Outcome<never> => {
		env.reportBug(error);
		return failed({ code: 'internal' });
	};
	const answered = Object.entries(service).map(([name, method]) => {
		const call = method as Method;
		return [name, (...values: unknown[]) => call(...values).catch(reported)] as const;
	});
	// The same names, each with the same signature as before.
	return Object.fromEntries(answered) as unknown as SetupService;
}

function setupContext(env: SyncEnvironment): SetupContext {
	return {
		db: env.db,
		now: () => nowIso(env),
		exclusively: (work) => env.lock.tryRun(work),
		async openTenant() {
			const integration = await connectedIntegration(env.db);
			if (!integration) return failed({ code: 'integration-missing' });
			const client = await openClient(env, integration);
			if (!client.ok) return client;
			return succeeded({ integrationId: integration.id, client: client.value });
		}
	};
}
