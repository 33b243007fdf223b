import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import OrderHandle from '$lib/ui/controls/OrderHandle.svelte';
import { press, show, the } from '../mount.ts';

function open(place: number) {
	const moves: number[] = [];
	const props = $state({
		label: 'Watch',
		place,
		count: 5,
		onmove: (to: number) => {
			moves.push(to);
			props.place = to;
		}
	});
	show(OrderHandle, props);
	the('button').focus();
	return moves;
}

describe('the handle of an ordered list', () => {
	it('moves by arrows and to the ends, and says where it is', () => {
		const moves = open(2);
		press('ArrowUp');
		press('ArrowDown');
		press('End');
		flushSync();
		expect(moves).toEqual([1, 2, 4]);
		expect(the('button').getAttribute('aria-label')).toBe('Move Watch, 5 of 5');
		expect(the('[role="status"]').textContent).toBe('Watch, 5 of 5');
	});

	it('stays within the list', () => {
		const moves = open(0);
		press('ArrowUp');
		press('Home');
		expect(moves).toEqual([]);
	});
});
