import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnsavedWork } from '../../src/lib/state/unsaved-work.ts';

let work: UnsavedWork;
let stop: () => void;

beforeEach(() => {
	work = new UnsavedWork();
	stop = work.listen(document);
});

afterEach(() => {
	stop();
	document.body.replaceChildren();
});

function field(markup: string): HTMLInputElement {
	document.body.innerHTML = markup;
	const found = document.querySelector<HTMLInputElement>('input, textarea, [contenteditable]');
	if (!found) throw new Error('no field');
	return found;
}

function type(into: HTMLInputElement, text: string): void {
	into.value = text;
	into.dispatchEvent(new Event('input', { bubbles: true }));
}

const say = (at: Element, what: string) => at.dispatchEvent(new Event(what, { bubbles: true }));

describe('UnsavedWork', () => {
	it('has a draft for as long as it is changed and on the page', () => {
		let isChanged = false;
		const release = work.watch(() => isChanged);
		expect(work.isAny).toBe(false);
		isChanged = true;
		expect(work.isAny).toBe(true);
		release();
		expect(work.isAny).toBe(false);
	});

	it('has what is typed until the field is left, where leaving stores it', () => {
		const note = field('<textarea></textarea>');
		type(note, 'Replace in spring');
		expect(work.isAny).toBe(true);
		say(note, 'change');
		expect(work.isAny).toBe(false);
		type(note, '');
		expect(work.isAny).toBe(true);
	});

	it('has a text with formats, which knows no change, until it is left', () => {
		const text = field('<div contenteditable="true"></div>');
		say(text, 'input');
		expect(work.isAny).toBe(true);
		say(text, 'focusout');
		expect(work.isAny).toBe(false);
	});

	it.each([
		['form', '<form><input></form>'],
		['popup', '<dialog open><input></dialog>']
	])('has what stands in a %s after its field is left', (_what, markup) => {
		const name = field(markup);
		type(name, 'Harlan & Finch');
		say(name, 'change');
		say(name, 'focusout');
		expect(work.isAny).toBe(true);
		name.value = '';
		expect(work.isAny).toBe(false);
	});

	it('forgets a popup that was closed and a page that was left', () => {
		const inPopup = field('<dialog open><input></dialog>');
		type(inPopup, 'Harlan');
		inPopup.closest('dialog')?.removeAttribute('open');
		expect(work.isAny).toBe(false);

		const onPage = field('<form><input></form>');
		type(onPage, 'Harlan');
		onPage.closest('form')?.remove();
		expect(work.isAny).toBe(false);
	});

	it.each(['type="search"', 'role="combobox"'])('leaves out what only finds things: %s', (kind) => {
		type(field(`<form><input ${kind}></form>`), 'Harlan');
		expect(work.isAny).toBe(false);
	});

	it('leaves a field to the component that watches it', () => {
		let isChanged = true;
		work.watch(() => isChanged);
		const note = field('<dialog open><textarea data-watched></textarea></dialog>');
		type(note, 'Harlan');
		say(note, 'focusout');
		expect(work.isAny).toBe(true);
		isChanged = false;
		expect(work.isAny).toBe(false);
	});

	it('has nothing more once the person gave it up', () => {
		work.watch(() => true);
		type(field('<form><input></form>'), 'Harlan');
		work.giveUp();
		expect(work.isAny).toBe(false);
		expect(work.isGivenUp).toBe(true);
	});
});
