import { cancelled } from './abort.ts';

/** Waits `ms` milliseconds; rejects with `cancelled` as soon as the signal aborts. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(cancelled(signal));
		const onAbort = (): void => {
			clearTimeout(timer);
			reject(cancelled(signal));
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', onAbort);
			resolve();
		}, ms);
		signal?.addEventListener('abort', onAbort, { once: true });
	});
}
