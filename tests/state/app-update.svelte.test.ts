import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppUpdate } from '../../src/lib/state/app-update.svelte.ts';

type Listener = (event: { isUpdate?: boolean }) => void;

/** The life of a service worker, told by the test. */
class Life {
	readonly listeners = new Map<string, Listener>();
	readonly register = vi.fn(() => Promise.resolve(undefined));
	readonly messageSkipWaiting = vi.fn();
	readonly addEventListener = vi.fn((name: string, listener: Listener) => {
		this.listeners.set(name, listener);
	});

	tell(name: string, event: { isUpdate?: boolean } = {}): void {
		this.listeners.get(name)?.(event);
	}
}

async function setUp() {
	const life = new Life();
	const reload = vi.fn();
	const page = { hasUnsaved: false };
	const update = new AppUpdate({ reload, hasUnsaved: () => page.hasUnsaved });
	await update.register(() => life as never);
	return { life, reload, page, update };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
	vi.useFakeTimers();
	const container = { ready: Promise.resolve({}), controller: {} };
	vi.stubGlobal('navigator', { ...navigator, serviceWorker: container });
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('AppUpdate', () => {
	it('says that the app is on this device, also where an update found no room', async () => {
		const { life, update } = await setUp();
		expect([update.isReadyOffline, update.isOnlineOnly]).toEqual([true, false]);
		life.tell('redundant');
		expect([update.isReadyOffline, update.isOnlineOnly]).toEqual([true, false]);
	});

	it('says that the browser did not store the app, as for want of room', async () => {
		vi.stubGlobal('navigator', { serviceWorker: { ready: new Promise(() => undefined) } });
		const life = new Life();
		const update = new AppUpdate({ reload: vi.fn(), hasUnsaved: () => false });
		void update.register(() => life as never);
		expect(update.isOnlineOnly).toBe(false);
		life.tell('redundant');
		expect([update.isReadyOffline, update.isOnlineOnly]).toEqual([false, true]);
	});

	it('says so as well where a browser knows no service worker', async () => {
		vi.stubGlobal('navigator', {});
		const without = new AppUpdate({ reload: vi.fn(), hasUnsaved: () => false });
		await without.register(() => new Life() as never);
		expect(without.isOnlineOnly).toBe(true);
	});

	it('waits with a new version until it is asked for, then reloads into it', async () => {
		const { life, reload, update } = await setUp();
		expect(update.isReady).toBe(false);
		life.tell('waiting');
		expect(update.isReady).toBe(true);
		expect(life.messageSkipWaiting).not.toHaveBeenCalled();
		update.apply();
		expect(life.messageSkipWaiting).toHaveBeenCalledOnce();
		expect(reload).not.toHaveBeenCalled();
		life.tell('controlling', { isUpdate: true });
		await settle();
		expect(reload).toHaveBeenCalledOnce();
	});

	it('does not reload the first page that a service worker takes', async () => {
		const { life, reload, update } = await setUp();
		life.tell('controlling', { isUpdate: false });
		await settle();
		expect(reload).not.toHaveBeenCalled();
		expect(update.isReady).toBe(false);
	});

	it('updates a page that has been open since the app was installed', async () => {
		const { life, reload, update } = await setUp();
		life.tell('controlling', { isUpdate: false });
		life.tell('waiting');
		update.apply();
		life.tell('controlling', { isUpdate: false });
		await settle();
		expect(reload).toHaveBeenCalledOnce();
	});

	it('offers such a page the version that another tab activated', async () => {
		const { life, reload, update } = await setUp();
		life.tell('controlling', { isUpdate: false });
		life.tell('controlling', { isUpdate: false });
		await settle();
		expect(reload).not.toHaveBeenCalled();
		expect(update.isReady).toBe(true);
	});

	it('updates a page that no service worker had taken yet', async () => {
		const { life, reload, update } = await setUp();
		life.tell('waiting');
		update.apply();
		life.tell('controlling', { isUpdate: false });
		await settle();
		expect(reload).toHaveBeenCalledOnce();
	});

	it('offers the version that another tab activated, and reloads when asked', async () => {
		const { life, reload, update } = await setUp();
		life.tell('controlling', { isUpdate: true });
		await settle();
		expect(reload).not.toHaveBeenCalled();
		expect(update.isReady).toBe(true);
		update.apply();
		await settle();
		expect(reload).toHaveBeenCalledOnce();
		expect(life.messageSkipWaiting).not.toHaveBeenCalled();
	});

	it('keeps what was typed while the version was activated, and offers it again', async () => {
		const { life, reload, page, update } = await setUp();
		life.tell('waiting');
		update.apply();
		page.hasUnsaved = true;
		life.tell('controlling', { isUpdate: true });
		await settle();
		expect(reload).not.toHaveBeenCalled();
		expect(update.isReady).toBe(true);
		page.hasUnsaved = false;
		update.apply();
		await settle();
		expect(reload).toHaveBeenCalledOnce();
	});

	it('turns the reload for a lost chunk into an offer while something is unsaved', async () => {
		const { reload, page, update } = await setUp();
		page.hasUnsaved = true;
		await update.restart();
		expect(reload).not.toHaveBeenCalled();
		expect(update.isReady).toBe(true);
	});

	it('reloads once what is being written is stored, and looks again then', async () => {
		const { reload, page, update } = await setUp();
		let stored = (): void => undefined;
		const writing = new Promise<void>((resolve) => (stored = resolve));
		update.afterWriting(() => writing);
		void update.restart();
		await vi.advanceTimersByTimeAsync(1000);
		expect(reload).not.toHaveBeenCalled();
		page.hasUnsaved = true;
		stored();
		await settle();
		expect(reload).not.toHaveBeenCalled();
		expect(update.isReady).toBe(true);
	});

	it.each([
		['never answers', () => new Promise(() => undefined)],
		['is closed', () => Promise.reject(new Error('DatabaseClosedError'))]
	])('reloads all the same where the database %s', async (_what, written) => {
		const { reload, update } = await setUp();
		update.afterWriting(written);
		void update.restart();
		await vi.advanceTimersByTimeAsync(2000);
		expect(reload).toHaveBeenCalledOnce();
	});
});
