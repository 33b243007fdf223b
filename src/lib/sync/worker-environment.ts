/** The engine's environment in a browser's worker. */
import { delay } from '../autotask/delay.ts';
import { fetchProxyInfo } from '../autotask/proxy-info.ts';
import { createProxyTransport } from '../autotask/proxy-transport.ts';
import { createSandboxTransport } from '../autotask/sandbox-transport.ts';
import { lockName, openDatabase, type Workspace } from '../db/database.ts';
import { AlmanacError } from '../domain/errors.ts';
import { defaultCost } from '../vault/key.ts';
import { vaultChannel } from '../vault/vault-channel.ts';
import { Vault } from '../vault/vault.ts';
import { samplesOwn } from './connect-tenant.ts';
import type { SyncEnvironment } from './environment.ts';
import { createWebLock } from '../db/exclusive-lock.ts';
import { fullSize } from './plan.ts';

export function workerEnvironment(workspace: Workspace): SyncEnvironment {
	const db = openDatabase(workspace);
	const channel = new BroadcastChannel(vaultChannel(workspace));
	// The tenant inside this worker lives as long as the worker: what was changed in it stays.
	let inPage: ReturnType<typeof createSandboxTransport> | null = null;
	return {
		db,
		vault: new Vault(db, () => channel.postMessage(null)),
		lock: createWebLock(navigator.locks, lockName(workspace)),
		transportFor(carrier, credentials) {
			if (workspace === 'sample' && carrier.kind === 'in-page') {
				return (inPage ??= createSandboxTransport());
			}
			if (carrier.kind !== 'proxy') throw new AlmanacError({ code: 'integration-missing' });
			return createProxyTransport({
				origin: carrier.origin,
				credentials: credentials ?? samplesOwn
			});
		},
		proxyInfo: (origin) => fetchProxyInfo(origin),
		pageOrigin: location.origin,
		reportBug: (error) => reportError(error),
		clock: Date.now,
		sleep: delay,
		random: Math.random,
		keyCost: defaultCost,
		readingSize: fullSize
	};
}
