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

expose({ ...createWorkerSetup(env), ...createSyncService(env) } satisfies WorkerService);
settleAtStart(env).catch(env.reportBug);
// Rows of a workspace file that a killed tab left; not those that another tab has ready.
createWebLock(navigator.locks, fileLockName(workspace))
	.tryRun(async () => succeeded(await env.db.incoming.clear()))
	.catch(env.reportBug);
