import { describe, expect, it } from 'vitest';
import { headLine, TableState } from '../../../src/lib/ui/table/data-table.svelte.ts';
import { deviceColumns, someDevices, type Device } from '../fixtures/devices.ts';

const byType = { key: (device: Device) => device.type, label: (device: Device) => device.type };

function aTable(count: number, grouped = false): TableState<Device> {
	const rows = someDevices(count);
	return new TableState({
		rows: () => rows,
		key: (device) => device.id,
		columns: () => deviceColumns,
		group: () => (grouped ? byType : null),
		selectable: (device) => device.id !== 'd2'
	});
}

const ids = (table: TableState<Device>) => table.rows.map((device) => device.id);
const ticked = (table: TableState<Device>) => [...table.selected].sort();

function columnOf(id: string): (typeof deviceColumns)[number] {
	const column = deviceColumns.find((one) => one.id === id);
	if (!column) throw new Error(id);
	return column;
}

describe('order', () => {
	it('sorts, turns and clears by presses on a head', () => {
		const table = aTable(3);
		table.pressHead(columnOf('cost'), false);
		table.pressHead(columnOf('cost'), false);
		expect(ids(table)).toEqual(['d3', 'd2', 'd1']);
		table.pressHead(columnOf('cost'), false);
		expect(table.sorts).toEqual([]);
	});

	it('ignores a head that can not be sorted', () => {
		const table = aTable(3);
		table.pressHead(columnOf('type'), false);
		expect(table.sorts).toEqual([]);
	});
});

describe('selection', () => {
	it('ticks all that match but what can not be ticked', () => {
		const table = aTable(4);
		table.toggleAll();
		expect(ticked(table)).toEqual(['d1', 'd3', 'd4']);
		expect(table.headTick).toBe('all');
		table.toggleAll();
		expect(table.headTick).toBe('none');
	});

	it('says how many ticked rows the filter hides', () => {
		const known = someDevices(5);
		let rows = $state.raw(known);
		const table = new TableState<Device>({
			rows: () => rows,
			key: (device) => device.id,
			columns: () => deviceColumns
		});
		table.toggleAll();
		rows = known.slice(0, 2);
		expect(table.selected.size).toBe(5);
		expect(table.selectedHidden).toBe(3);
		expect(table.headTick).toBe('all');
	});

	it('grows and shrinks a range from where it began, and keeps what was ticked before', () => {
		const table = aTable(9);
		const [first] = table.rows.slice(8);
		if (first) table.toggle(first);
		table.activate(3, 0);
		const [start] = table.rows.slice(3);
		if (start) table.toggle(start);
		table.extendTo(6);
		expect(ticked(table)).toEqual(['d4', 'd5', 'd6', 'd7', 'd9']);
		table.extendTo(4);
		expect(ticked(table)).toEqual(['d4', 'd5', 'd9']);
		table.extendTo(0);
		expect(ticked(table)).toEqual(['d1', 'd3', 'd4', 'd9']);
	});

	it('begins a range at the active line where nothing was ticked', () => {
		const table = aTable(5);
		table.activate(2, 0);
		table.extendTo(3);
		expect(ticked(table)).toEqual(['d3', 'd4']);
	});

	it('ticks a group and says what of it is ticked', () => {
		const table = aTable(6, true);
		const [laptops, servers] = table.groups ?? [];
		if (!laptops || !servers) throw new Error('no groups');
		table.toggleGroup(servers);
		expect(ticked(table)).toEqual(['d3', 'd6']);
		expect([table.groupTick(laptops), table.groupTick(servers), table.headTick]).toEqual([
			'none',
			'all',
			'some'
		]);
		table.toggleGroup(servers);
		expect(ticked(table)).toEqual([]);
	});
});

describe('the active cell', () => {
	it('stops at the edges', () => {
		const table = aTable(3);
		table.activate(99, 99);
		expect([table.activeLine, table.activeColumn]).toEqual([2, 2]);
		table.activate(-99, 0);
		expect(table.activeLine).toBe(headLine);
	});

	it('follows its row through sorting', () => {
		const table = aTable(4);
		table.activate(0, 0);
		table.sorts = [{ column: 'cost', descending: true }];
		expect(ids(table)).toEqual(['d4', 'd3', 'd2', 'd1']);
		expect(table.activeLine).toBe(3);
	});

	it('stays near when its row is gone', () => {
		const known = someDevices(5);
		let rows = $state.raw(known);
		const table = new TableState<Device>({
			rows: () => rows,
			key: (device) => device.id,
			columns: () => deviceColumns
		});
		table.activate(4, 0);
		rows = known.slice(0, 3);
		expect(table.activeLine).toBe(2);
	});

	it('counts folded groups as one line', () => {
		const table = aTable(6, true);
		expect(table.entries.count).toBe(8);
		table.fold('Laptop', true);
		expect(table.entries.count).toBe(4);
	});
});

describe('find', () => {
	it('goes on from the active line and round', () => {
		const table = aTable(12);
		table.activate(0, 0);
		expect(table.find('w')).toBe(1);
		expect(table.find('ws-1')).toBe(0);
		expect(table.find('WS-12')).toBe(11);
		expect(table.find('nothing')).toBe(-1);
	});
});

describe('widths', () => {
	it('never makes a column too narrow to grasp', () => {
		const table = aTable(1);
		table.resize('name', 3);
		expect(table.widths).toEqual({ name: 64 });
	});
});
