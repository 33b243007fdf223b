/**
 * The sync worker of one workspace, whose name the page gives it. Nothing here waits before `expose`:
 * Comlink's messages of the page would be lost.
 */
import { expose } from 'comlink';
import { fileLockName, type Workspace } from '../db/database.ts';
import { createWebLock } from '../db/exclusive-lock.ts';
import { succeeded } from '../domain/errors.ts';
import { createSyncService, settleAtStart } from './service.ts';
import { createWorkerSetup } from './setup/worker-setup.ts';
import type { WorkerService } from './setup-protocol.ts';
import { workerEnvironment } from './worker-environment.ts';

const workspace: Workspace = self.name === 'almanac-sync-sample' ? 'sample' : 'main';
const env = workerEnvironment(workspace);

const settled = settleAtStart(env).catch(env.reportBug);
const service = createSyncService(env);

expose({
	...createWorkerSetup(env),
	...service,
	async sync(request, onProgress) {
		// The start holds the lock for a moment: a sync that is asked for then is not refused for it.
		await settled;
		return service.sync(request, onProgress);
	}
} satisfies WorkerService);

// Rows of a workspace file that a killed tab left; not those that another tab has ready.
createWebLock(navigator.locks, fileLockName(workspace))
	.tryRun(async () => succeeded(await env.db.incoming.clear()))
	.catch(env.reportBug);

/** How soon a tab learns that the one that was syncing is gone. */
const lookEveryMs = 5_000;

/** The entry of a run whose tab was closed is ended by a tab that is still there. */
async function settleOthers(): Promise<void> {
	const last = await env.db.runs.toCollection().last();
	if (last?.state === 'running') await settleAtStart(env);
}

// A database that was closed for a newer build is no fault of this look.
setInterval(() => void settleOthers().catch(() => undefined), lookEveryMs);
