/** Wall time of a first import against the network floor, and what it asks of the tenant. */
import type { Floor } from '../peers/floor.worker.ts';
import { pageSize } from '../peers/tenant.ts';
import { median, type BenchRow } from '../report.ts';
import { importOnce, pageCalls, type ImportFigures } from '../support/import-run.ts';
import { openPeers, tenantOf } from '../support/peer-page.ts';
import { alternate, ratio } from '../support/rounds.ts';
import { onStage } from '../support/stage.ts';
import { pageLatencyMs, setLatency } from '../support/tenant-control.ts';
import { plain, type Part, type PartInput } from './part.ts';

interface ImportSize {
	/** Prefix of the rows. */
	readonly id: string;
	readonly companies: number;
	readonly imported: number;
	readonly rounds: number;
	/** Whether the size is one that the targets speak of. */
	readonly isJudged: boolean;
}

export const import20k: Part = (input) =>
	measure({ id: 'import20k', companies: 50, imported: 20_000, rounds: 5, isJudged: false }, input);

export const import100k: Part = (input) =>
	measure(
		{ id: 'import100k', companies: 250, imported: 100_000, rounds: 3, isJudged: true },
		input
	);

function measure(size: ImportSize, { site, say }: PartInput): Promise<BenchRow[]> {
	return onStage({ site, ...size }, async (stage) => {
		const { browser, almanac, sandbox } = stage;
		// Once without latency and uncounted: the tenant builds its pages, which are kept from then on.
		const first = await importOnce(stage);
		const peers = await openPeers(browser, almanac.origin);
		const floor = peers.of<Floor>('floor');
		const plan = { tenant: tenantOf(sandbox), fields: fieldsOf(first), records: first.records };
		const pages = await floor('prepare', plan);
		say(`${size.id}: ${first.records} configurations, the floor is ${pages} pages`);
		await setLatency(sandbox, pageLatencyMs);
		const { ours, network } = await alternate(
			{
				ours: async () => (await importOnce(stage)).ms,
				network: () => floor('read')
			},
			{ title: size.id, rounds: size.rounds, unit: 'ms', say }
		);
		const last = await importOnce(stage);
		return [
			{
				id: `${size.id}.overFloor`,
				what: `import of ${last.records} against ${pages} pages that are only fetched and parsed`,
				value: ratio(ours, network),
				unit: 'x',
				target: size.isJudged ? { atMost: 1.15 } : null
			},
			...requestRows(size, last),
			plain(`${size.id}.ms`, 'import, from the first call to the snapshot', median(ours), 'ms'),
			plain(`${size.id}.floorMs`, 'network floor, 2 in flight', median(network), 'ms')
		];
	});
}

/** `IncludeFields` as the import sent them. */
function fieldsOf({ calls }: ImportFigures): string[] {
	const query = JSON.parse(pageCalls(calls).at(-1)?.query ?? '{}') as { IncludeFields?: string[] };
	if (!query.IncludeFields) throw new Error('The import asked for no fields');
	return query.IncludeFields;
}

function requestRows({ id, isJudged }: ImportSize, { records, calls }: ImportFigures): BenchRow[] {
	const pages = pageCalls(calls).length;
	return [
		{
			id: `${id}.requestsRatio`,
			what: `${pages} calls for configurations against full pages of ${pageSize}`,
			value: pages / Math.ceil(records / pageSize),
			unit: 'x',
			target: isJudged ? { atMost: 1.08 } : null
		},
		plain(
			`${id}.otherCalls`,
			'calls for lists, companies, counts, usage and read-through names',
			calls.length - pages,
			'calls'
		)
	];
}
