/** What the client tells while it works: figures for the sync log and the progress, no content. */
import type { FailureCode } from '../domain/errors.ts';
import type { TransportRequest } from './transport.ts';

/** One call on the wire; never a body, a header or a query. */
export interface CallReport {
	/** The endpoint: an entity, `ThresholdInformation` or `zoneInformation`. */
	readonly entity: string;
	readonly method: TransportRequest['method'];
	/** Null when no answer came. */
	readonly status: number | null;
	/** Bytes of the answer's body, uncompressed. */
	readonly bytes: number;
	readonly ms: number;
}

export interface WaitReport {
	readonly entity: string;
	/** Why the call is made again. */
	readonly code: FailureCode;
	readonly ms: number;
	/** Epoch milliseconds of the next try. */
	readonly until: number;
}
