/** What it costs to store 100,000 configurations, against two other ways to store the same pages. */
import type { Storing } from '../peers/storing.worker.ts';
import { median, type BenchRow } from '../report.ts';
import { openPeers, tenantOf } from '../support/peer-page.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { plain, type Part } from './part.ts';

const size = { companies: 250, imported: 100_000 };

export const store100k: Part = ({ site, say }) =>
	onStage({ site, ...size }, async ({ browser, almanac, sandbox }): Promise<BenchRow[]> => {
		const peers = await openPeers(browser, almanac.origin);
		const storing = peers.of<Storing>('storing');
		say('store100k: recording the pages of an import …');
		const { records, bytes, pages } = await storing('record', tenantOf(sandbox));
		const megabytes = Math.round(bytes / 1e6);
		say(`store100k: ${records} configurations, ${pages} pages, ${megabytes} MB`);
		const { shards, rows, append } = await alternate(
			{
				shards: () => storing('shards'),
				rows: () => storing('rows'),
				append: () => storing('append')
			},
			{ title: 'store100k', rounds: 3, unit: 'ms', say }
		);
		return [
			{
				id: 'store100k.overRawRows',
				what: `parse, shards, directory, checkpoint, snapshot of ${records} against IndexedDB rows with 4 indexes`,
				value: ratio(shards, rows),
				unit: 'x',
				target: { atMost: 0.2 }
			},
			{
				id: 'store100k.overOpfs',
				what: `the same against an OPFS append of the same ${megabytes} MB, not even parsed`,
				value: ratio(shards, append),
				unit: 'x',
				target: { atMost: 2.5 }
			},
			plain('store100k.ms', 'shards, all of it', median(shards), 'ms'),
			plain('store100k.rawRowsMs', 'rows', median(rows), 'ms'),
			plain('store100k.opfsMs', 'append and flush', median(append), 'ms')
		];
	});
