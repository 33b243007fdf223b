/** What the worker of workspace files holds while it saves, proves and restores 200,000 configurations. */
import type { Filing } from '../peers/filing.ts';
import type { Importer } from '../peers/importer.ts';
import type { BenchRow } from '../report.ts';
import { builtWorker } from '../support/built-worker.ts';
import { connectTenant } from '../support/import-run.ts';
import { openPeers } from '../support/peer-page.ts';
import { onStage, type Stage } from '../support/stage.ts';
import { idleHeapOf, peakHeapOf } from '../support/worker-heap.ts';
import { watchWorker } from '../support/worker-session.ts';
import { plain, type Part } from './part.ts';

const imported = 200_000;

interface FileFigures {
	readonly megabytes: number;
	readonly save: { readonly above: number; readonly seconds: number };
	readonly replace: { readonly above: number; readonly seconds: number };
	readonly merge: { readonly above: number; readonly seconds: number };
}

export const fileMemory: Part = async ({ site, say }) => {
	const size = { site, companies: imported / 400, imported };
	const { megabytes, save, replace, merge } = await onStage(size, (stage) => measure(stage, say));
	return [
		row('file.saveMemoryMB', `peak above idle while ${imported} are saved`, save.above),
		row(
			'file.replaceMemoryMB',
			'the same while the file is proven and replaces all',
			replace.above
		),
		row('file.mergeMemoryMB', 'the same while it is proven and merged', merge.above),
		plain('file.megabytes', 'the file', megabytes, 'MB'),
		plain('file.saveSeconds', 'saving', save.seconds, 's'),
		plain('file.replaceSeconds', 'proving, staging and replacing', replace.seconds, 's'),
		plain('file.mergeSeconds', 'proving, staging and merging', merge.seconds, 's')
	];
};

function row(id: string, what: string, value: number): BenchRow {
	return { id, what, value, unit: 'MB', target: { atMost: 150 } };
}

async function measure(stage: Stage, say: (line: string) => void): Promise<FileFigures> {
	const peers = await openPeers(stage.browser, stage.almanac.origin);
	await connectTenant(peers.of<Importer>('importer'), stage);
	const { records } = await peers.of<Importer>('importer')('sync');
	if (records < imported * 0.95) throw new Error(`Only ${records} were imported`);
	say(`${records} configurations are here`);
	const worker = await watchWorker(peers.page);
	const filing = peers.of<Filing>('filing');
	await filing('start', builtWorker(stage.site, 'almanac-workspace'));
	const idle = await idleHeapOf(worker);
	const save = await peakHeapOf(worker, () => filing('save'));
	say(`saved: ${(save.peak - idle).toFixed(0)} MB above ${idle.toFixed(0)} MB`);
	const taken = async (way: 'replace' | 'merge') => {
		await worker.send('HeapProfiler.collectGarbage');
		const { peak, result } = await peakHeapOf(worker, () => filing('restore', way));
		if (result.configurations !== records) throw new Error(`${result.configurations} came back`);
		say(`${way}: ${(peak - idle).toFixed(0)} MB above idle`);
		return { above: peak - idle, seconds: result.ms / 1000 };
	};
	const [replace, merge] = [await taken('replace'), await taken('merge')];
	await peers.close();
	return {
		megabytes: save.result.bytes / 1e6,
		save: { above: save.peak - idle, seconds: save.result.ms / 1000 },
		replace,
		merge
	};
}
