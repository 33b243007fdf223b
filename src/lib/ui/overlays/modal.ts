import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';
import { keepAboveKeyboard } from './on-screen-keyboard.ts';

/** What may take the focus first in a popup: a field, not the button that closes it. */
const firstField =
	'[autofocus], input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)';

interface ModalOptions {
	/** false: beside the work, without a veil. */
	isModal: () => boolean;
	/** Esc was pressed inside, or the veil. */
	onclose: () => void;
	/** For something to read: the title takes the focus, so that no keyboard pops up on a tablet. */
	startsAtTitle?: () => boolean;
}

/**
 * Opens a `<dialog>` while it is in the page: focus goes to its first field and back to where it was.
 * Esc and the veil only ask; whether it closes is the caller's to say.
 */
export function modal({
	isModal,
	onclose,
	startsAtTitle = () => false
}: ModalOptions): Attachment<HTMLDialogElement> {
	return (dialog) => {
		const before = document.activeElement;
		const asModal = isModal();
		if (asModal) dialog.showModal();
		else dialog.show();
		const field = startsAtTitle() ? null : dialog.querySelector<HTMLElement>(firstField);
		const start = field ?? dialog.querySelector('h2');
		(start ?? dialog).focus();
		const keydown = (event: KeyboardEvent) => {
			if (event.key !== 'Escape' || event.defaultPrevented) return;
			event.preventDefault();
			event.stopPropagation();
			onclose();
		};
		// Where a browser closes by itself (a gesture back), the caller decides as well.
		const cancel = (event: Event) => {
			if (event.target !== dialog) return;
			event.preventDefault();
			onclose();
		};
		let pressedVeil = false;
		const pointerdown = (event: PointerEvent) => (pressedVeil = event.target === dialog);
		const click = (event: MouseEvent) => {
			if (asModal && pressedVeil && event.target === dialog) onclose();
		};
		// `on` runs after the handlers of what is inside, which Svelte delegates to the root.
		const stops = [
			keepAboveKeyboard(dialog),
			on(dialog, 'keydown', keydown),
			on(dialog, 'cancel', cancel),
			on(dialog, 'pointerdown', pointerdown),
			on(dialog, 'click', click)
		];
		return () => {
			for (const stop of stops) stop();
			dialog.close();
			if (before instanceof HTMLElement && before.isConnected) before.focus();
		};
	};
}
