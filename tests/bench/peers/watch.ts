/** Put into a page of the app: watches its main thread, and scrolls it as somebody who reads does. */

/** What a main thread did while it was watched. */
export interface Watched {
	/** Milliseconds of the tasks that took more than 50; the browser tells no shorter ones. */
	readonly tasks: readonly number[];
	/** Longest time, in milliseconds, by which a timer of 4 ms was late. */
	readonly late: number;
}

export interface WatchApi {
	/** Whether this browser tells of a task that does take more than 50 ms. */
	tellsLongTasks(): Promise<boolean>;
	begin(): void;
	end(): Watched;
}

const timerMs = 4;
/** Pixels a frame. */
const step = 14;

let stop: () => Watched = () => ({ tasks: [], late: 0 });

function begin(): void {
	const tasks: number[] = [];
	let late = 0;
	let last = performance.now();
	const observer = new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) tasks.push(duration);
	});
	observer.observe({ type: 'longtask' });
	const timer = setInterval(() => {
		const now = performance.now();
		late = Math.max(late, now - last - timerMs);
		last = now;
	}, timerMs);
	const stopScrolling = scroll();
	stop = () => {
		stopScrolling();
		clearInterval(timer);
		for (const { duration } of observer.takeRecords()) tasks.push(duration);
		observer.disconnect();
		return { tasks, late };
	};
}

function tellsLongTasks(): Promise<boolean> {
	return new Promise((resolve) => {
		const observer = new PerformanceObserver(() => resolve(true));
		observer.observe({ type: 'longtask' });
		setTimeout(() => {
			const begun = performance.now();
			while (performance.now() - begun < 80);
		}, 0);
		setTimeout(() => resolve(false), 5_000);
	});
}

function scroll(): () => void {
	let by = step;
	let frame = 0;
	const tick = (): void => {
		const scroller = document.scrollingElement ?? document.documentElement;
		const end = scroller.scrollHeight - scroller.clientHeight;
		if (scroller.scrollTop >= end) by = -step;
		else if (scroller.scrollTop <= 0) by = step;
		scroller.scrollTop += by;
		frame = requestAnimationFrame(tick);
	};
	frame = requestAnimationFrame(tick);
	return () => cancelAnimationFrame(frame);
}

const benchWatch: WatchApi = { tellsLongTasks, begin, end: () => stop() };
Object.assign(globalThis, { benchWatch });
