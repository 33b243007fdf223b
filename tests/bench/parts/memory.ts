/** What the sync worker holds while it imports everything, and whether more configurations cost more. */
import type { Importer } from '../peers/importer.ts';
import { median } from '../report.ts';
import { connectTenant } from '../support/import-run.ts';
import { openPeers } from '../support/peer-page.ts';
import { onStage, type Stage } from '../support/stage.ts';
import { pageLatencyMs, setLatency } from '../support/tenant-control.ts';
import { idleHeapOf, peakHeapOf } from '../support/worker-heap.ts';
import { watchWorker } from '../support/worker-session.ts';
import { plain, type Part } from './part.ts';

/** When garbage is collected is chance: single peaks of one build lie up to 30 MB apart. */
const runs = 3;

export const memory: Part = async ({ site, say }) => {
	const grown: number[] = [];
	for (const imported of [20_000, 200_000]) {
		const size = { site, companies: imported / 400, imported };
		const above: number[] = [];
		for (let run = 0; run < runs; run += 1) {
			const { peak, idle } = await onStage(size, heapOfImport);
			say(`memory at ${imported}: ${peak.toFixed(0)} MB at most, ${idle.toFixed(0)} MB idle`);
			above.push(peak - idle);
		}
		grown.push(median(above));
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
	const idle = await idleHeapOf(worker);
	const { peak } = await peakHeapOf(worker, () => importer('sync'));
	await peers.close();
	return { idle, peak };
}
