/** A figure over 100,000 configurations: the columnar snapshot against a cursor over rows. */
import type { Figure } from '../peers/storing/fleet-figure.ts';
import type { Storing } from '../peers/storing.worker.ts';
import { median, type BenchRow } from '../report.ts';
import { openPeers, tenantOf, type Peer } from '../support/peer-page.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { plain, type Part } from './part.ts';

const size = { companies: 250, imported: 100_000 };

export const fleet: Part = ({ site, say }) =>
	onStage({ site, ...size }, async ({ browser, almanac, sandbox }): Promise<BenchRow[]> => {
		const peers = await openPeers(browser, almanac.origin);
		const storing = peers.of<Storing>('storing');
		say('fleet: recording and storing the configurations …');
		const { records } = await storing('record', tenantOf(sandbox));
		await storing('shards');
		await storing('rows');
		await checkCounts(storing);
		const { snapshot, cursor } = await alternate(
			{
				snapshot: async () => (await storing('snapshotFigure')).ms,
				cursor: async () => (await storing('cursorFigure')).ms
			},
			{ title: 'fleet', rounds: 5, unit: 'ms', say }
		);
		return [
			{
				id: 'fleet.overCursor',
				what: `grades of ${records} by three rules with "contains": snapshot against a cursor over rows`,
				value: ratio(snapshot, cursor),
				unit: 'x',
				target: { atMost: 0.025 }
			},
			plain('fleet.ms', 'snapshot read and graded', median(snapshot), 'ms'),
			plain('fleet.cursorMs', 'every row by a cursor', median(cursor), 'ms')
		];
	});

/** Two ways that count differently are not to be compared. */
async function checkCounts(storing: Peer<Storing>): Promise<void> {
	const [snapshot, cursor]: Figure[] = [
		await storing('snapshotFigure'),
		await storing('cursorFigure')
	];
	const counts = [snapshot, cursor].map((figure) => JSON.stringify(figure?.counts));
	if (counts[0] === counts[1] && snapshot?.counts.every((count) => count > 0)) return;
	throw new Error(`The snapshot counts ${counts[0]}, the cursor ${counts[1]}`);
}
