import { describe, expect, it, vi } from 'vitest';
import type { PaletteGroup } from '../../../src/lib/ui/overlays/palette.svelte.ts';
import PaletteFixture from '../fixtures/PaletteFixture.svelte';
import { all, press, show, the, type } from '../mount.ts';

const groups: PaletteGroup[] = [
	{
		id: 'go',
		label: 'Go to',
		items: [
			{ id: 'c1', label: 'Harlan & Finch', detail: 'company', icon: 'buildings' },
			{ id: 'c2', label: 'Hartwell', detail: 'company', icon: 'buildings' }
		]
	},
	{ id: 'none', label: 'Empty', items: [] },
	{ id: 'do', label: 'Do', items: [{ id: 'a1', label: 'Share', icon: 'export', keys: ['C'] }] }
];

const find = (query: string) =>
	groups.map((group) => ({
		...group,
		items: group.items.filter((item) => item.label.toLowerCase().includes(query))
	}));

const active = () => {
	const id = the('[role=combobox]').getAttribute('aria-activedescendant') ?? '';
	return document.getElementById(id)?.querySelector('.name')?.textContent.trim();
};

function setUp() {
	const onselect = vi.fn();
	show(PaletteFixture, { find, onselect });
	return onselect;
}

describe('CommandPalette', () => {
	it('gives its field the focus and points at the first result', () => {
		setUp();
		expect(document.activeElement).toBe(the('[role=combobox]'));
		expect(active()).toBe('Harlan & Finch');
	});

	it('names its groups and leaves out empty ones', () => {
		setUp();
		const names = all('[role=group]').map(
			(group) => document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent
		);
		expect(names).toEqual(['Go to', 'Do']);
	});

	it('walks over all groups and round', () => {
		setUp();
		press('ArrowDown');
		press('ArrowDown');
		expect(active()).toBe('Share');
		press('ArrowDown');
		expect(active()).toBe('Harlan & Finch');
		press('ArrowUp');
		expect(active()).toBe('Share');
	});

	it('starts anew at the first result of a new query, and marks where it stands', () => {
		setUp();
		press('ArrowDown');
		type(the<HTMLInputElement>('[role=combobox]'), 'har');
		expect(active()).toBe('Harlan & Finch');
		expect(all('[role=option] u').map((mark) => mark.textContent)).toEqual(['Har', 'Har', 'har']);
	});

	it('closes and hands over what Enter chose', () => {
		const onselect = setUp();
		press('ArrowDown');
		press('Enter');
		expect(onselect).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'c2' }));
		expect(all('dialog')).toHaveLength(0);
	});

	it('says when nothing is found, and Enter then does nothing', () => {
		const onselect = setUp();
		type(the<HTMLInputElement>('[role=combobox]'), 'zzz');
		press('Enter');
		expect(document.body.textContent).toContain('Nothing found');
		expect(onselect).not.toHaveBeenCalled();
	});
});
