import { describe, expect, it, vi } from 'vitest';
import ComboboxFixture from '../fixtures/ComboboxFixture.svelte';
import { all, click, press, show, the, type } from '../mount.ts';

const types = ['Client', 'Prospect', 'Former Client'].map((label, index) => ({
	value: String(index),
	label
}));
const field = () => the<HTMLInputElement>('[role=combobox]');
const shown = () =>
	all('[role=option]').map((option) => option.textContent.replace(/\s+/g, ' ').trim());

function setUp(props: Partial<Parameters<typeof show>[1]> = {}) {
	const onchange = vi.fn();
	show(ComboboxFixture, { options: types, onchange, ...props });
	field().focus();
	return onchange;
}

describe('Combobox', () => {
	it('is named, closed, and shows the choice', () => {
		setUp({ start: '1' });
		expect(field().value).toBe('Prospect');
		expect(field().getAttribute('aria-expanded')).toBe('false');
		expect(the<HTMLLabelElement>('label').control).toBe(field());
	});

	it('opens by the arrow on the choice, and points at it', () => {
		setUp({ start: '1' });
		press('ArrowDown');
		expect(field().getAttribute('aria-expanded')).toBe('true');
		const active = document.getElementById(field().getAttribute('aria-activedescendant') ?? '');
		expect(active?.textContent.trim()).toBe('Prospect');
		expect(active?.getAttribute('aria-selected')).toBe('true');
	});

	it('narrows while one types, and Enter takes the first match', () => {
		const onchange = setUp();
		type(field(), 'form');
		expect(shown()).toEqual(['Former Client']);
		press('Enter');
		expect(onchange).toHaveBeenCalledExactlyOnceWith('2');
		expect(field().value).toBe('Former Client');
		expect(all('[role=listbox]')).toHaveLength(0);
	});

	it('puts the choice back on Esc, and keeps Esc from what is round it', () => {
		const onchange = setUp({ start: '0' });
		type(field(), 'pros');
		const outer = vi.fn();
		document.body.addEventListener('keydown', outer);
		press('Escape');
		document.body.removeEventListener('keydown', outer);
		expect(field().value).toBe('Client');
		expect(onchange).not.toHaveBeenCalled();
		expect(outer).not.toHaveBeenCalled();
	});

	it('offers to create what has no name yet, never what has', () => {
		const oncreate = vi.fn();
		setUp({ oncreate });
		type(field(), 'Prospect');
		expect(shown()).toEqual(['Prospect']);
		type(field(), 'Vendor');
		expect(shown()).toEqual(['Create “Vendor”']);
		press('Enter');
		expect(oncreate).toHaveBeenCalledExactlyOnceWith('Vendor');
	});

	it('takes a choice back by its first line', () => {
		const onchange = setUp({ start: '2', clearLabel: 'Not mapped' });
		press('ArrowDown');
		expect(shown()[0]).toBe('Not mapped');
		const [line] = all('[role=option]');
		if (line) click(line);
		expect(onchange).toHaveBeenCalledExactlyOnceWith('');
		expect(field().value).toBe('');
	});

	it('draws a part of 5,000 options, the active one always among them', () => {
		const many = Array.from({ length: 5000 }, (_, index) => ({
			value: `c${index}`,
			label: `Company ${index}`
		}));
		setUp({ options: many, start: 'c4321' });
		press('ArrowDown');
		expect(all('[role=option]').length).toBeLessThan(80);
		const id = field().getAttribute('aria-activedescendant') ?? '';
		const active = document.getElementById(id);
		expect(active?.textContent).toContain('Company 4321');
		expect(active?.getAttribute('aria-setsize')).toBe('5000');
		expect(active?.getAttribute('aria-posinset')).toBe('4322');
	});

	it('says so when nothing matches', () => {
		setUp();
		type(field(), 'zzz');
		expect(the('[role=status]').textContent).toBe('Nothing has this name');
		press('Enter');
		expect(field().value).toBe('zzz');
	});
});
