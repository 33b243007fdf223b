import type { ProxyInfo } from '../../../../../../proxy/contract.ts';
import type { Outcome } from '$lib/domain/errors.ts';

/** What the typed proxy says of itself. A proxy that does not answer is told by the form on submit. */
export class ProxyCheck {
	#info = $state.raw<ProxyInfo | null>(null);
	readonly #ask: (origin: string) => Promise<Outcome<ProxyInfo>>;

	constructor(ask: (origin: string) => Promise<Outcome<ProxyInfo>>) {
		this.#ask = ask;
	}

	get egressIps(): readonly string[] {
		return this.#info?.egressIps ?? [];
	}

	get injectsIntegrationCode(): boolean {
		return this.#info?.injectsIntegrationCode ?? false;
	}

	async ask(origin: string): Promise<void> {
		const outcome = await this.#ask(origin);
		this.#info = outcome.ok ? outcome.value : null;
	}
}
