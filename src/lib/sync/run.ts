/** One sync run: its phases in their order, its entry in the log, and how it ends. */
import { refreshFleet } from '../db/fleet.ts';
import { connectedIntegration } from '../db/integrations.ts';
import { isPassOpen, readSyncKnowledge } from '../db/passes.ts';
import type { IntegrationRow } from '../db/rows.ts';
import type { TenantLists } from '../db/tenant-lists.ts';
import { beginRun, settleKilledRuns, updateRun } from '../db/runs.ts';
import { storageFailure } from '../db/storage-failure.ts';
import { AlmanacError, failed, succeeded, type Failure, type Outcome } from '../domain/errors.ts';
import { readCompanies, storeReadCompanies, type ReadCompanies } from './companies-step.ts';
import { syncConfigurations } from './configurations-step.ts';
import { nowIso, openClient, type SyncEnvironment } from './environment.ts';
import { syncLists } from './lists-step.ts';
import { hasWaiting, syncOutbox } from './outbox-step.ts';
import { countEarly, type EarlyCount } from './read-sets.ts';
import { RunProgress, waitingPhases } from './progress.ts';
import type { RunKind, RunSummary, SyncProgress, SyncRequest } from './protocol.ts';
import type { RunContext } from './run-context.ts';
import { together } from './together.ts';
import { UsageWatch } from './usage.ts';

export interface RunOptions {
	readonly request: SyncRequest;
	readonly onProgress: (progress: SyncProgress) => void;
	readonly signal: AbortSignal;
}

/**
 * Runs a sync to its end. A failure before it begins (nothing connected, vault locked, another tab) is a
 * failed outcome; one that ends a run that has begun stands in its summary, as in the log.
 */
export function runSync(env: SyncEnvironment, options: RunOptions): Promise<Outcome<RunSummary>> {
	return env.lock.tryRun(() => guardedRun(env, options));
}

async function guardedRun(env: SyncEnvironment, options: RunOptions): Promise<Outcome<RunSummary>> {
	try {
		const integration = await connectedIntegration(env.db);
		if (!integration) return failed({ code: 'integration-missing' });
		return await runIntegration(env, integration, options);
	} catch (error) {
		const failure = failureOf(error);
		if (failure) return failed(failure);
		throw error;
	}
}

async function runIntegration(
	env: SyncEnvironment,
	integration: IntegrationRow,
	{ request, onProgress, signal }: RunOptions
): Promise<Outcome<RunSummary>> {
	const { db, clock } = env;
	let progress: RunProgress | null = null;
	const client = await openClient(env, integration, {
		onCall: (call) => progress?.onCall(call),
		onWait: (wait) => progress?.onWait(wait)
	});
	if (!client.ok) return client;
	const startedAt = nowIso(env);
	await settleKilledRuns(db, startedAt);
	const kind = await likelyKind(env, integration, request);
	const runId = await beginRun(db, {
		integrationId: integration.id,
		kind,
		startedBy: request.startedBy,
		startedAt,
		phases: waitingPhases,
		isResumed: request.mode === 'auto' && (await isPassOpen(db, integration.id))
	});
	progress = new RunProgress({ runId, startedAt, kind, clock, report: onProgress });
	const context: RunContext = {
		db,
		integrationId: integration.id,
		client: client.value,
		progress,
		request,
		runId,
		signal,
		readingSize: env.readingSize,
		now: () => nowIso(env)
	};
	const failure = await failureIn(() => runPhases(context));
	return succeeded(await endRun(context, failure));
}

/** What the run will be, as far as it can be told before the tenant was asked anything. */
async function likelyKind(
	{ db }: SyncEnvironment,
	{ id }: IntegrationRow,
	{ mode }: SyncRequest
): Promise<RunKind> {
	const { openPass, finishedAt } = await readSyncKnowledge(db, id);
	return mode === 'full' || openPass !== null || finishedAt === null ? 'full' : 'incremental';
}

async function runPhases(context: RunContext): Promise<void> {
	const { db, integrationId, progress } = context;
	const usage = new UsageWatch(context);
	const { lists, companies } = await readTenant(context, usage);
	const readsAll = progress.kind === 'full';
	const [, early] = await together<[void, EarlyCount | null]>(context.signal, (signal) => [
		storeReadCompanies(context, companies, lists),
		readsAll ? countEarly({ ...context, signal }, companies) : Promise.resolve(null)
	]);
	const ahead = await syncConfigurations(context, { lists, usage, early });
	progress.begin('snapshot');
	const { kind, rows } = await refreshFleet(db, integrationId, ahead);
	progress.end('snapshot', { done: rows, hasChanged: kind !== 'fresh' });
}

/**
 * Lists and companies. They are read side by side, unless something is sent between them: companies are
 * read after it, so that the same run reads back what was sent.
 */
async function readTenant(
	context: RunContext,
	usage: UsageWatch
): Promise<{ readonly lists: TenantLists; readonly companies: ReadCompanies }> {
	if (await hasWaiting(context)) {
		const lists = await syncLists(context, usage);
		await syncOutbox(context, usage);
		return { lists, companies: await readCompanies(context) };
	}
	const [lists, companies] = await together<[TenantLists, ReadCompanies]>(
		context.signal,
		(signal) => [syncLists({ ...context, signal }, usage), readCompanies({ ...context, signal })]
	);
	return { lists, companies };
}

/** Closes the log entry. Where the device has no room even for that, the next run settles it. */
async function endRun(
	{ db, progress, runId, now }: RunContext,
	failure: Failure | null
): Promise<RunSummary> {
	const state = failure === null ? 'done' : failure.code === 'cancelled' ? 'cancelled' : 'failed';
	const shown = state === 'failed' ? failure : null;
	const end = { ...progress.row(), state, endedAt: now(), failure: shown } as const;
	await updateRun(db, runId, end).catch((error: unknown) => {
		if (!storageFailure(error)) throw error;
	});
	const { kind, calls, bytes, counts } = progress;
	return { runId, kind, state, ...counts, calls, bytes, failure: shown };
}

async function failureIn(work: () => Promise<void>): Promise<Failure | null> {
	try {
		await work();
		return null;
	} catch (error) {
		const failure = failureOf(error);
		if (failure) return failure;
		throw error;
	}
}

/** What was expected to fail; null for a bug. */
function failureOf(error: unknown): Failure | null {
	return error instanceof AlmanacError ? error.failure : storageFailure(error);
}
