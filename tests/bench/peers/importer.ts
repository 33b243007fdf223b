/**
 * A first import by the worker that ships, without a screen: what the app's page asks of its worker is
 * asked of the same file here.
 */
import { proxy, wrap, type Remote } from 'comlink';
import type { RunKind, SyncService } from '../../../src/lib/sync/protocol.ts';
import { benchPassphrase } from './passphrase.ts';
import type { BenchTenant } from './tenant.ts';

let service: Remote<SyncService> | undefined;

export const importer = {
	/** Starts the worker and connects the tenant, with all its active companies. */
	async connect(workerUrl: string, tenant: BenchTenant): Promise<void> {
		const worker = new Worker(workerUrl, { type: 'module', name: 'almanac-sync-main' });
		service = wrap<SyncService>(worker);
		const connected = await service.connect({
			proxyOrigin: location.origin,
			userName: tenant.user,
			secret: tenant.secret,
			trackingIdentifier: tenant.trackingIdentifier,
			passphrase: benchPassphrase,
			companies: 'all-active'
		});
		if (!connected.ok) throw new Error(`Not connected: ${connected.failure.code}`);
	},

	/** Runs a sync to its end and answers in milliseconds and configurations. */
	async sync(): Promise<{ ms: number; kind: RunKind; records: number; changed: number }> {
		if (!service) throw new Error('connect() comes first');
		const begun = performance.now();
		const request = { startedBy: 'person', mode: 'auto' } as const;
		const outcome = await service.sync(
			request,
			proxy(() => undefined)
		);
		const ms = performance.now() - begun;
		if (!outcome.ok) throw new Error(`No sync: ${outcome.failure.code}`);
		const { kind, state, read, changed, failure } = outcome.value;
		if (state !== 'done') throw new Error(`The sync ended as ${state}: ${failure?.code ?? ''}`);
		return { ms, kind, records: read, changed };
	}
};

export type Importer = typeof importer;
