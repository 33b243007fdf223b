import { AlmanacError, type Failure } from '../domain/errors.ts';

/**
 * What the database's errors mean, or null for an error that is none of its: those are bugs. Dexie
 * wraps the browser's error (`inner`), and a full disk may show only there.
 */
export function storageFailure(error: unknown): Failure | null {
	const names = namesOf(error);
	if (names.has('QuotaExceededError')) return { code: 'storage-full' };
	if (names.has('VersionError')) return { code: 'database-newer' };
	if (storageErrors.some((name) => names.has(name))) return { code: 'storage-failed' };
	return null;
}

/** Runs something that touches the database; its errors become failures, all others pass. */
export async function withStorageFailures<T>(run: () => PromiseLike<T>): Promise<T> {
	try {
		return await run();
	} catch (error) {
		if (error instanceof AlmanacError) throw error;
		const failure = storageFailure(error);
		if (failure) throw new AlmanacError(failure, { cause: error });
		throw error;
	}
}

/** Errors of a browser that closed, lost or refuses its storage. */
const storageErrors = [
	'AbortError',
	'DatabaseClosedError',
	'InvalidStateError',
	'MissingAPIError',
	'OpenFailedError',
	'TimeoutError',
	'TransactionInactiveError',
	'UnknownError'
];

function namesOf(error: unknown): Set<string> {
	const names = new Set<string>();
	for (let at = error; at instanceof Object && names.size < 8; at = nextError(at)) {
		if ('name' in at) names.add(String(at.name));
		if ('failures' in at && Array.isArray(at.failures)) {
			for (const failure of at.failures) for (const name of namesOf(failure)) names.add(name);
		}
	}
	return names;
}

function nextError(error: object): unknown {
	return ('inner' in error && error.inner) || ('cause' in error && error.cause) || null;
}
