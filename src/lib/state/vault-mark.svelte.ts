import type { Remote } from 'comlink';
import { createSubscriber } from 'svelte/reactivity';
import type { Workspace } from '../sync/protocol.ts';
import type { VaultState, WorkerService } from '../sync/setup-protocol.ts';
import { vaultChannel } from '../vault/vault-channel.ts';

/**
 * Whether the vault of this tab is open, as a rune. The worker says when that changed, also by the idle
 * lock, and is asked anew then: what is said holds no more than that.
 */
export class VaultMark {
	#current = $state.raw<VaultState | undefined>(undefined);
	readonly #subscribe: () => void;
	readonly #service: () => Remote<WorkerService>;

	constructor(workspace: Workspace, service: () => Remote<WorkerService>) {
		this.#service = service;
		this.#subscribe = createSubscriber(() => {
			const channel = new BroadcastChannel(vaultChannel(workspace));
			channel.onmessage = () => void this.#ask();
			void this.#ask();
			return () => channel.close();
		});
	}

	/** Undefined until the worker has answered. */
	get current(): VaultState | undefined {
		this.#subscribe();
		return this.#current;
	}

	async #ask(): Promise<void> {
		this.#current = await this.#service().vaultState();
	}
}
