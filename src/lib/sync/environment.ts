/** Everything from outside that the engine works with; tests replace each part. */
import type { ProxyInfo } from '../../../proxy/contract.ts';
import { createAutotaskClient, type AutotaskClient } from '../autotask/client.ts';
import type { CallReport, WaitReport } from '../autotask/reports.ts';
import type { Credentials, Transport } from '../autotask/transport.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { storeZone } from '../db/integrations.ts';
import type { IntegrationRow, KeyCost } from '../db/rows.ts';
import { succeeded, type Outcome } from '../domain/errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { SyncLock } from '../db/exclusive-lock.ts';
import type { ReadingSize } from './plan.ts';

export interface SyncEnvironment {
	readonly db: AlmanacDatabase;
	readonly vault: Vault;
	/** One sync at a time over all tabs. */
	readonly lock: SyncLock;
	/** Who carries the calls; credentials are null for the sample, which brings its own. */
	readonly transportFor: (
		carrier: IntegrationRow['carrier'],
		credentials: Credentials | null
	) => Transport;
	/** What a proxy says of itself. */
	readonly proxyInfo: (origin: string) => Promise<Outcome<ProxyInfo>>;
	/** Origin that served the app. */
	readonly pageOrigin: string;
	/** Told of every bug that a boundary turns into the failure `internal`. */
	readonly reportBug: (error: unknown) => void;
	/** Epoch milliseconds. */
	readonly clock: () => number;
	readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
	/** 0 ≤ n < 1. */
	readonly random: () => number;
	/** What a new passphrase's key costs. */
	readonly keyCost: KeyCost;
	readonly readingSize: ReadingSize;
}

/** What is told of each call; figures only. */
export interface CallObserver {
	readonly onCall?: ((call: CallReport) => void) | undefined;
	readonly onWait?: ((wait: WaitReport) => void) | undefined;
}

/** The present moment as an ISO date-time. */
export function nowIso({ clock }: Pick<SyncEnvironment, 'clock'>): string {
	return new Date(clock()).toISOString();
}

/** A client of a stored integration; `vault-locked` when its credentials are sealed. */
export async function openClient(
	env: SyncEnvironment,
	integration: IntegrationRow,
	observer: CallObserver = {}
): Promise<Outcome<AutotaskClient>> {
	const { db, vault, clock, sleep, random } = env;
	const { id, carrier, zone, isSample } = integration;
	const credentials = isSample ? succeeded(null) : await vault.credentials(id);
	if (!credentials.ok) return credentials;
	const client = createAutotaskClient({
		transport: env.transportFor(carrier, credentials.value),
		zone,
		clock,
		sleep,
		random,
		...observer,
		// A failure to store it costs one more discovery next time.
		onZoneChanged: (moved) => void storeZone(db, id, moved).catch(() => undefined)
	});
	return succeeded(client);
}
