import { proxy, type Remote } from 'comlink';
import { failed, type Failure, type Outcome } from '../domain/errors.ts';
import type { RunSummary, SyncProgress, SyncRequest, SyncService } from '../sync/protocol.ts';

/**
 * What this tab knows of its own syncs. Runs of other tabs show through the run log, which is a live
 * query; so does everything that a run stores.
 */
export class SyncState {
	#isRunning = $state(false);
	#progress = $state.raw<SyncProgress | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#last = $state.raw<RunSummary | null>(null);
	/** True while a person's sync waits for the passphrase. */
	#needsPassphrase = $state(false);
	/** True while a scheduled sync waits for somebody to open the vault. */
	#waitsForVault = $state(false);
	readonly #service: () => Remote<SyncService>;

	constructor(service: () => Remote<SyncService>) {
		this.#service = service;
	}

	get progress(): SyncProgress | null {
		return this.#progress;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	get last(): RunSummary | null {
		return this.#last;
	}

	get isRunning(): boolean {
		return this.#isRunning;
	}

	get needsPassphrase(): boolean {
		return this.#needsPassphrase;
	}

	/** True after a scheduled sync met a locked vault: the data are not updated until it is open. */
	get waitsForVault(): boolean {
		return this.#waitsForVault;
	}

	/** Share of the expected configurations that are stored, 0 to 1; null before they are counted. */
	get share(): number | null {
		const phase = this.#progress?.phases.find(({ phase }) => phase === 'configurations');
		if (!phase?.expected) return null;
		return Math.min(1, phase.done / phase.expected);
	}

	/** Runs a sync to its end. A locked vault asks for the passphrase only if a person started it. */
	async start(request: SyncRequest): Promise<Outcome<RunSummary>> {
		if (this.isRunning) return failed({ code: 'sync-running-elsewhere' });
		this.#failure = null;
		this.#needsPassphrase = false;
		this.#isRunning = true;
		try {
			const outcome = await this.#service().sync(
				request,
				proxy((progress) => (this.#progress = progress))
			);
			this.#settle(outcome, request);
			return outcome;
		} finally {
			this.#isRunning = false;
			this.#progress = null;
		}
	}

	cancel(): void {
		void this.#service().cancel();
	}

	/** The person turned away from the passphrase. */
	dismissPassphrase(): void {
		this.#needsPassphrase = false;
	}

	/** Opens the vault and starts the sync that waited for it. */
	async unlockAndStart(passphrase: string): Promise<Outcome<null>> {
		const outcome = await this.#service().unlock(passphrase);
		if (!outcome.ok) return outcome;
		this.#needsPassphrase = false;
		void this.start({ startedBy: 'person', mode: 'auto' });
		return outcome;
	}

	#settle(outcome: Outcome<RunSummary>, { startedBy }: SyncRequest): void {
		const isScheduled = startedBy === 'schedule';
		this.#waitsForVault = isScheduled && !outcome.ok && outcome.failure.code === 'vault-locked';
		if (outcome.ok) {
			this.#last = outcome.value;
			this.#failure = outcome.value.failure;
			return;
		}
		if (outcome.failure.code === 'vault-locked') {
			this.#needsPassphrase = !isScheduled;
			return;
		}
		// Another tab was faster; nobody here asked for anything.
		if (isScheduled && outcome.failure.code === 'sync-running-elsewhere') return;
		this.#failure = outcome.failure;
	}
}
