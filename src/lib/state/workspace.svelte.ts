import type { Remote } from 'comlink';
import type { AlmanacDatabase } from '../db/database.ts';
import { openDatabase, type DatabaseEvent } from '../db/database.ts';
import { readFieldLabels } from '../db/field-labels.ts';
import { readOutbox, type OutboxView } from '../db/outbox-view.ts';
import { readSetupProgress, type SetupProgress } from '../db/setup-progress.ts';
import { readSyncStatus, type SyncStatus } from '../db/sync-status.ts';
import { readSyncSettings } from '../db/sync-settings.ts';
import { readWorkspaceSettings } from '../db/workspace-settings.ts';
import type { FieldKey } from '../domain/field.ts';
import type { SyncSettings } from '../domain/sync-settings.ts';
import type { WorkspaceSettings } from '../domain/workspace-settings.ts';
import { startSyncWorker, type SyncWorker } from '../sync/connect.ts';
import type { Workspace } from '../sync/protocol.ts';
import type { WorkerService } from '../sync/setup-protocol.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { SyncState } from './sync.svelte.ts';
import { VaultMark } from './vault-mark.svelte.ts';

/** One database with its worker: the user's own, or the sample. They never meet. */
export class WorkspaceState {
	readonly name: Workspace;
	readonly database: AlmanacDatabase;
	readonly sync: SyncState;
	/** Integration, runs and counts; undefined until the database has answered. */
	readonly status: LiveQuery<SyncStatus>;
	/** Currency, dates, the MSP; undefined until the database has answered. */
	readonly settings: LiveQuery<WorkspaceSettings>;
	/** When this workspace syncs by itself; undefined until the database has answered. */
	readonly syncSettings: LiveQuery<SyncSettings>;
	/** What Autotask calls its fields, by key. */
	readonly fieldLabels: LiveQuery<ReadonlyMap<FieldKey, string>>;
	/** Changes made here for Autotask. */
	readonly outbox: LiveQuery<OutboxView>;
	/** How far the guided set-up is. */
	readonly setup: LiveQuery<SetupProgress>;
	/** Whether the credentials are at hand; ask only while a tenant of the user's own is connected. */
	readonly vault: VaultMark;
	#worker: SyncWorker | null = null;
	#isClosed = false;
	#trouble = $state<DatabaseEvent | null>(null);

	constructor(name: Workspace) {
		this.name = name;
		this.database = openDatabase(name, {
			onEvent: (event) => {
				if (!this.#isClosed) this.#trouble = event;
			}
		});
		this.sync = new SyncState(() => this.service);
		this.status = new LiveQuery(() => readSyncStatus(this.database));
		this.settings = new LiveQuery(() => readWorkspaceSettings(this.database));
		this.syncSettings = new LiveQuery(() => readSyncSettings(this.database));
		this.fieldLabels = new LiveQuery(() => readFieldLabels(this.database));
		this.outbox = new LiveQuery(() => Promise.resolve(readOutbox(this.database)));
		this.vault = new VaultMark(name, () => this.service);
		this.setup = new LiveQuery(() => Promise.resolve(readSetupProgress(this.database)));
	}

	/** What happened to the database from outside, such as an upgrade in another tab; null: nothing. */
	get trouble(): DatabaseEvent | null {
		return this.#trouble;
	}

	/** The worker behind this workspace; started when it is first asked for. */
	get service(): Remote<WorkerService> {
		this.#worker ??= startSyncWorker(this.name);
		return this.#worker.service;
	}

	/** Resolves once all that this page was writing is stored. */
	async written(): Promise<void> {
		const { database } = this;
		// A transaction that may write anywhere begins when those before it have ended.
		await database.transaction('rw', database.tables, () => database.settings.get(''));
	}

	/** Ends the worker and closes the database. What a run had stored stays. */
	close(): void {
		this.#isClosed = true;
		this.#worker?.stop();
		this.#worker = null;
		this.database.close();
	}

	/** Removes the database from this device. */
	async erase(): Promise<void> {
		this.close();
		await this.database.delete();
	}
}
