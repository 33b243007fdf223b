import type { Remote } from 'comlink';
import type { ImportSettingsRow } from '../db/rows.ts';
import type { Outcome } from '../domain/errors.ts';
import type { WorkerService } from '../sync/setup-protocol.ts';

/** What was chosen for the connected tenant, as this page last read it. */
export interface StoredChoices {
	readonly settings: () => ImportSettingsRow;
	/** Reads them anew: a worker's save is told to the page a moment after the worker has answered. */
	readonly readAgain: () => Promise<void>;
}

/**
 * Asks the tenant for the settings screens. A locked vault is not a failure there: the person started
 * it, so the passphrase is asked for and the question asked again.
 */
export class SetupState {
	#needsPassphrase = $state(false);
	#waiting: ((isUnlocked: boolean) => void)[] = [];
	readonly #service: () => Remote<WorkerService>;

	constructor(service: () => Remote<WorkerService>) {
		this.#service = service;
	}

	/** True while something that a person started waits for the passphrase. */
	get needsPassphrase(): boolean {
		return this.#needsPassphrase;
	}

	/** For what needs no key. */
	get service(): Remote<WorkerService> {
		return this.#service();
	}

	/** Asks; with a locked vault it goes on once that is open, or answers `vault-locked`. */
	async ask<T>(
		question: (service: Remote<WorkerService>) => Promise<Outcome<T>>
	): Promise<Outcome<T>> {
		for (;;) {
			const outcome = await question(this.#service());
			if (outcome.ok || outcome.failure.code !== 'vault-locked') return outcome;
			if (!(await this.#unlocked())) return outcome;
		}
	}

	/** Opens the vault and lets everything go on that waits for it. */
	async unlock(passphrase: string): Promise<Outcome<null>> {
		const outcome = await this.#service().unlock(passphrase);
		if (outcome.ok) this.#settle(true);
		return outcome;
	}

	/** The person turned away from the passphrase. */
	dismiss(): void {
		this.#settle(false);
	}

	#unlocked(): Promise<boolean> {
		this.#needsPassphrase = true;
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	#settle(isUnlocked: boolean): void {
		this.#needsPassphrase = false;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const go of waiting) go(isUnlocked);
	}
}
