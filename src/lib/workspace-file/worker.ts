/** The worker of workspace files: keys, compression and 200,000 configurations must not hold the page. */
import { expose } from 'comlink';
import { fileLockName, lockName, openDatabase, type Workspace } from '../db/database.ts';
import { createWebLock } from '../db/exclusive-lock.ts';
import { defaultCost } from '../vault/key.ts';
import type { WorkspaceFileService } from './protocol.ts';
import { createWorkspaceFileService } from './service.ts';

const workspace: Workspace = self.name === 'almanac-file-sample' ? 'sample' : 'main';

expose(
	createWorkspaceFileService({
		db: openDatabase(workspace),
		workspace,
		syncLock: createWebLock(navigator.locks, lockName(workspace)),
		fileLock: createWebLock(navigator.locks, fileLockName(workspace)),
		keyCost: defaultCost,
		room,
		now: () => new Date().toISOString(),
		reportBug: (error) => reportError(error)
	}) satisfies WorkspaceFileService
);

async function room(): Promise<number | null> {
	const manager = navigator.storage as StorageManager | undefined;
	const { usage, quota } = (await manager?.estimate?.()) ?? {};
	return usage === undefined || quota === undefined ? null : Math.max(0, quota - usage);
}
