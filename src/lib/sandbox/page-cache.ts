const maxBytes = 32_000_000;

/** Compressed pages that were asked for before; the oldest go first. */
export class PageCache {
	readonly #pages = new Map<string, Uint8Array<ArrayBuffer>>();
	#bytes = 0;

	get(key: string): Uint8Array<ArrayBuffer> | undefined {
		return this.#pages.get(key);
	}

	set(key: string, page: Uint8Array<ArrayBuffer>): void {
		this.#pages.set(key, page);
		this.#bytes += page.length;
		for (const [oldest, bytes] of this.#pages) {
			if (this.#bytes <= maxBytes) return;
			this.#pages.delete(oldest);
			this.#bytes -= bytes.length;
		}
	}
}
