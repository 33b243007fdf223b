import { describe, expect, it, vi } from 'vitest';
import { TableState } from '../../../src/lib/ui/table/data-table.svelte.ts';
import TableFixture from '../fixtures/TableFixture.svelte';
import { deviceColumns, someDevices, type Device } from '../fixtures/devices.ts';
import { all, click, press, show, the } from '../mount.ts';

function aTable(count: number, grouped = false): TableState<Device> {
	const rows = someDevices(count);
	return new TableState({
		rows: () => rows,
		key: (device) => device.id,
		columns: () => deviceColumns,
		group: () => (grouped ? { key: (device) => device.type, label: (device) => device.type } : null)
	});
}

const rowNames = () => all('[role=rowheader]').map((cell) => cell.textContent.trim());
const focused = () => document.activeElement?.textContent?.trim();
const cell = (line: number, column: number) =>
	the(`[data-line="${line}"][data-column="${column}"]`);

describe('the grid', () => {
	it('tells assistive technology how many rows there are, and draws only some', () => {
		show(TableFixture, { table: aTable(100_000) });
		expect(the('[role=grid]').getAttribute('aria-rowcount')).toBe('100001');
		expect(the('[role=grid]').getAttribute('aria-label')).toBe('Devices');
		expect(rowNames().length).toBeLessThan(60);
		expect(all('[role=row]')[1]?.getAttribute('aria-rowindex')).toBe('2');
	});

	it('draws all of a short table', () => {
		show(TableFixture, { table: aTable(150) });
		expect(rowNames()).toHaveLength(150);
	});

	it('has exactly one cell in the tab order, and it moves with the arrows', () => {
		show(TableFixture, { table: aTable(1000) });
		expect(all('[role=grid] [tabindex="0"]')).toHaveLength(1);
		cell(0, 0).focus();
		press('ArrowDown');
		press('ArrowRight');
		expect(document.activeElement).toBe(cell(1, 1));
		expect(all('[role=grid] [tabindex="0"]')).toEqual([cell(1, 1)]);
	});

	it('keeps the focus on a row far outside what is drawn', () => {
		show(TableFixture, { table: aTable(100_000) });
		cell(0, 0).focus();
		press('End', { ctrlKey: true });
		expect(document.activeElement).toBe(cell(99_999, 2));
		press('ArrowLeft');
		press('ArrowLeft');
		expect(focused()).toBe('WS-100000');
		press('ArrowUp');
		expect(focused()).toBe('WS-99999');
	});

	it('goes up into the head and sorts there', () => {
		show(TableFixture, { table: aTable(4) });
		cell(0, 2).focus();
		press('ArrowUp');
		expect(focused()).toBe('Cost');
		click(cell(-1, 2));
		click(cell(-1, 2));
		expect(rowNames()).toEqual(['WS-4', 'WS-3', 'WS-2', 'WS-1']);
		const heads = all('[role=columnheader]').map((head) => head.getAttribute('aria-sort'));
		expect(heads).toEqual(['none', null, 'descending']);
	});

	it('adds a second column to the order with shift', () => {
		const table = aTable(4);
		show(TableFixture, { table });
		click(cell(-1, 2));
		click(cell(-1, 0), { shiftKey: true });
		expect(table.sorts.map((sort) => sort.column)).toEqual(['cost', 'name']);
	});

	it('widens a column by keyboard', () => {
		const table = aTable(2);
		show(TableFixture, { table });
		cell(-1, 0).focus();
		press('ArrowRight', { shiftKey: true });
		expect(Object.keys(table.widths)).toEqual(['name']);
	});

	it('finds a row by typing, and tells the page nothing of it', () => {
		show(TableFixture, { table: aTable(300) });
		const global = vi.fn();
		document.addEventListener('keydown', global);
		cell(0, 0).focus();
		for (const letter of 'ws-250') press(letter);
		document.removeEventListener('keydown', global);
		expect(focused()).toBe('WS-250');
		expect(global).not.toHaveBeenCalled();
	});

	it('opens a row by Enter and by a press, never by a press on a control', () => {
		const onopen = vi.fn();
		show(TableFixture, { table: aTable(3), onopen });
		cell(1, 0).focus();
		press('Enter');
		click(cell(2, 1));
		expect(onopen.mock.calls.map(([device]) => (device as Device).id)).toEqual(['d2', 'd3']);
	});

	it('edits in place of opening where a cell can be edited', () => {
		const onopen = vi.fn();
		const onedit = vi.fn();
		show(TableFixture, { table: aTable(3), onopen, onedit });
		cell(0, 2).focus();
		press('Enter');
		press('F2');
		click(cell(1, 2), { detail: 1 });
		click(cell(1, 2), { detail: 2 });
		expect(onedit.mock.calls.map(([device, column]) => [(device as Device).id, column])).toEqual([
			['d1', 'cost'],
			['d1', 'cost'],
			['d2', 'cost']
		]);
		expect(onopen).not.toHaveBeenCalled();
	});

	it('follows the link of a row by Enter and by a press beside it', () => {
		show(TableFixture, { table: aTable(2), linked: true });
		const link = all<HTMLAnchorElement>('[role=rowheader] a')[1];
		const followed = vi.fn((event: Event) => event.preventDefault());
		link?.addEventListener('click', followed);
		cell(1, 1).focus();
		press('Enter');
		expect(followed).toHaveBeenCalledOnce();
		click(cell(1, 2));
		expect(followed).toHaveBeenCalledTimes(2);
		expect(link?.getAttribute('href')).toBe('#d2');
	});
});

