import type { AutotaskClient } from '../autotask/client.ts';

const entity = 'ConfigurationItems';

/**
 * Whether Autotask shows configurations at all, asked at most once in a run: without the right to query,
 * and in a wrong zone, it answers nothing, and nothing of that is gone.
 */
export class Visibility {
	readonly #client: AutotaskClient;
	#asked: Promise<boolean> | null = null;

	constructor(client: AutotaskClient) {
		this.#client = client;
	}

	isProven(signal: AbortSignal): Promise<boolean> {
		return (this.#asked ??= this.#ask(signal));
	}

	async #ask(signal: AbortSignal): Promise<boolean> {
		const { query } = await this.#client.entityInformation(entity, signal);
		return query !== 'none' && (await this.#client.count(entity, [], signal)) > 0;
	}
}
