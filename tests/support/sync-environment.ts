import { sampleCredentials } from '../../proxy/contract.ts';
import { createSandboxTransport } from '../../src/lib/autotask/sandbox-transport.ts';
import type { Transport } from '../../src/lib/autotask/transport.ts';
import type { AlmanacDatabase } from '../../src/lib/db/database.ts';
import { AlmanacError, succeeded } from '../../src/lib/domain/errors.ts';
import type { Sandbox } from '../../src/lib/sandbox/app.ts';
import type { SyncEnvironment } from '../../src/lib/sync/environment.ts';
import { fullSize } from '../../src/lib/sync/plan.ts';
import { Vault } from '../../src/lib/vault/vault.ts';
import { createMemoryLock } from './memory-lock.ts';

export interface TestEnvironmentOptions {
	readonly db: AlmanacDatabase;
	readonly sandbox: Sandbox;
	/** Put between the engine and the sandbox. */
	readonly around?: ((transport: Transport) => Transport) | undefined;
	readonly timeoutMs?: number | undefined;
	readonly more?: Partial<SyncEnvironment> | undefined;
}

/**
 * The engine's environment over a sandbox in this process. Waiting costs no time: the clock jumps, so
 * that back-off and rates are those of a real run.
 */
export function testEnvironment(options: TestEnvironmentOptions): SyncEnvironment {
	const { db, sandbox, around = (transport) => transport, timeoutMs, more } = options;
	let now = Date.parse('2026-11-23T11:42:00.000Z');
	return {
		db,
		vault: new Vault(db),
		lock: createMemoryLock(),
		transportFor: (_carrier, credentials) =>
			around(
				createSandboxTransport({
					load: () => Promise.resolve(sandbox),
					credentials: credentials ?? sampleCredentials,
					timeoutMs
				})
			),
		proxyInfo: () =>
			Promise.resolve(
				succeeded({ version: 'test', egressIps: [], injectsIntegrationCode: false, sandbox: false })
			),
		pageOrigin: 'http://localhost:8787',
		reportBug(error) {
			throw error;
		},
		clock: () => (now += 50),
		async sleep(ms, signal) {
			if (signal?.aborted) throw new AlmanacError({ code: 'cancelled' });
			now += ms;
		},
		random: () => 0.5,
		keyCost: { kind: 'argon2id', memoryKib: 64, iterations: 1, parallelism: 1 },
		readingSize: fullSize,
		...more
	};
}
