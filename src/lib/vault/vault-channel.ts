import type { Workspace } from '../db/database.ts';

/** Over which a worker says that its vault was opened or locked: no more than that it changed. */
export function vaultChannel(workspace: Workspace): string {
	return `almanac-vault-${workspace}`;
}
