import { AlmanacError } from '../domain/errors.ts';

/** The error of everything that an abort ends. */
export function cancelled(signal?: AbortSignal): AlmanacError {
	return new AlmanacError({ code: 'cancelled' }, { cause: signal?.reason });
}

/**
 * The promise's outcome, or `cancelled` as soon as the signal aborts, even when what stands behind the
 * promise does not listen to the signal. Leaves no listener: a run's signal outlives thousands of calls.
 */
export function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return promise;
	return new Promise((resolve, reject) => {
		const onAbort = (): void => reject(cancelled(signal));
		if (signal.aborted) onAbort();
		else signal.addEventListener('abort', onAbort, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
	});
}
