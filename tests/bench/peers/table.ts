/** Shows a table of many rows, or static rows, and times the first paint and the frames of a scroll. */
import '../../../src/lib/ui/styles/app.css';
import { scrollParent } from '../../../src/lib/ui/table/virtual-window.svelte.ts';
import { flushSync, mount, unmount } from 'svelte';
import FieldsOfTenant from './FieldsOfTenant.svelte';
import StaticFields from './StaticFields.svelte';
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

const shows = {
	table: (rows: readonly BenchRow[]) =>
		mount(TableOfRows, { target: document.body, props: { rows } }),
	static: (rows: readonly BenchRow[]) =>
		mount(StaticRows, { target: document.body, props: { rows } }),
	fields: () => mount(FieldsOfTenant, { target: document.body }),
	staticFields: () => mount(StaticFields, { target: document.body })
};

/**
 * Milliseconds from nothing to the first painted rows; the rows themselves are there before. A list of
 * fields has as many as its tenant.
 */
async function show(kind: keyof typeof shows, count: number): Promise<number> {
	await clear();
	const rows = rowsOf(count);
	const begun = performance.now();
	shown = shows[kind](rows);
	flushSync();
	if (!document.querySelector('[data-line]')) throw new Error('No row was drawn');
	await painted();
	return performance.now() - begun;
}

/** Types into the search of what is shown; milliseconds until what matches is painted. */
async function search(text: string): Promise<number> {
	const field = document.querySelector<HTMLInputElement>('input[type="search"]');
	if (!field) throw new Error('Nothing to search in');
	const begun = performance.now();
	field.value = text;
	field.dispatchEvent(new InputEvent('input', { bubbles: true }));
	flushSync();
	await painted();
	return performance.now() - begun;
}

/** Scrolls down by `step` pixels a frame; milliseconds between the frames. */
function scroll(step: number, frames: number): Promise<number[]> {
	const line = document.querySelector('[data-line]');
	const scroller = (line && scrollParent(line)) ?? document.documentElement;
	return new Promise((resolve) => {
		const gaps: number[] = [];
		let last = 0;
		const tick = (now: number): void => {
			if (last > 0) gaps.push(now - last);
			last = now;
			if (gaps.length >= frames) return resolve(gaps);
			scroller.scrollTop += step;
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	});
}

Object.assign(globalThis, { benchTable: { show, search, scroll } });
