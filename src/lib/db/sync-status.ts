/** What the shell shows of syncing, also of a run in another tab. */
import type { AlmanacDatabase } from './database.ts';
import { integrationStatus, type IntegrationStatus } from './integrations.ts';
import type { RunRow } from './rows.ts';
import { lastFinishedRun, listRuns, runningRun } from './runs.ts';

export interface SyncStatus {
	/** Null when no tenant is connected. */
	readonly integration: IntegrationStatus | null;
	/** Companies that are in use here, mapped or not. */
	readonly companies: number;
	/** The run that is under way, in this tab or another. */
	readonly running: RunRow | undefined;
	readonly lastFinished: RunRow | undefined;
	/** The newest entries of the log first. */
	readonly runs: readonly RunRow[];
}

const shownRuns = 20;

/** Live: changes with each stored set of a sync. */
export async function readSyncStatus(db: AlmanacDatabase): Promise<SyncStatus> {
	const [integration, companies] = await Promise.all([
		integrationStatus(db),
		db.companies.filter(({ archivedAt }) => archivedAt === null).count()
	]);
	if (!integration) {
		return {
			integration: null,
			companies,
			running: undefined,
			lastFinished: undefined,
			runs: []
		};
	}
	const { id } = integration.integration;
	const [running, lastFinished, runs] = await Promise.all([
		runningRun(db, id),
		lastFinishedRun(db, id),
		listRuns(db, id, shownRuns)
	]);
	return { integration, companies, running, lastFinished, runs };
}
