/**
 * The sync worker of one workspace, whose name the page gives it. Nothing here waits before `expose`:
 * Comlink's messages of the page would be lost.
 */
import { expose } from 'comlink';
import type { Workspace } from '../db/database.ts';
import { createSyncService, settleAtStart } from './service.ts';
import { createWorkerSetup } from './setup/worker-setup.ts';
import type { WorkerService } from './setup-protocol.ts';
import { workerEnvironment } from './worker-environment.ts';

const workspace: Workspace = self.name === 'almanac-sync-sample' ? 'sample' : 'main';
const env = workerEnvironment(workspace);

expose({ ...createWorkerSetup(env), ...createSyncService(env) } satisfies WorkerService);
settleAtStart(env).catch(env.reportBug);
