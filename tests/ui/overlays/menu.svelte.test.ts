import { describe, expect, it, vi } from 'vitest';
import Menu from '../../../src/lib/ui/overlays/Menu.svelte';
import { all, click, press, show, the } from '../mount.ts';

function openMenu() {
	const copy = vi.fn();
	const archive = vi.fn();
	show(Menu, {
		label: 'More',
		items: [
			{ id: 'copy', label: 'Copy', onselect: copy },
			{ id: 'archive', label: 'Archive', disabled: 'It has an open draft', onselect: archive },
			{ id: 'delete', label: 'Delete company', danger: true, divided: true }
		]
	});
	the('[aria-haspopup=menu]').focus();
	press('ArrowDown');
	return { copy, archive };
}

const focused = () => document.activeElement?.textContent?.trim();

describe('Menu', () => {
	it('opens by the arrow on its first item', () => {
		openMenu();
		expect(the('[role=menu]').getAttribute('aria-label')).toBe('More');
		expect(the('[aria-haspopup=menu]').getAttribute('aria-expanded')).toBe('true');
		expect(focused()).toBe('Copy');
	});

	it('moves by arrows, ends and letters', () => {
		openMenu();
		press('ArrowUp');
		expect(focused()).toBe('Delete company');
		press('Home');
		expect(focused()).toBe('Copy');
		press('d');
		expect(focused()).toBe('Delete company');
	});

	it('does the deed, closes and gives the focus back', () => {
		const { copy } = openMenu();
		click(document.activeElement as HTMLElement);
		expect(copy).toHaveBeenCalledOnce();
		expect(all('[role=menu]')).toHaveLength(0);
		expect(document.activeElement).toBe(the('[aria-haspopup=menu]'));
	});

	it('says why an item can not be done, and does not do it', () => {
		const { archive } = openMenu();
		const item = the('[aria-disabled=true]');
		expect(item.textContent).toContain('It has an open draft');
		click(item);
		expect(archive).not.toHaveBeenCalled();
		expect(all('[role=menu]')).toHaveLength(1);
	});

	it('closes by Esc and by a press elsewhere', () => {
		openMenu();
		press('Escape');
		expect(document.activeElement).toBe(the('[aria-haspopup=menu]'));
		press('ArrowDown');
		document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
		press('Shift');
		expect(all('[role=menu]')).toHaveLength(0);
	});
});
