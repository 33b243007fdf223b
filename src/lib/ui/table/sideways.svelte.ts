import type { Attachment } from 'svelte/attachments';

/**
 * Keeps the parts of a table that scroll sideways together: head, body and the bar at the foot are
 * scrollers of their own, because a head that sticks to the page can't be inside the body's.
 */
export class Sideways {
	#parts: HTMLElement[] = [];
	#left = $state(0);

	/** Columns have gone under the sticky one. */
	readonly moved = $derived.by(() => this.#left > 0);

	/** Goes on each part; one that comes later starts where the others are. */
	readonly attach: Attachment<HTMLElement> = (part) => {
		const follow = () => this.moveTo(part.scrollLeft);
		part.scrollLeft = this.#left;
		this.#parts.push(part);
		part.addEventListener('scroll', follow, { passive: true });
		return () => {
			this.#parts = this.#parts.filter((other) => other !== part);
			part.removeEventListener('scroll', follow);
		};
	};

	moveTo(left: number): void {
		for (const part of this.#parts) if (part.scrollLeft !== left) part.scrollLeft = left;
		this.#left = left;
	}

	/** Brings a cell out from under the sticky columns, `covered` pixels wide, or in from the edge. */
	reveal(cell: HTMLElement, covered: number): void {
		const [pane] = this.#parts;
		if (!pane || getComputedStyle(cell).position === 'sticky') return;
		const box = cell.getBoundingClientRect();
		const frame = pane.getBoundingClientRect();
		const left = box.left - frame.left - covered;
		const right = box.right - frame.right;
		if (left < 0) this.moveTo(pane.scrollLeft + left);
		else if (right > 0) this.moveTo(pane.scrollLeft + Math.min(right, left));
	}
}
