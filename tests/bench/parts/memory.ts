/** What the sync worker holds while it imports everything, and whether more configurations cost more. */
import { setTimeout as delay } from 'node:timers/promises';
import type { RunRow } from '../../../src/lib/db/rows.ts';
import { connect } from '../../e2e/support/steps.ts';
import { waitUntilSynced } from '../support/import-run.ts';
import { onStage, type Stage } from '../support/stage.ts';
import { readTable } from '../support/stored-rows.ts';
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

interface Sample {
	readonly at: number;
	readonly megabytes: number;
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

/** The largest heap while a run is under way, and the last one before it. */
async function heapOfImport({ browser, almanac, sandbox }: Stage) {
	await setLatency(sandbox, pageLatencyMs);
	const context = await browser.newContext();
	const page = await context.newPage();
	const worker = await watchWorker(page);
	const ended = new AbortController();
	const sampling = samplesUntil(worker, ended.signal);
	try {
		await connect(page, almanac.origin, sandbox);
		await waitUntilSynced(page);
	} finally {
		ended.abort();
	}
	const samples = await sampling;
	const run = (await readTable<RunRow>(page, 'runs')).at(-1);
	if (run?.state !== 'done') throw new Error(`The import ended as ${run?.state ?? 'nothing'}`);
	const begun = Date.parse(run.startedAt);
	const before = samples.filter(({ at }) => at < begun).at(-1);
	const during = samples.filter(({ at }) => at >= begun);
	if (!before || during.length < 20) throw new Error('Too few samples of the heap');
	await context.close();
	return { idle: before.megabytes, peak: Math.max(...during.map(({ megabytes }) => megabytes)) };
}

async function samplesUntil(worker: WorkerSession, signal: AbortSignal): Promise<Sample[]> {
	const samples: Sample[] = [];
	while (!signal.aborted) {
		const heap = await worker.send<HeapUsage>('Runtime.getHeapUsage').catch(() => null);
		if (heap) samples.push({ at: Date.now(), megabytes: sizeOf(heap) / 1e6 });
		await delay(everyMs);
	}
	return samples;
}

function sizeOf({ usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }: HeapUsage): number {
	return usedSize + embedderHeapUsedSize + backingStorageSize;
}
