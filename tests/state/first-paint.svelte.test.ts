import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstPaint } from '../../src/lib/state/first-paint.ts';

const paint = 'first-contentful-paint';

/** A browser that says when it painted, once told to. */
class PaintObserver {
	static supportedEntryTypes: readonly string[] = ['paint'];
	static latest: PaintObserver | null = null;
	isWatching = false;
	readonly #told: PerformanceObserverCallback;

	constructor(told: PerformanceObserverCallback) {
		this.#told = told;
		PaintObserver.latest = this;
	}

	observe(): void {
		this.isWatching = true;
	}

	disconnect(): void {
		this.isWatching = false;
	}

	tell(name: string): void {
		const entries = { getEntriesByName: (asked: string) => (asked === name ? [{ name }] : []) };
		this.#told(entries as never, this as never);
	}
}

function watched(): { readonly isOver: () => boolean } {
	let isOver = false;
	void firstPaint().then(() => (isOver = true));
	return { isOver: () => isOver };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('firstPaint', () => {
	beforeEach(() => {
		vi.useFakeTimers();
		PaintObserver.supportedEntryTypes = ['paint'];
		PaintObserver.latest = null;
		vi.stubGlobal('PerformanceObserver', PaintObserver);
		vi.spyOn(performance, 'getEntriesByName').mockReturnValue([]);
		vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
	});

	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
	});

	it('waits for the picture, not for an empty frame', async () => {
		const { isOver } = watched();
		PaintObserver.latest?.tell('first-paint');
		await settle();
		expect(isOver()).toBe(false);
		PaintObserver.latest?.tell(paint);
		await settle();
		expect(isOver()).toBe(true);
		expect(PaintObserver.latest?.isWatching).toBe(false);
	});

	it('goes on at once where something was painted already, or the page is in the background', async () => {
		vi.mocked(performance.getEntriesByName).mockReturnValue([{ name: paint } as never]);
		const painted = watched();
		await settle();
		expect(painted.isOver()).toBe(true);

		vi.mocked(performance.getEntriesByName).mockReturnValue([]);
		vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
		const hidden = watched();
		await settle();
		expect(hidden.isOver()).toBe(true);
	});

	it.each([
		['says nothing', ['paint']],
		['does not know how', []]
	])('waits a second at most for a browser that %s', async (_what, supported) => {
		PaintObserver.supportedEntryTypes = supported;
		vi.stubGlobal('requestAnimationFrame', () => 0);
		const { isOver } = watched();
		await vi.advanceTimersByTimeAsync(900);
		expect(isOver()).toBe(false);
		await vi.advanceTimersByTimeAsync(200);
		expect(isOver()).toBe(true);
	});
});
