import { afterEach, expect, it, vi } from 'vitest';
import { keepAboveKeyboard } from '$lib/ui/overlays/on-screen-keyboard.ts';

/** A page of 800 px, of which the keyboard leaves what `height` says. */
class Seen extends EventTarget {
	height = 800;
	offsetTop = 0;
	scale = 1;
}

const seen = new Seen();
const dialog = document.createElement('dialog');
const field = document.createElement('input');
dialog.append(field);
const covered = (): string => dialog.style.getPropertyValue('--covered');

function shown(change: Partial<Seen>, type = 'resize'): void {
	Object.assign(seen, change);
	seen.dispatchEvent(new Event(type));
}

function open(): () => void {
	vi.stubGlobal('visualViewport', seen);
	vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(800);
	document.body.append(dialog);
	dialog.show();
	field.focus();
	return keepAboveKeyboard(dialog);
}

afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	dialog.remove();
	Object.assign(seen, { height: 800, offsetTop: 0, scale: 1 });
});

it('leaves the keyboard its room and keeps the field with the focus in view', () => {
	const scroll = vi.fn();
	field.scrollIntoView = scroll;
	const stop = open();
	expect(covered()).toBe('0px');
	shown({ height: 460 });
	expect(covered()).toBe('340px');
	expect(scroll).toHaveBeenCalledWith({ block: 'nearest' });
	shown({ offsetTop: 100 }, 'scroll');
	expect(covered()).toBe('240px');
	shown({ height: 800, offsetTop: 0 });
	expect(covered()).toBe('0px');
	stop();
	shown({ height: 460 });
	expect(covered()).toBe('0px');
});

it('takes two fingers that zoom in for no keyboard', () => {
	const stop = open();
	shown({ height: 400, scale: 2 });
	expect(covered()).toBe('0px');
	stop();
});
