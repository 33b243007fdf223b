import type { AutotaskClient } from '../autotask/client.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import type { ImportSettingsRow } from '../db/rows.ts';
import { AlmanacError } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { ReadingSize } from './plan.ts';
import type { RunProgress } from './progress.ts';
import type { SyncRequest } from './protocol.ts';

/** What every step of a run works with. */
export interface RunContext {
	readonly db: AlmanacDatabase;
	readonly integrationId: IntegrationId;
	readonly client: AutotaskClient;
	readonly progress: RunProgress;
	readonly request: SyncRequest;
	readonly runId: number;
	readonly signal: AbortSignal;
	readonly readingSize: ReadingSize;
	/** The present moment as an ISO date-time, by this device's clock. */
	readonly now: () => string;
}

/** What is chosen for the tenant at this moment. */
export async function importSettings({
	db,
	integrationId
}: Pick<RunContext, 'db' | 'integrationId'>): Promise<ImportSettingsRow> {
	const settings = await db.importSettings.get(integrationId);
	if (!settings) throw new AlmanacError({ code: 'integration-missing' });
	return settings;
}
