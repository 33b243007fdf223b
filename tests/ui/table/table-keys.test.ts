import { describe, expect, it } from 'vitest';
import {
	tableCommand,
	type KeyContext,
	type KeyPress
} from '../../../src/lib/ui/table/table-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
	key,
	shiftKey: false,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	...more
});
const onRow: KeyContext = { on: 'row', singleKeys: true, finding: false };
const shift = { shiftKey: true };
const ctrl = { ctrlKey: true };

describe('tableCommand', () => {
	it.each([
		['ArrowDown', {}, { kind: 'move', lines: 1, columns: 0, extend: false }],
		['ArrowUp', shift, { kind: 'move', lines: -1, columns: 0, extend: true }],
		['ArrowRight', {}, { kind: 'move', lines: 0, columns: 1, extend: false }],
		['j', {}, { kind: 'move', lines: 1, columns: 0, extend: false }],
		['K', shift, { kind: 'move', lines: -1, columns: 0, extend: true }],
		['x', {}, { kind: 'tick' }],
		[' ', {}, { kind: 'tick' }],
		['PageDown', {}, { kind: 'page', pages: 1, extend: false }],
		['Home', {}, { kind: 'edge', of: 'row', end: false, extend: false }],
		['End', ctrl, { kind: 'edge', of: 'table', end: true, extend: false }],
		['a', ctrl, { kind: 'tick-all' }],
		['A', { metaKey: true }, { kind: 'tick-all' }],
		['Enter', {}, { kind: 'open' }],
		['F2', {}, { kind: 'edit' }],
		['Escape', {}, { kind: 'leave' }],
		['h', {}, { kind: 'find', text: 'h' }],
		['ő', {}, { kind: 'find', text: 'ő' }]
	])('%s on a row', (key, more, command) => {
		expect(tableCommand(press(key, more), onRow)).toEqual(command);
	});

	it.each([
		['Tab', {}],
		['F5', {}],
		['Shift', shift],
		['s', ctrl],
		['ArrowLeft', { altKey: true }]
	])('leaves %s to the browser and the page', (key, more) => {
		expect(tableCommand(press(key, more), onRow)).toBeNull();
	});

	it('gives every letter to a search that is being typed', () => {
		const finding = { ...onRow, finding: true };
		for (const key of ['j', 'k', 'x', ' ']) {
			expect(tableCommand(press(key), finding)).toEqual({ kind: 'find', text: key });
		}
	});

	it('finds by every letter where single keys are switched off', () => {
		expect(tableCommand(press('j'), { ...onRow, singleKeys: false })).toEqual({
			kind: 'find',
			text: 'j'
		});
	});

	it('folds on a group and resizes on a head', () => {
		expect(tableCommand(press('ArrowLeft'), { ...onRow, on: 'group' })).toEqual({
			kind: 'fold',
			fold: true
		});
		expect(tableCommand(press('ArrowRight', shift), { ...onRow, on: 'head' })).toEqual({
			kind: 'resize',
			by: 16
		});
		expect(tableCommand(press(' '), { ...onRow, on: 'head' })).toEqual({ kind: 'open' });
	});
});
