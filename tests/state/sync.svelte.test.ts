import { describe, expect, it, vi } from 'vitest';
import type { Remote } from 'comlink';
import { failed, succeeded, type Outcome } from '$lib/domain/errors.ts';
import { SyncState } from '$lib/state/sync.svelte.ts';
import type { RunSummary, SyncProgress, SyncService } from '$lib/sync/protocol.ts';

const summary: RunSummary = {
	runId: 1,
	kind: 'full',
	state: 'done',
	read: 40,
	added: 40,
	changed: 0,
	unchanged: 0,
	missing: 0,
	calls: 9,
	bytes: 4_000,
	failure: null
};

const halfWay: SyncProgress = {
	runId: 1,
	kind: 'full',
	plan: null,
	startedAt: '2026-11-23T11:42:00.000Z',
	phases: [{ phase: 'configurations', state: 'running', done: 20, expected: 40 }],
	rowsPerSecond: 10,
	secondsLeft: 2,
	calls: 5,
	waitingUntil: null,
	usage: null
};

interface Setup {
	readonly state: SyncState;
	readonly report: (progress: SyncProgress) => void;
	readonly finish: (outcome: Outcome<RunSummary>) => void;
	readonly unlock: ReturnType<typeof vi.fn>;
	readonly sync: ReturnType<typeof vi.fn>;
}

function setup(): Setup {
	let report: (progress: SyncProgress) => void = () => undefined;
	let finish: (outcome: Outcome<RunSummary>) => void = () => undefined;
	const sync = vi.fn((_request: unknown, onProgress: (progress: SyncProgress) => void) => {
		report = onProgress;
		return new Promise<Outcome<RunSummary>>((resolve) => (finish = resolve));
	});
	const unlock = vi.fn(() => Promise.resolve(succeeded(null)));
	const service = { sync, unlock, cancel: vi.fn() } as unknown as Remote<SyncService>;
	const state = new SyncState(() => service);
	return {
		state,
		report: (progress) => report(progress),
		finish: (outcome) => finish(outcome),
		unlock,
		sync
	};
}

describe('SyncState', () => {
	it('shows the share of stored configurations while it runs, and nothing after', async () => {
		const { state, report, finish } = setup();
		const run = state.start({ startedBy: 'person', mode: 'auto' });
		report(halfWay);
		expect(state.isRunning).toBe(true);
		expect(state.share).toBe(0.5);
		finish(succeeded(summary));
		await run;
		expect(state.isRunning).toBe(false);
		expect(state.share).toBeNull();
		expect(state.last?.added).toBe(40);
	});

	it("asks for the passphrase when a person's sync meets a locked vault", async () => {
		const { state, finish } = setup();
		const run = state.start({ startedBy: 'person', mode: 'auto' });
		finish(failed({ code: 'vault-locked' }));
		await run;
		expect(state.needsPassphrase).toBe(true);
		expect(state.failure).toBeNull();
	});

	it('lets a scheduled sync wait for the vault without a prompt', async () => {
		const { state, finish } = setup();
		const run = state.start({ startedBy: 'schedule', mode: 'auto' });
		finish(failed({ code: 'vault-locked' }));
		await run;
		expect(state.needsPassphrase).toBe(false);
		expect(state.failure).toBeNull();
	});

	it('starts the waiting sync once the vault is open', async () => {
		const { state, finish, sync } = setup();
		const run = state.start({ startedBy: 'person', mode: 'auto' });
		finish(failed({ code: 'vault-locked' }));
		await run;
		await state.unlockAndStart('correct horse battery');
		expect(state.needsPassphrase).toBe(false);
		expect(sync).toHaveBeenCalledTimes(2);
	});

	it('keeps the reason of a failed run until the next one starts', async () => {
		const { state, finish } = setup();
		const run = state.start({ startedBy: 'person', mode: 'auto' });
		finish(failed({ code: 'proxy-unreachable' }));
		await run;
		expect(state.failure?.code).toBe('proxy-unreachable');
		void state.start({ startedBy: 'person', mode: 'auto' });
		expect(state.failure).toBeNull();
	});

	it('does not start a second run in the same tab', async () => {
		const { state, report, sync } = setup();
		void state.start({ startedBy: 'person', mode: 'auto' });
		report(halfWay);
		const second = await state.start({ startedBy: 'person', mode: 'auto' });
		expect(second.ok).toBe(false);
		expect(sync).toHaveBeenCalledTimes(1);
	});

	it('makes a scheduled sync wait for the vault without a prompt', async () => {
		const { state, finish } = setup();
		const run = state.start({ startedBy: 'schedule', mode: 'auto' });
		finish(failed({ code: 'vault-locked' }));
		await run;
		expect(state.needsPassphrase).toBe(false);
		expect(state.waitsForVault).toBe(true);
		expect(state.failure).toBeNull();
		const again = state.start({ startedBy: 'person', mode: 'auto' });
		finish(succeeded(summary));
		await again;
		expect(state.waitsForVault).toBe(false);
	});

	it('is silent about a scheduled sync that another tab runs already', async () => {
		const { state, finish } = setup();
		const run = state.start({ startedBy: 'schedule', mode: 'auto' });
		finish(failed({ code: 'sync-running-elsewhere' }));
		await run;
		expect(state.failure).toBeNull();
	});
});
