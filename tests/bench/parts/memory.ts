/** What the sync worker holds while it imports everything, and whether more configurations cost more. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Importer } from '../peers/importer.ts';
import { connectTenant } from '../support/import-run.ts';
import { openPeers } from '../support/peer-page.ts';
import { onStage, type Stage } from '../support/stage.ts';
import { pageLatencyMs, setLatency } from '../support/tenant-control.ts';
import { watchWorker, type WorkerSession } from '../support/worker-session.ts';
import { plain, type Part } from './part.ts';

const everyMs = 50;

/** Answer of Runtime.getHeapUsage, in bytes. */
interface HeapUsage {
	readonly usedSize: number;
	readonly embedderHeapUsedSize?: number;
	/** ArrayBuffers and WebAssembly memory outside the heap. */
	readonly backingStorageSize?: number;
}

export const memory: Part = async ({ site, say }) => {
	const grown: number[] = [];
	for (const imported of [20_000, 200_000]) {
		const size = { site, companies: imported / 400, imported };
		const { peak, idle } = await onStage(size, heapOfImport);
		say(`memory at ${imported}: ${peak.toFixed(0)} MB at most, ${idle.toFixed(0)} MB idle`);
		grown.push(peak - idle);
	}
	const [small = Number.NaN, large = Number.NaN] = grown;
	return [
		{
			id: 'worker.memoryMB',
			what: 'peak of the worker above idle during an import of 20,000 or 200,000, buffers included',
			value: Math.max(small, large),
			unit: 'MB',
			target: { atMost: 150 }
		},
		{
			id: 'worker.memoryGrowthMB',
			what: 'what 200,000 take more than 20,000',
			value: large - small,
			unit: 'MB',
			target: { atMost: 40 }
		},
		plain('worker.memory20kMB', 'peak above idle, 20,000', small, 'MB'),
		plain('worker.memory200kMB', 'peak above idle, 200,000', large, 'MB')
	];
};

/** The worker's heap while it has nothing to do, and the largest while it imports. */
async function heapOfImport(stage: Stage): Promise<{ idle: number; peak: number }> {
	const { browser, almanac, sandbox } = stage;
	await setLatency(sandbox, pageLatencyMs);
	const peers = await openPeers(browser, almanac.origin);
	const worker = await watchWorker(peers.page);
	const importer = peers.of<Importer>('importer');
	await connectTenant(importer, stage);
	await worker.send('HeapProfiler.collectGarbage');
	const idle = await heapOf(worker);
	const ended = new AbortController();
	const sampling = samplesUntil(worker, ended.signal);
	await importer('sync').finally(() => ended.abort());
	const samples = await sampling;
	if (samples.length < 20) throw new Error('Too few samples of the heap');
	await peers.close();
	return { idle, peak: Math.max(...samples) };
}

async function samplesUntil(worker: WorkerSession, signal: AbortSignal): Promise<number[]> {
	const samples: number[] = [];
	while (!signal.aborted) {
		samples.push(await heapOf(worker));
		await delay(everyMs);
	}
	return samples;
}

/** Megabytes of the heap with what lies outside of it. */
async function heapOf(worker: WorkerSession): Promise<number> {
	const heap = await worker.send<HeapUsage>('Runtime.getHeapUsage');
	const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = heap;
	return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}
