/** A sync after few changes: what it asks of the tenant, and its time beside that of the full import. */
import type { RecordedCall } from '../../../src/lib/sandbox/recorder.ts';
import type { Importer } from '../peers/importer.ts';
import { pageSize } from '../peers/tenant.ts';
import { median, type BenchRow } from '../report.ts';
import { connectTenant, importOnce } from '../support/import-run.ts';
import { openPeers } from '../support/peer-page.ts';
import { ratio } from '../support/rounds.ts';
import { onStage, type Stage } from '../support/stage.ts';
import {
	advanceClock,
	callsBetween,
	editAtRandom,
	pageLatencyMs,
	setLatency
} from '../support/tenant-control.ts';
import { plain, type Part } from './part.ts';

/** A tenant in use up to today: one that was silent for weeks is asked for two spans of changes. */
const size = { companies: 250, imported: 100_000 };
const edits = size.imported * 0.005;
const rounds = 3;
/** By the tenant's clock, between two rounds of edits. */
const apartMs = 3_600_000;

interface Round {
	readonly fullMs: number;
	readonly ms: number;
	/** Calls beyond the pages and the look-ups by id that the changes need. */
	readonly extraCalls: number;
}

export const incremental: Part = ({ site, say }) =>
	onStage(
		{ site, ...size, today: new Date().toISOString().slice(0, 10) },
		async (stage): Promise<BenchRow[]> => {
			// Once without latency and uncounted: the tenant builds its pages, which are kept from then on.
			await importOnce(stage);
			await setLatency(stage.sandbox, pageLatencyMs);
			const measured: Round[] = [];
			for (let round = 1; round <= rounds; round += 1) {
				const one = await fullAndNext(stage, round);
				measured.push(one);
				const { fullMs, ms, extraCalls } = one;
				say(
					`incremental, round ${round} of ${rounds}: full ${fullMs.toFixed(0)}, next ${ms.toFixed(0)} ms, ${extraCalls} extra calls`
				);
			}
			const full = measured.map(({ fullMs }) => fullMs);
			const next = measured.map(({ ms }) => ms);
			return [
				{
					id: 'incremental.extraCalls',
					what: `calls of a sync after ${edits} changes, beyond the pages and look-ups that they need`,
					value: Math.max(...measured.map(({ extraCalls }) => extraCalls)),
					unit: 'calls',
					target: { atMost: 8 }
				},
				{
					id: 'incremental.overFull',
					what: `a sync after ${edits} changes against the import of ${size.imported}`,
					value: ratio(next, full),
					unit: 'x',
					target: { atMost: 0.1 }
				},
				plain('incremental.ms', 'the sync after the changes', median(next), 'ms'),
				plain('incremental.fullMs', 'the full import', median(full), 'ms')
			];
		}
	);

/** A first import into a profile of its own, changes in the tenant, and the sync that brings them. */
async function fullAndNext(stage: Stage, seed: number): Promise<Round> {
	const { browser, almanac, sandbox } = stage;
	const peers = await openPeers(browser, almanac.origin);
	try {
		const importer = peers.of<Importer>('importer');
		await connectTenant(importer, stage);
		// A tenant that lives: what an earlier round changed at once is not what was changed last.
		await advanceClock(sandbox, apartMs);
		await editAtRandom(sandbox, { seed: rounds + seed, count: 1 });
		const full = await importer('sync');
		// Later than the overlap of two readings: what an earlier round changed is not asked for again.
		await advanceClock(sandbox, apartMs);
		const changed = await editAtRandom(sandbox, { seed, count: edits });
		const from = Date.now();
		const next = await importer('sync');
		const ahead = seed * 2 * apartMs;
		const calls = await callsBetween(sandbox, from + ahead, Date.now() + ahead);
		if (next.kind !== 'incremental' || next.changed === 0) {
			throw new Error(`A sync after ${changed} edits was ${next.kind} and saw ${next.changed}`);
		}
		// Also what the overlap asks for again, which no sync may do without.
		const needed = Math.ceil(next.records / pageSize) + calls.filter(isLookUp).length;
		return { fullMs: full.ms, ms: next.ms, extraCalls: calls.length - needed };
	} finally {
		await peers.close();
	}
}

/** Names behind ids: the changed configurations name records that nobody knew here. */
function isLookUp({ path, query }: RecordedCall): boolean {
	return /^(?:products|contacts|companylocations)\/query$/.test(path) && query !== null;
}
