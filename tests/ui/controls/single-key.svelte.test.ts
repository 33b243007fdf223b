import { afterEach, describe, expect, it } from 'vitest';
import { singleKey } from '../../../src/lib/ui/controls/single-key.ts';

afterEach(() => {
	document.body.replaceChildren();
	delete document.documentElement.dataset['singleKeys'];
});

/** What a key pressed on an element says to the window. */
function heard(key: string, markup = '<button>Go</button>', more: KeyboardEventInit = {}) {
	document.body.innerHTML = markup;
	let said: string | null | undefined;
	const hear = (event: KeyboardEvent) => (said = singleKey(event));
	window.addEventListener('keydown', hear);
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
	document.body.querySelector('.at, button, input, textarea, select')?.dispatchEvent(event);
	window.removeEventListener('keydown', hear);
	return said;
}

describe('singleKey', () => {
	it('gives a letter in lower case, and a sign as it is', () => {
		expect(heard('G', undefined, { shiftKey: true })).toBe('g');
		expect(heard('?', undefined, { shiftKey: true })).toBe('?');
	});

	it('leaves chords and named keys to others', () => {
		for (const chord of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
			expect(heard('c', undefined, chord)).toBeNull();
		}
		expect(heard('Escape')).toBeNull();
		expect(heard('ArrowUp')).toBeNull();
	});

	it('leaves fields what is written there, and acts on ticks', () => {
		for (const field of ['<input>', '<input type="search">', '<textarea></textarea>', '<select>']) {
			expect(heard('c', field)).toBeNull();
		}
		expect(heard('c', '<input type="checkbox">')).toBe('c');
	});

	it('says nothing once something else took the key', () => {
		document.body.innerHTML = '<button>Go</button>';
		const event = new KeyboardEvent('keydown', { key: 'c', cancelable: true });
		event.preventDefault();
		expect(singleKey(event)).toBeNull();
	});

	it('says nothing while single keys are off', () => {
		document.documentElement.dataset['singleKeys'] = 'off';
		expect(heard('c')).toBeNull();
		expect(heard('?')).toBeNull();
		expect(heard('/')).toBeNull();
	});
});
