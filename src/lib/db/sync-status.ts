/** What the shell shows of syncing, also of a run in another tab. */
import type { IntegrationId } from '../domain/ids.ts';
import { defaultSelection } from '../domain/selection.ts';
import { coverageOf } from '../domain/sync-plan/coverage.ts';
import { fullPassCalls } from '../domain/sync-plan/plan-sync.ts';
import type { AlmanacDatabase } from './database.ts';
import { integrationStatus, type IntegrationStatus } from './integrations.ts';
import type { RunRow } from './run-rows.ts';
import { readSyncKnowledge } from './passes.ts';
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
	/** What a full pass costs, about, and when the last one ended; null where nothing is connected. */
	readonly fullPass: FullPassState | null;
}

export interface FullPassState {
	/** API requests, about. */
	readonly calls: number;
	/** ISO date-time; null before the first. */
	readonly finishedAt: string | null;
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
			runs: [],
			fullPass: null
		};
	}
	const { id } = integration.integration;
	const [running, lastFinished, runs, fullPass] = await Promise.all([
		runningRun(db, id),
		lastFinishedRun(db, id),
		listRuns(db, id, shownRuns),
		readFullPass(db, id)
	]);
	return { integration, companies, running, lastFinished, runs, fullPass };
}

async function readFullPass(
	db: AlmanacDatabase,
	integrationId: IntegrationId
): Promise<FullPassState> {
	const settings = await db.importSettings.get(integrationId);
	const { companies: known, finishedAt } = await readSyncKnowledge(db, integrationId);
	const selection = settings?.selection ?? defaultSelection;
	const wanted = coverageOf(settings?.fields ?? [], selection);
	return { calls: fullPassCalls({ companies: [...known.keys()], known, wanted }), finishedAt };
}
