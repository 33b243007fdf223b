/**
 * Machine codes of every expected failure. `text/errors.ts` has the one sentence per code; nothing else
 * in the app writes words about a failure.
 */
export const failureCodes = [
	// reaching Autotask through the proxy
	'offline',
	'proxy-unreachable',
	'proxy-refused',
	'proxy-busy',
	'autotask-unreachable',
	'timeout',
	// what Autotask answers
	'user-unknown',
	'credentials-rejected',
	'tracking-identifier-rejected',
	'tracking-identifier-missing',
	'permission-missing',
	'rate-limited',
	'threshold-reached',
	'autotask-rejected',
	'autotask-failed',
	'answer-not-json',
	'answer-malformed',
	'record-malformed',
	// the device
	'vault-locked',
	'passphrase-wrong',
	'passphrase-too-short',
	'storage-full',
	'storage-failed',
	'database-newer',
	'database-blocked',
	// a workspace file
	'file-foreign',
	'file-truncated',
	'file-damaged',
	'file-newer',
	'file-passphrase-wrong',
	'file-unfit',
	'file-unreadable',
	'file-of-sample',
	'file-of-workspace',
	'file-work-elsewhere',
	'file-of-company',
	'file-other-tenant',
	'file-no-room',
	'company-missing',
	// the run
	'cancelled',
	'sync-running-elsewhere',
	'integration-missing',
	'integration-exists',
	'tenant-differs',
	'proxy-address-invalid',
	'internal'
] as const;

export type FailureCode = (typeof failureCodes)[number];

/**
 * A failure as plain values: it crosses the worker boundary, is stored in the sync log and turned into
 * a sentence by `text/errors.ts`. Never holds a credential.
 */
export interface Failure {
	readonly code: FailureCode;
	/** Autotask's own words (its `errors` array, or the first 200 characters of an HTML page). */
	readonly words?: string | undefined;
	/** The Autotask entity that was asked, such as `ConfigurationItems`. */
	readonly entity?: string | undefined;
	/** The record and field at fault, for `record-malformed`. */
	readonly recordId?: number | undefined;
	readonly field?: string | undefined;
	/** The proxy's problem code, for `proxy-refused`. */
	readonly problem?: string | undefined;
	/** Bytes that it takes and that are free, for `file-no-room`. */
	readonly neededBytes?: number | undefined;
	readonly freeBytes?: number | undefined;
	/** Seconds after which another try makes sense. */
	readonly retryAfterSeconds?: number | undefined;
}

/** The result of something that may be refused: a value, or why not. */
export type Outcome<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function succeeded<T>(value: T): Outcome<T> {
	return { ok: true, value };
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
	return { ok: false, failure };
}

/** An expected failure on its way to the nearest boundary, where it becomes an {@link Outcome}. */
export class AlmanacError extends Error {
	readonly failure: Failure;

	constructor(failure: Failure, options?: ErrorOptions) {
		super(failure.code, options);
		this.name = 'AlmanacError';
		this.failure = failure;
	}
}
