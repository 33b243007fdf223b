import { singleKey } from '$lib/ui/controls/single-key.ts';
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
		const key = singleKey(event);
		if (key === null) return;
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
