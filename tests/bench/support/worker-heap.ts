/** What a worker holds, by the debugging protocol. */
import { setTimeout as delay } from 'node:timers/promises';
import type { WorkerSession } from './worker-session.ts';

const everyMs = 50;

/** Answer of Runtime.getHeapUsage, in bytes. */
interface HeapUsage {
	readonly usedSize: number;
	readonly embedderHeapUsedSize?: number;
	/** ArrayBuffers and WebAssembly memory outside the heap. */
	readonly backingStorageSize?: number;
}

/** Megabytes of the heap with what lies outside of it. */
export async function heapOf(worker: WorkerSession): Promise<number> {
	const heap = await worker.send<HeapUsage>('Runtime.getHeapUsage');
	const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = heap;
	return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}

/** The heap while the worker has nothing to do. */
export async function idleHeapOf(worker: WorkerSession): Promise<number> {
	await worker.send('HeapProfiler.collectGarbage');
	return heapOf(worker);
}

/** Does a work and answers with it the largest heap meanwhile. */
export async function peakHeapOf<T>(
	worker: WorkerSession,
	work: () => Promise<T>
): Promise<{ readonly peak: number; readonly result: T }> {
	const ended = new AbortController();
	const sampling = samplesUntil(worker, ended.signal);
	const result = await work().finally(() => ended.abort());
	const samples = await sampling;
	if (samples.length < 20) throw new Error('Too few samples of the heap');
	return { peak: Math.max(...samples), result };
}

async function samplesUntil(worker: WorkerSession, signal: AbortSignal): Promise<number[]> {
	const samples: number[] = [];
	while (!signal.aborted) {
		samples.push(await heapOf(worker));
		await delay(everyMs);
	}
	return samples;
}
