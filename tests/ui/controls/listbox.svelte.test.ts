import { describe, expect, it } from 'vitest';
import { Listbox } from '../../../src/lib/ui/controls/listbox.svelte.ts';

interface Line {
	label: string;
	disabled?: boolean;
}

const lines: Line[] = [
	{ label: 'Client' },
	{ label: 'Prospect', disabled: true },
	{ label: 'Former Client' },
	{ label: 'Vendor' }
];

const aListbox = () =>
	new Listbox<Line>({
		items: () => lines,
		text: (line) => line.label,
		isDisabled: (line) => line.disabled ?? false
	});

describe('Listbox', () => {
	it('starts a search at its first match', () => {
		const list = aListbox();
		list.search('client');
		expect(list.lines.map((line) => line.label)).toEqual(['Client', 'Former Client']);
		expect(list.current?.label).toBe('Client');
	});

	it('passes over what can not be chosen, and wraps round', () => {
		const list = aListbox();
		list.active = 0;
		list.move('ArrowDown', 5);
		expect(list.current?.label).toBe('Former Client');
		list.move('ArrowUp', 5);
		expect(list.current?.label).toBe('Client');
		list.move('ArrowUp', 5);
		expect(list.current?.label).toBe('Vendor');
		list.move('ArrowDown', 5);
		expect(list.current?.label).toBe('Client');
	});

	it('pages to the ends and stops there', () => {
		const list = aListbox();
		list.move('PageDown', 50);
		expect(list.active).toBe(3);
		list.move('PageUp', 50);
		expect(list.active).toBe(0);
	});

	it('leaves other keys and an empty list alone', () => {
		const list = aListbox();
		expect(list.move('a', 5)).toBe(false);
		list.search('nothing');
		expect(list.move('ArrowDown', 5)).toBe(false);
		expect(list.current).toBeUndefined();
	});

	it('opens on what is chosen', () => {
		const list = aListbox();
		list.search('vendor');
		list.reset(lines[2]);
		expect([list.query, list.active]).toEqual(['', 2]);
	});
});
