/**
 * A small gate: at most so many inside per key, the others wait in line. Autotask allows 3 threads per
 * tracking identifier and endpoint; two leave room for another tool of the same MSP.
 */
import { cancelled } from './abort.ts';

export interface Gate {
	/** Waits for a place; resolves to the function that gives it back (calling it twice is harmless). */
	enter(key: string, signal?: AbortSignal): Promise<() => void>;
}

interface Line {
	inside: number;
	readonly waiting: (() => void)[];
}

export function createGate(limit: number): Gate {
	const lines = new Map<string, Line>();

	function admit(key: string, line: Line): () => void {
		line.inside += 1;
		let left = false;
		return () => {
			if (left) return;
			left = true;
			line.inside -= 1;
			line.waiting.shift()?.();
			if (line.inside === 0 && line.waiting.length === 0) lines.delete(key);
		};
	}

	function enter(key: string, signal?: AbortSignal): Promise<() => void> {
		if (signal?.aborted) return Promise.reject(cancelled(signal));
		const line = lines.get(key) ?? { inside: 0, waiting: [] };
		lines.set(key, line);
		if (line.inside < limit) return Promise.resolve(admit(key, line));
		return new Promise((resolve, reject) => {
			const onTurn = (): void => {
				signal?.removeEventListener('abort', onAbort);
				resolve(admit(key, line));
			};
			const onAbort = (): void => {
				line.waiting.splice(line.waiting.indexOf(onTurn), 1);
				reject(cancelled(signal));
			};
			line.waiting.push(onTurn);
			signal?.addEventListener('abort', onAbort, { once: true });
		});
	}

	return { enter };
}
