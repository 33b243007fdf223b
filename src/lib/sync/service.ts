/**
 * The worker's service as plain functions, so that tests call what the page calls. This is the one place
 * where what was thrown becomes an outcome: beyond it Comlink would drop everything but a text.
 */
import { AlmanacError, failed, succeeded, type Outcome } from '../domain/errors.ts';
import { connectedIntegration } from '../db/integrations.ts';
import { storageFailure } from '../db/storage-failure.ts';
import { connectSampleTenant, connectTenant } from './connect-tenant.ts';
import { nowIso, openClient, type SyncEnvironment } from './environment.ts';
import { FleetSearch } from './fleet-search.ts';
import { createGradingService } from './grading-service.ts';
import type { GradingService } from './grading-protocol.ts';
import { HeldFleet } from './held-fleet.ts';
import type { SyncService } from './protocol.ts';
import type { QualityService } from './quality-protocol.ts';
import { runSync } from './run.ts';
import type { SetupContext } from './setup/context.ts';
import { settleKilledRuns } from '../db/runs.ts';

export function createSyncService(
	env: SyncEnvironment
): SyncService & GradingService & QualityService {
	let running: AbortController | null = null;
	const fleet = new HeldFleet(env);
	const search = new FleetSearch(env.db, fleet);

	/** Expected failures as values; a bug is reported and answered as `internal`. */
	async function answered<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
		try {
			return await work();
		} catch (error) {
			if (error instanceof AlmanacError) return failed(error.failure);
			const failure = storageFailure(error);
			if (failure) return failed(failure);
			env.reportBug(error);
			return failed({ code: 'internal' });
		}
	}

	return {
		...createGradingService({ db: env.db, fleet, answered }),
		connect: (request) => answered(() => connectTenant(env, request)),
		connectSample: (proxyOrigin, companies) =>
			answered(() => connectSampleTenant(env, proxyOrigin, companies)),
		unlock: (passphrase) => answered(() => env.vault.unlock(passphrase)),
		async lock() {
			env.vault.lock();
		},
		async isUnlocked() {
			return env.vault.isUnlocked;
		},
		sync(request, onProgress) {
			const own = new AbortController();
			return answered(async () => {
				running ??= own;
				try {
					return await runSync(env, { request, onProgress, signal: own.signal });
				} finally {
					if (running === own) running = null;
				}
			});
		},
		async cancel() {
			running?.abort();
		},
		async search(query, limit) {
			const hits = await answered(async () => succeeded(await search.find(query, limit)));
			return hits.ok ? hits.value : [];
		}
	};
}

/** What the services of the settings work with, in the same worker and under the same lock. */
export function setupContext(env: SyncEnvironment): SetupContext {
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

/** At the start of a worker: log entries of runs that were killed are closed, unless one is under way. */
export async function settleAtStart(env: SyncEnvironment): Promise<void> {
	await env.lock.tryRun(async () => {
		await settleKilledRuns(env.db, nowIso(env));
		return succeeded(null);
	});
}
