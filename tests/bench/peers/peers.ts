/** A page that does nothing but carry the peers' workers; the bench calls them through it. */
import { wrap, type Remote } from 'comlink';

type Worker_ = Remote<Readonly<Record<string, (...args: unknown[]) => unknown>>>;

const starters: Readonly<Record<string, () => Worker>> = {
	floor: () => new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' }),
	reading: () => new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' }),
	storing: () => new Worker(new URL('./storing.worker.ts', import.meta.url), { type: 'module' })
};
const started = new Map<string, Worker_>();

async function callPeer(name: string, method: string, args: readonly unknown[]): Promise<unknown> {
	const worker = started.get(name) ?? wrap(starters[name]?.() as Worker);
	started.set(name, worker as Worker_);
	return (worker as Worker_)[method]?.(...args);
}

Object.assign(globalThis, { callPeer });
