import { editKeys } from './asset-edit.ts';

type Deed = (typeof editKeys)[string];

const sequenceMs = 2_000;

/**
 * E, then the letter of a deed (design.md, 13). Heard before the table hears it, where the letters would
 * look for a name. Listens on the window until the returned function is called.
 */
export function listenToEditKeys(act: (deed: Deed) => void): () => void {
	let armedUntil = 0;

	function onKey(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
		const key = event.key.toLowerCase();
		const deed = event.timeStamp < armedUntil ? editKeys[key] : undefined;
		armedUntil = key === 'e' && !deed ? event.timeStamp + sequenceMs : 0;
		if (!deed && armedUntil === 0) return;
		event.preventDefault();
		event.stopPropagation();
		if (deed) act(deed);
	}

	window.addEventListener('keydown', onKey, { capture: true });
	return () => window.removeEventListener('keydown', onKey, { capture: true });
}

/** What has the keys while it is open; a toast, which is a popover as well, has none. */
const keyHolders = 'dialog:modal, [popover]:is([role="dialog"], [role="menu"]):popover-open';

/** A person types, or a form or a popup has the keys. */
function isBusy(target: EventTarget | null): boolean {
	if (document.querySelector(keyHolders)) return true;
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable ||
			target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'))
	);
}
