/** The page's side of the worker of workspace files. */
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Workspace } from '../db/database.ts';
import type { WorkspaceFileService } from './protocol.ts';

export interface WorkspaceFileWorker {
	readonly service: Remote<WorkspaceFileService>;
	/** Ends it where it stands: the workspace is what it was, or what the file holds. */
	stop(): void;
}

export function startWorkspaceFileWorker(workspace: Workspace): WorkspaceFileWorker {
	const worker = newWorker(workspace);
	const service = wrap<WorkspaceFileService>(worker);
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
				name: 'almanac-file-sample'
			})
		: new Worker(new URL('./worker.ts', import.meta.url), {
				type: 'module',
				name: 'almanac-file-main'
			});
}
