/** What a bench asks of the simulated tenant beside its API (docs/sandbox.md, "Control API"). */
import type { RecordedCall } from '../../../src/lib/sandbox/recorder.ts';
import type { RunningSandbox } from '../../e2e/support/servers.ts';

/** Latency of a page in all measurements (performance.md, "Targets"). */
export const pageLatencyMs = 150;

/** Milliseconds that every call takes at least from now on. */
export async function setLatency(sandbox: RunningSandbox, latencyMs: number): Promise<void> {
	await control(sandbox, 'POST', 'limits', { latencyMs });
}

/** The calls that were answered from one moment to another, both in epoch milliseconds. */
export async function callsBetween(
	sandbox: RunningSandbox,
	from: number,
	to: number
): Promise<RecordedCall[]> {
	const { calls } = await control<{ calls: RecordedCall[] }>(sandbox, 'GET', 'calls');
	return calls.filter(({ at }) => at >= from && at <= to);
}

/** Edits a configuration as somebody in Autotask would. */
export async function editConfiguration(
	sandbox: RunningSandbox,
	id: number,
	values: Readonly<Record<string, string>>
): Promise<void> {
	await control(sandbox, 'PATCH', `records/ConfigurationItems/${id}`, { values });
}

/** Edits configurations that the seed chooses, as people do day by day; gives how many differ. */
export async function editAtRandom(
	sandbox: RunningSandbox,
	{ seed, count }: { readonly seed: number; readonly count: number }
): Promise<number> {
	const kinds = ['rename', 'dates', 'type'];
	const { edits } = await control<{ edits: { id: number }[] }>(sandbox, 'POST', 'edits', {
		seed,
		count,
		kinds
	});
	return new Set(edits.map(({ id }) => id)).size;
}

/** Lets time pass in the tenant. */
export async function advanceClock(sandbox: RunningSandbox, advanceMs: number): Promise<void> {
	await control(sandbox, 'POST', 'clock', { advanceMs });
}

async function control<T>(
	{ origin }: RunningSandbox,
	method: string,
	path: string,
	body?: unknown
): Promise<T> {
	const response = await fetch(`${origin}/control/${path}`, {
		method,
		headers: { 'Content-Type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	if (!response.ok) throw new Error(`${method} /control/${path} answered ${response.status}`);
	return (await response.json()) as T;
}
