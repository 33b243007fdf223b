/** Longest stretch of work before the page gets a turn, in milliseconds: half a frame. */
const longestStretchMs = 8;

/** Maps a list in slices, so that no stretch of work holds up the page. */
export async function withPauses<A, B>(list: readonly A[], map: (one: A) => B): Promise<B[]> {
	const result: B[] = [];
	let until = performance.now() + longestStretchMs;
	for (const one of list) {
		if (performance.now() > until) {
			await nextTurn();
			until = performance.now() + longestStretchMs;
		}
		result.push(map(one));
	}
	return result;
}

/** Runs a computation that stops now and then by itself, in slices. Gives null once `isOver`. */
export async function finishWithPauses<T>(
	steps: Generator<void, T>,
	isOver: () => boolean
): Promise<T | null> {
	let until = performance.now() + longestStretchMs;
	while (!isOver()) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() <= until) continue;
		await nextTurn();
		until = performance.now() + longestStretchMs;
	}
	return null;
}

interface Scheduler {
	yield?: () => Promise<void>;
}

/** Lets the page paint and answer keys first. A message is not slowed down in nested turns as a timer is. */
function nextTurn(): Promise<void> {
	const { scheduler } = globalThis as { scheduler?: Scheduler };
	if (scheduler?.yield) return scheduler.yield();
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