describe('ticks', () => {
	const selectedRows = () =>
		all('[role=row][aria-selected=true] [role=rowheader]').map((one) => one.textContent.trim());

	it('tick by Space, X and a press, and a range by shift', () => {
		show(TableFixture, { table: aTable(6), ticks: true });
		cell(1, 0).focus();
		press(' ');
		press('ArrowDown', { shiftKey: true });
		expect(selectedRows()).toEqual(['WS-2', 'WS-3']);
		press('ArrowUp', { shiftKey: true });
		expect(selectedRows()).toEqual(['WS-2']);
		click(cell(4, 0), { shiftKey: true });
		expect(selectedRows()).toEqual(['WS-2', 'WS-3', 'WS-4', 'WS-5']);
		press('x');
		expect(selectedRows()).toEqual(['WS-2', 'WS-3', 'WS-4']);
	});

	it('are cleared by Esc, which then belongs to the page again', () => {
		show(TableFixture, { table: aTable(3), ticks: true });
		cell(0, 0).focus();
		press('a', { ctrlKey: true });
		expect(selectedRows()).toHaveLength(3);
		expect(press('Escape').defaultPrevented).toBe(true);
		expect(selectedRows()).toEqual([]);
		expect(press('Escape').defaultPrevented).toBe(false);
	});

	it('are named after their row', () => {
		show(TableFixture, { table: aTable(2), ticks: true });
		const names = all('input[type=checkbox]').map((tick) => tick.getAttribute('aria-label'));
		expect(names).toEqual(['All that match', 'WS-1', 'WS-2']);
	});

	it('are reached by the left arrow', () => {
		show(TableFixture, { table: aTable(2), ticks: true });
		cell(1, 0).focus();
		press('ArrowLeft');
		expect(document.activeElement?.getAttribute('aria-label')).toBe('WS-2');
	});
});

describe('groups', () => {
	it('stand before their rows with count and sum, and fold', () => {
		show(TableFixture, { table: aTable(6, true) });
		expect(
			all('[aria-expanded]').map((head) => head.textContent.replace(/\s+/g, ' ').trim())
		).toEqual(['Laptop 4', 'Server 2']);
		expect(all('[role=row]')[1]?.textContent).toContain('sum 4');
		click(the('[data-line="0"][data-column="0"]'));
		expect(rowNames()).toEqual(['WS-3', 'WS-6']);
	});

	it('fold and open by the arrows', () => {
		show(TableFixture, { table: aTable(6, true) });
		cell(0, 0).focus();
		press('ArrowLeft');
		expect(rowNames()).toHaveLength(2);
		press('ArrowRight');
		expect(rowNames()).toHaveLength(6);
	});
});

describe('a table of controls', () => {
	it('is no grid, and leaves Tab and the arrows to its controls', () => {
		show(TableFixture, { table: aTable(2), controls: true });
		expect(the('[role=table]').getAttribute('aria-label')).toBe('Devices');
		expect(all('[role=cell]').some((one) => one.hasAttribute('tabindex'))).toBe(false);
	});
});

describe('states', () => {
	it('keep the head, whatever stands in place of the body', () => {
		show(TableFixture, { table: aTable(0) });
		expect(all('[role=columnheader]')).toHaveLength(3);
		expect(document.body.textContent).toContain('No configurations yet');
	});

	it('say that it loads, not that there is nothing', () => {
		show(TableFixture, { table: aTable(0), loading: true });
		expect(the('[role=status]').getAttribute('aria-label')).toBe('Loading');
		expect(document.body.textContent).not.toContain('No configurations yet');
	});

	it('say the error before anything else', () => {
		show(TableFixture, { table: aTable(0), loading: true, failed: true });
		expect(document.body.textContent).toContain('The classes could not be read.');
		expect(all('[role=status]')).toHaveLength(0);
	});
});
