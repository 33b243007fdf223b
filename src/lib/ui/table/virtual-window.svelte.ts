import { flushSync } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { MediaQuery } from 'svelte/reactivity';
import { drawnRange, visibleRange, type Range, type RowOffsets } from './row-offsets.ts';

interface WindowOptions {
	offsets: () => RowOffsets;
	/** Pixels at the top of the scroller that a sticky head covers. */
	coveredTop: () => number;
	/** Lists shorter than this are drawn whole, so that find-in-page sees them. */
	wholeBelow?: number;
	/** Entries drawn beyond the edges. */
	overscan?: number;
}

/** Nearest ancestor that scrolls up and down, or null where the document does. */
export function scrollParent(element: Element): HTMLElement | null {
	for (let node = element.parentElement; node !== null; node = node.parentElement) {
		if (node === document.body || node === document.documentElement) return null;
		if (/auto|scroll|overlay/.test(getComputedStyle(node).overflowY)) return node;
	}
	return null;
}

/** Height of a strip to draw before anything could be measured. */
const firstGuess = 900;

/**
 * The strip of a long list that is on screen. `attach` goes on the element whose height is the whole
 * list; whichever ancestor scrolls is found, so the page itself may be the scroller. Printing draws
 * everything.
 */
export class VirtualWindow {
	readonly #options: Required<WindowOptions>;
	#view = $state.raw({ top: 0, bottom: firstGuess });
	#beforePrint = $state(false);
	readonly #printMedia = new MediaQuery('print', false);
	#body: HTMLElement | null = null;
	#scroller: HTMLElement | null = null;
	#last: Range = { start: 0, end: 0 };

	constructor(options: WindowOptions) {
		this.#options = { wholeBelow: 200, overscan: 8, ...options };
	}

	/** Paper shows everything and nothing sticks. */
	readonly printing = $derived.by(() => this.#beforePrint || this.#printMedia.current);

	/** Entries that touch the visible strip. */
	readonly visible = $derived.by(() =>
		visibleRange(this.#options.offsets(), this.#view.top, this.#view.bottom)
	);

	/** Entries to draw; the same object while nothing changes. */
	readonly drawn = $derived.by(() => {
		const { count } = this.#options.offsets();
		if (this.printing || count < this.#options.wholeBelow) {
			return this.#keep({ start: 0, end: count });
		}
		return this.#keep(drawnRange(this.visible, this.#options.overscan, count));
	});

	/** Where the top of the scroller stands, in pixels of the list; negative above the list. */
	get top(): number {
		return this.#view.top;
	}

	/** Entries that fit on the screen, for Page Up and Page Down. */
	get pageSize(): number {
		return Math.max(1, this.visible.end - this.visible.start - 2);
	}

	readonly attach: Attachment<HTMLElement> = (body) => {
		this.#body = body;
		const update = () => this.update();
		const scrolled = (event: Event) => {
			const target = event.target;
			if (target === document || (target instanceof Node && target.contains(body))) update();
		};
		const observer = new ResizeObserver(update);
		const watch = () => {
			this.#scroller = scrollParent(body);
			observer.disconnect();
			observer.observe(body);
			// What stands above the list moves it without a scroll event.
			const content = this.#scroller?.firstElementChild;
			if (content) observer.observe(content);
			update();
		};
		const beforePrint = () => flushSync(() => (this.#beforePrint = true));
		const afterPrint = () => (this.#beforePrint = false);
		watch();
		document.addEventListener('scroll', scrolled, { capture: true, passive: true });
		addEventListener('resize', watch);
		addEventListener('beforeprint', beforePrint);
		addEventListener('afterprint', afterPrint);
		return () => {
			observer.disconnect();
			document.removeEventListener('scroll', scrolled, { capture: true });
			removeEventListener('resize', watch);
			removeEventListener('beforeprint', beforePrint);
			removeEventListener('afterprint', afterPrint);
			this.#body = null;
		};
	};

	/** Reads where the list stands now. Cheap: one rectangle each, and no state unless it moved. */
	update(): void {
		if (this.#body === null) return;
		const box = this.#body.getBoundingClientRect();
		const frame = this.#scroller?.getBoundingClientRect();
		const height = this.#scroller?.clientHeight ?? document.documentElement.clientHeight;
		// Hidden, or an engine without layout: keep what is drawn.
		if (height === 0) return;
		const top = (frame?.top ?? 0) - box.top;
		if (top === this.#view.top && top + height === this.#view.bottom) return;
		this.#view = { top, bottom: top + height };
	}

	/** Brings an entry into view with as little movement as it takes, and draws it. */
	reveal(index: number): void {
		const offsets = this.#options.offsets();
		if (index < 0 || index >= offsets.count) return;
		const start = offsets.offsetOf(index);
		const end = start + offsets.heightOf(index);
		const above = start - this.#view.top - this.#options.coveredTop();
		const below = end - this.#view.bottom;
		if (above < 0) this.scrollBy(above);
		else if (below > 0) this.scrollBy(Math.min(below, above));
	}

	scrollBy(pixels: number): void {
		const scroller = this.#scroller ?? document.scrollingElement;
		if (scroller === null || pixels === 0) return;
		scroller.scrollTop += pixels;
		this.update();
	}

	#keep(range: Range): Range {
		const last = this.#last;
		if (last.start !== range.start || last.end !== range.end) this.#last = range;
		return this.#last;
	}
}
