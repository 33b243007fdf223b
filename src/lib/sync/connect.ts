/** The page's side of the sync worker. */
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Workspace } from './protocol.ts';
import type { WorkerService } from './setup-protocol.ts';

export interface SyncWorker {
	readonly service: Remote<WorkerService>;
	/** Ends the worker where it stands: what was stored stays, the next run goes on after it. */
	stop(): void;
}

/** Starts the worker of a workspace. Its code is loaded with the first one that is started. */
export function startSyncWorker(workspace: Workspace): SyncWorker {
	const worker = newWorker(workspace);
	const service = wrap<WorkerService>(worker);
	return {
		service,
		stop() {
			service[releaseProxy]();
			worker.terminate();
		}
	};
}

/** Vite finds workers by this very expression, and its name has to be a plain text. */
function newWorker(workspace: Workspace): Worker {
	return workspace === 'sample'
		? new Worker(new URL('./worker.ts', import.meta.url), {
				type: 'module',
				name: 'almanac-sync-sample'
			})
		: new Worker(new URL('./worker.ts', import.meta.url), {
				type: 'module',
				name: 'almanac-sync-main'
			});
}
