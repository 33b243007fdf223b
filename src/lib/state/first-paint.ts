const paint = 'first-contentful-paint';

/** How long a browser may take that never says when it painted, in ms. */
const patience = 1000;

/**
 * Resolves once the browser has shown something of this page, so that what is loaded next can't keep the
 * first picture waiting. A page in the background paints nothing and is not waited for.
 */
export function firstPaint(): Promise<void> {
	const isKnown = PerformanceObserver.supportedEntryTypes.includes('paint');
	if (document.visibilityState === 'hidden' || performance.getEntriesByName(paint).length > 0) {
		return Promise.resolve();
	}
	if (!isKnown) return nextFrame();
	return new Promise((resolve) => {
		const observer = new PerformanceObserver((list) => {
			if (list.getEntriesByName(paint).length > 0) finish();
		});
		const timer = setTimeout(finish, patience);
		observer.observe({ type: 'paint', buffered: true });

		function finish(): void {
			observer.disconnect();
			clearTimeout(timer);
			resolve();
		}
	});
}

/** A task after the next frame; a tab that is hidden meanwhile draws none. */
function nextFrame(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, patience);
		requestAnimationFrame(() => setTimeout(resolve));
	});
}
