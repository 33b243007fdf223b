import { onDestroy } from 'svelte';
import { on } from 'svelte/events';

/**
 * Keeps the screen awake as long as the component lives. The system takes the lock away when the page is
 * hidden, so it is asked for again when it comes back. Make it while a component is created.
 */
export class WakeLock {
	#isRefused = $state(false);
	#sentinel: WakeLockSentinel | null = null;
	#isOver = false;

	constructor() {
		void this.#ask();
		const stop = on(document, 'visibilitychange', () => {
			if (document.visibilityState === 'visible') void this.#ask();
		});
		onDestroy(() => {
			this.#isOver = true;
			stop();
			void this.#sentinel?.release().catch(() => undefined);
		});
	}

	/** True where the device does not let a page keep the screen on. */
	get isRefused(): boolean {
		return this.#isRefused;
	}

	async #ask(): Promise<void> {
		const { wakeLock } = navigator as { wakeLock?: Navigator['wakeLock'] };
		try {
			if (!wakeLock) throw new DOMException('', 'NotSupportedError');
			const sentinel = await wakeLock.request('screen');
			if (this.#isOver) await sentinel.release();
			else this.#sentinel = sentinel;
			this.#isRefused = false;
		} catch {
			this.#isRefused = true;
		}
	}
}
