import { describe, expect, it, vi } from 'vitest';
import { createListState } from '../../../src/lib/ui/table/list-state.ts';
import CheckListFixture from '../fixtures/CheckListFixture.svelte';
import { someDevices } from '../fixtures/devices.ts';
import { all, click, press, show, the } from '../mount.ts';

function setUp(count: number) {
	const devices = someDevices(count);
	const table = createListState({
		items: () => devices,
		key: (device) => device.id,
		text: (device) => device.name,
		selectable: (device) => device.id !== 'd2'
	});
	const onchange = vi.fn();
	show(CheckListFixture, { table, onchange });
	return { table, onchange };
}

const ticks = () => all<HTMLInputElement>('li input');
const ticked = (table: { selected: ReadonlySet<string> }) => [...table.selected].sort();
const nameOf = (element: Element | null) =>
	(element as HTMLInputElement | null)?.labels?.[0]?.querySelector('.name')?.textContent;

describe('CheckList', () => {
	it('labels each tick, with its sample or why it can not be used', () => {
		setUp(3);
		const labels = ticks().map((tick) => tick.labels?.[0]?.textContent.replace(/\s+/g, ' ').trim());
		expect(labels).toEqual(['WS-1 Laptop', 'WS-2 Protected', 'WS-3 Server']);
		const disabled = ticks().map((tick) => tick.getAttribute('aria-disabled'));
		expect(disabled).toEqual(['false', 'true', 'false']);
	});

	it('stops at one that can not be ticked, so that its reason is read, and leaves it unticked', () => {
		const { table, onchange } = setUp(3);
		ticks()[0]?.focus();
		press('ArrowDown');
		expect(nameOf(document.activeElement)).toBe('WS-2');
		click(document.activeElement as HTMLElement);
		expect(ticks()[1]?.checked).toBe(false);
		expect(onchange).not.toHaveBeenCalled();
		press('ArrowDown', { shiftKey: true });
		expect(ticked(table)).toEqual(['d3']);
	});

	it('draws a part of 5,000 and says how many there are', () => {
		setUp(5000);
		expect(ticks().length).toBeLessThan(60);
		expect(all('li')[0]?.getAttribute('aria-setsize')).toBe('5000');
	});

	it('ticks by a press and tells its owner', () => {
		const { table, onchange } = setUp(3);
		const [first] = ticks();
		if (first) click(first);
		expect(ticked(table)).toEqual(['d1']);
		expect(onchange).toHaveBeenCalledOnce();
	});

	it('ticks a range by shift, by pointer and by arrows', () => {
		const { table } = setUp(8);
		const [first, , third] = ticks();
		if (!first || !third) throw new Error('no ticks');
		click(first);
		click(third, { shiftKey: true });
		expect(ticked(table)).toEqual(['d1', 'd3']);
		third.focus();
		press('ArrowDown', { shiftKey: true });
		expect(nameOf(document.activeElement)).toBe('WS-4');
		expect(ticked(table)).toEqual(['d1', 'd3', 'd4']);
	});

	it('moves by arrows and ends with one tick in the tab order', () => {
		setUp(1000);
		ticks()[0]?.focus();
		press('End');
		expect(nameOf(document.activeElement)).toBe('WS-1000');
		press('ArrowUp');
		expect(nameOf(document.activeElement)).toBe('WS-999');
		expect(ticks().filter((tick) => tick.tabIndex === 0)).toEqual([document.activeElement]);
	});

	it('ticks all that can be ticked by the tick above', () => {
		const { table } = setUp(3);
		click(the('.all input'));
		expect(ticked(table)).toEqual(['d1', 'd3']);
		click(the('.all input'));
		expect(ticked(table)).toEqual([]);
	});
});
