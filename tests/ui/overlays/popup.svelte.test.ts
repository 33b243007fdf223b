import { describe, expect, it, vi } from 'vitest';
import PopupFixture from '../fixtures/PopupFixture.svelte';
import { all, click, press, show, the } from '../mount.ts';

function openPopup(dirty: boolean) {
	const onclose = vi.fn();
	show(PopupFixture, { dirty, onclose });
	the('#opener').focus();
	click(the('#opener'));
	return onclose;
}

const isOpen = () => all('dialog').length === 1;
const button = (text: string) => {
	const found = all('button').find((one) => one.textContent.trim() === text);
	if (!found) throw new Error(`no button ${text}`);
	return found;
};

describe('Popup', () => {
	it('is named by its title and gives its first field the focus', () => {
		openPopup(false);
		const title = document.getElementById(the('dialog').getAttribute('aria-labelledby') ?? '');
		expect(title?.textContent).toBe('Import Companies');
		expect(document.activeElement).toBe(the('input'));
	});

	it('closes by Esc and gives the focus back', () => {
		const onclose = openPopup(false);
		press('Escape');
		expect(isOpen()).toBe(false);
		expect(onclose).toHaveBeenCalledOnce();
		expect(document.activeElement).toBe(the('#opener'));
	});

	it('closes by a press on the veil, not by one that began inside', () => {
		openPopup(false);
		the('input').dispatchEvent(new Event('pointerdown', { bubbles: true }));
		click(the('dialog'));
		expect(isOpen()).toBe(true);
		the('dialog').dispatchEvent(new Event('pointerdown', { bubbles: true }));
		click(the('dialog'));
		expect(isOpen()).toBe(false);
	});

	it('stays where something would be lost', () => {
		openPopup(true);
		press('Escape');
		the('dialog').dispatchEvent(new Event('pointerdown', { bubbles: true }));
		click(the('dialog'));
		expect(isOpen()).toBe(true);
	});

	it('asks before it throws something away', () => {
		const onclose = openPopup(true);
		click(the('#cancel'));
		expect(the('[role=alert]').textContent).toContain('What you entered here is not saved.');
		click(button('Keep editing'));
		expect(all('[role=alert]')).toHaveLength(0);
		click(the('[aria-label=Close]'));
		click(button('Discard'));
		expect(isOpen()).toBe(false);
		expect(onclose).toHaveBeenCalledOnce();
	});
});
