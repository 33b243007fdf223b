/** A page that does nothing but carry the peers; the bench calls them through it. */
import { wrap } from 'comlink';
import { filing } from './filing.ts';
import { importer } from './importer.ts';

type Peer = Readonly<Record<string, (...args: never[]) => unknown>>;

const starters: Readonly<Record<string, () => unknown>> = {
	importer: () => importer,
	filing: () => filing,
	floor: () => wrap(new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' })),
	drafting: () =>
		wrap(new Worker(new URL('./drafting.worker.ts', import.meta.url), { type: 'module' })),
	reading: () =>
		wrap(new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' })),
	storing: () =>
		wrap(new Worker(new URL('./storing.worker.ts', import.meta.url), { type: 'module' }))
};
const started = new Map<string, Peer>();

async function callPeer(name: string, method: string, args: readonly never[]): Promise<unknown> {
	const peer = started.get(name) ?? (starters[name]?.() as Peer);
	started.set(name, peer);
	return peer[method]?.(...args);
}

Object.assign(globalThis, { callPeer });
