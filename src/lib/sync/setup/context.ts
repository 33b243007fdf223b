/** What the services of the settings need of the worker that they run in. */
import type { AutotaskClient } from '../../autotask/client.ts';
import { outcomeOf } from '../../autotask/failure.ts';
import type { AlmanacDatabase } from '../../db/database.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { AlmanacError, failed, type Outcome } from '../../domain/errors.ts';
import type { IntegrationId } from '../../domain/ids.ts';

/** The connected tenant with its credentials unlocked. */
export interface OpenTenant {
	readonly integrationId: IntegrationId;
	readonly client: AutotaskClient;
}

export interface SetupContext {
	readonly db: AlmanacDatabase;
	/** Fails with `integration-missing` or `vault-locked`. */
	readonly openTenant: () => Promise<Outcome<OpenTenant>>;
	/**
	 * Runs work that writes what a sync writes as well; fails with `sync-running-elsewhere` while a sync
	 * runs in any tab.
	 */
	readonly exclusively: <T>(work: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;
	/** The present moment as an ISO date-time. */
	readonly now: () => string;
}

/** Work with the tenant; what is expected to fail, in the tenant or on this device, becomes a failure. */
export async function withTenant<T>(
	context: SetupContext,
	work: (tenant: OpenTenant) => Promise<T>
): Promise<Outcome<T>> {
	const tenant = await context.openTenant();
	if (!tenant.ok) return tenant;
	return guarded(() => work(tenant.value));
}

/** Expected failures as values, those of the database among them; a bug is thrown on. */
export async function guarded<T>(work: () => PromiseLike<T>): Promise<Outcome<T>> {
	try {
		return await outcomeOf(async () => work());
	} catch (error) {
		const failure = storageFailure(error);
		if (failure) return failed(failure);
		throw error;
	}
}

/** The connected tenant's id; for work that only this device does. */
export async function connectedId(db: AlmanacDatabase): Promise<IntegrationId> {
	const integration = await db.integrations.toCollection().first();
	if (!integration) throw new AlmanacError({ code: 'integration-missing' });
	return integration.id;
}
