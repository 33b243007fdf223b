/**
 * Runs in the page: scrolls what holds the rows as somebody who reads, about two rows in three frames.
 * Gives the milliseconds between the frames. No function inside has a name: the page knows no helper of
 * the compiler.
 */
export async function scrollSlowly(): Promise<number[]> {
	let scroller = document.querySelector('[data-line]');
	while (
		scroller &&
		!(
			scroller.scrollHeight > scroller.clientHeight &&
			/auto|scroll/.test(getComputedStyle(scroller).overflowY)
		)
	) {
		scroller = scroller.parentElement;
	}
	const target = scroller ?? document.documentElement;
	target.scrollTop = 0;
	const gaps: number[] = [];
	let last = 0;
	while (gaps.length < 240) {
		const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
		if (last > 0) gaps.push(now - last);
		last = now;
		target.scrollTop += 24;
	}
	return gaps;
}
