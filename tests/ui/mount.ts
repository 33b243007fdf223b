import { createRawSnippet, flushSync, mount, unmount, type Component, type Snippet } from 'svelte';
import { afterEach } from 'vitest';

const mounted: object[] = [];

afterEach(async () => {
	for (const component of mounted.splice(0)) await unmount(component);
	document.body.replaceChildren();
});

/** Mounts a component into the page until the test ends. */
export function show<Props extends Record<string, unknown>>(
	component: Component<Props>,
	props: Props
): HTMLElement {
	mounted.push(mount(component, { target: document.body, props }));
	flushSync();
	return document.body;
}

/** A snippet of plain text. */
export function words(text: string): Snippet {
	return createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));
}

/** The one element that a selector finds; a test that finds none or several has failed. */
export function the<E extends HTMLElement = HTMLElement>(selector: string): E {
	const found = document.querySelectorAll<E>(selector);
	const [first] = found;
	if (found.length !== 1 || !first) throw new Error(`${found.length} elements match ${selector}`);
	return first;
}

/** All elements that a selector finds, in the order of the page. */
export function all<E extends HTMLElement = HTMLElement>(selector: string): E[] {
	return [...document.querySelectorAll<E>(selector)];
}

/** Presses a key where the focus is, and lets the page follow. */
export function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
	(document.activeElement ?? document.body).dispatchEvent(event);
	flushSync();
	return event;
}

/** Clicks an element, and lets the page follow. */
export function click(element: HTMLElement, more: MouseEventInit = {}): void {
	element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...more }));
	flushSync();
}

/** Types into a field as one input event. */
export function type(field: HTMLInputElement, text: string): void {
	field.value = text;
	field.dispatchEvent(new Event('input', { bubbles: true }));
	flushSync();
}
