import type { Page } from 'playwright-core';

export interface MainThread {
	/** Longest task of the page's main thread, in ms. */
	readonly longestMs: number;
	/** Tasks of more than 50 ms. */
	readonly longTasks: number;
}

/** Below this the browser reports no task. */
const reportedFromMs = 50;

/**
 * Scrolls a page up and down, as somebody who reads does, while its main thread is watched. Tasks of
 * more than 50 ms are told by the browser (`longtask`); of shorter ones the longest gap of a timer
 * stands in.
 */
export async function scrollAndWatch(
	page: Page,
	until: () => Promise<boolean>
): Promise<MainThread> {
	await page.evaluate(beginWatching);
	await page.evaluate(beginScrolling, 14);
	while (!(await until())) await page.waitForTimeout(200);
	const { tasks, gap } = await page.evaluate(endWatching);
	return {
		longestMs: tasks.length > 0 ? Math.max(...tasks) : Math.min(gap, reportedFromMs),
		longTasks: tasks.length
	};
}

interface Watch {
	tasks: number[];
	gap: number;
	timer: ReturnType<typeof setInterval>;
	observer: PerformanceObserver;
	scrolls: boolean;
}

type Watched = typeof globalThis & { benchWatch: Watch };

// What follows runs in the page. No function in it has a name: tsx would refer to a helper that is
// not there.

function beginWatching(): void {
	const watched = globalThis as Watched;
	let last = performance.now();
	watched.benchWatch = {
		tasks: [],
		gap: 0,
		scrolls: true,
		observer: new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) watched.benchWatch.tasks.push(duration);
		}),
		// A timer is held up by the task before it; 4 ms is as often as a browser lets it come.
		timer: setInterval(() => {
			const now = performance.now();
			watched.benchWatch.gap = Math.max(watched.benchWatch.gap, now - last - 4);
			last = now;
		}, 4)
	};
	watched.benchWatch.observer.observe({ type: 'longtask' });
}

function beginScrolling(step: number): void {
	const watched = globalThis as Watched;
	let down = step;
	watched.requestAnimationFrame(function next() {
		const scroller = document.scrollingElement;
		if (!scroller || !watched.benchWatch.scrolls) return;
		const end = scroller.scrollHeight - scroller.clientHeight;
		if (scroller.scrollTop >= end) down = -step;
		else if (scroller.scrollTop <= 0) down = step;
		scroller.scrollTop += down;
		watched.requestAnimationFrame(next);
	});
}

function endWatching(): { tasks: number[]; gap: number } {
	const { benchWatch } = globalThis as Watched;
	benchWatch.scrolls = false;
	clearInterval(benchWatch.timer);
	for (const { duration } of benchWatch.observer.takeRecords()) benchWatch.tasks.push(duration);
	benchWatch.observer.disconnect();
	return { tasks: benchWatch.tasks, gap: benchWatch.gap };
}
