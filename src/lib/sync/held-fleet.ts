/** The fleet snapshot in the worker's memory: read from disk once for each state of the shards. */
import type { AlmanacDatabase } from '../db/database.ts';
import { isFleetFresh, refreshFleet, storedFleet } from '../db/fleet.ts';
import { generationOf } from '../db/generations.ts';
import { connectedIntegration } from '../db/integrations.ts';
import type { FleetRow } from '../db/shard-rows.ts';
import { succeeded } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { SyncEnvironment } from './environment.ts';

export class HeldFleet {
	readonly #env: Pick<SyncEnvironment, 'db' | 'lock'>;
	#held: FleetRow | null = null;

	constructor(env: Pick<SyncEnvironment, 'db' | 'lock'>) {
		this.#env = env;
	}

	/**
	 * The fleet of the connected tenant, the same object until it changes; null before the first sync. A
	 * stale snapshot is brought up to date first, unless a sync is under way, which ends with that.
	 */
	async current(): Promise<FleetRow | null> {
		const { db } = this.#env;
		const integration = await connectedIntegration(db);
		return integration ? this.#currentOf(db, integration.id) : null;
	}

	async #currentOf(db: AlmanacDatabase, integrationId: IntegrationId): Promise<FleetRow | null> {
		if (!(await isFleetFresh(db, integrationId))) {
			await this.#env.lock.tryRun(async () => succeeded(await refreshFleet(db, integrationId)));
		}
		const { snapshot } = await generationOf(db, integrationId);
		if (!snapshot) return null;
		const held = this.#held;
		if (
			held?.integrationId === integrationId &&
			held.generation === snapshot.generation &&
			held.layout === snapshot.layout
		) {
			return held;
		}
		this.#held = (await storedFleet(db, integrationId)) ?? null;
		return this.#held;
	}
}
