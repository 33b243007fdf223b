/**
 * Keys of one character that act anywhere on a page (design.md, section 13). They can be switched off
 * (WCAG 2.1.4): the root element says so, as it says the theme.
 */

/** What has the keys while it is open; a toast, which is a popover as well, has none. */
const keyHolders = 'dialog:modal, [popover]:is([role="dialog"], [role="menu"]):popover-open';

export function singleKeysAct(): boolean {
	return document.documentElement.dataset['singleKeys'] !== 'off';
}

/**
 * The character of a key press that no chord, field or popup claims, in lower case; null for every other
 * press, and for all of them while single keys are off.
 */
export function singleKey(event: KeyboardEvent): string | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
	if ([...event.key].length !== 1 || event.defaultPrevented || !singleKeysAct()) return null;
	if (isWriting(event.target) || document.querySelector(keyHolders) !== null) return null;
	return event.key.toLowerCase();
}

/** The character may be what a person writes or chooses there. */
export function isWriting(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable ||
			target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'))
	);
}
