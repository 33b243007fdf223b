/** Shows a table of many rows, or static rows, and times the first paint and the frames of a scroll. */
import '../../../src/lib/ui/styles/app.css';
import { flushSync, mount, unmount } from 'svelte';
import StaticRows from './StaticRows.svelte';
import { benchRows, type BenchRow } from './table-rows.ts';
import TableOfRows from './TableOfRows.svelte';

const kept = new Map<number, readonly BenchRow[]>();
let shown: ReturnType<typeof mount> | null = null;

function rowsOf(count: number): readonly BenchRow[] {
	const rows = kept.get(count) ?? benchRows(count);
	kept.set(count, rows);
	return rows;
}

/** Resolves once what stands in the document has been painted. */
function painted(): Promise<void> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => resolve();
			channel.port2.postMessage(null);
		});
	});
}

async function clear(): Promise<void> {
	if (shown) await unmount(shown);
	shown = null;
	scrollTo(0, 0);
	await painted();
}

/** Milliseconds from nothing to the first painted rows; the rows themselves are there before. */
async function show(kind: 'table' | 'static', count: number): Promise<number> {
	await clear();
	const rows = rowsOf(count);
	const begun = performance.now();
	const component = kind === 'table' ? TableOfRows : StaticRows;
	shown = mount(component, { target: document.body, props: { rows } });
	flushSync();
	if (!document.querySelector('[data-line]')) throw new Error('No row was drawn');
	await painted();
	return performance.now() - begun;
}

/** Scrolls down by `step` pixels a frame; milliseconds between the frames. */
function scroll(step: number, frames: number): Promise<number[]> {
	return new Promise((resolve) => {
		const gaps: number[] = [];
		let last = 0;
		const tick = (now: number): void => {
			if (last > 0) gaps.push(now - last);
			last = now;
			if (gaps.length >= frames) return resolve(gaps);
			scrollBy(0, step);
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	});
}

Object.assign(globalThis, { benchTable: { show, scroll } });
