/** One call as the tenant saw it. Headers are never kept: they hold credentials. */
export interface RecordedCall {
	/** Milliseconds since 1970 by the tenant's clock. */
	readonly at: number;
	readonly method: string;
	/** Path below `V1.0/` in lower case, as `configurationitems/query`. */
	readonly path: string;
	/** Entity in lower case, or '' for calls that name none. */
	readonly entity: string;
	/** Body of the call, or `search=` of a GET; null if it had neither. */
	readonly query: string | null;
	readonly status: number;
}

/** The last calls are kept whole; all of them are counted. */
const keptCalls = 5_000;

/** What tests ask afterwards: how often, in which way, for which fields. */
export class Recorder {
	readonly #counts = new Map<string, number>();
	#calls: RecordedCall[] = [];

	add(call: RecordedCall): void {
		const key = `${call.method} ${call.path.replace(/\/-?\d+(?=\/|$)/g, '/{id}')}`;
		this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
		this.#calls.push(call);
		if (this.#calls.length > keptCalls * 1.1) this.#calls = this.#calls.slice(-keptCalls);
	}

	/** Calls by `METHOD path`, ids replaced by `{id}`. */
	get counts(): Readonly<Record<string, number>> {
		return Object.fromEntries(this.#counts);
	}

	get calls(): readonly RecordedCall[] {
		return this.#calls;
	}

	reset(): void {
		this.#counts.clear();
		this.#calls = [];
	}
}
