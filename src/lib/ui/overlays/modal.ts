import type { Attachment } from 'svelte/attachments';

/** What may take the focus first in a popup: a field, not the button that closes it. */
const firstField =
	'[autofocus], input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)';

interface ModalOptions {
	/** false: beside the work, without a veil. */
	isModal: () => boolean;
	/** Esc was pressed inside, or the veil. */
	onclose: () => void;
}

/**
 * Opens a `<dialog>` while it is in the page: focus goes to its first field and back to where it was.
 * Esc and the veil only ask; whether it closes is the caller's to say.
 */
export function modal({ isModal, onclose }: ModalOptions): Attachment<HTMLDialogElement> {
	return (dialog) => {
		const before = document.activeElement;
		const asModal = isModal();
		if (asModal) dialog.showModal();
		else dialog.show();
		const start = dialog.querySelector<HTMLElement>(firstField) ?? dialog.querySelector('h2');
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
		dialog.addEventListener('keydown', keydown);
		dialog.addEventListener('cancel', cancel);
		dialog.addEventListener('pointerdown', pointerdown);
		dialog.addEventListener('click', click);
		return () => {
			dialog.removeEventListener('keydown', keydown);
			dialog.removeEventListener('cancel', cancel);
			dialog.removeEventListener('pointerdown', pointerdown);
			dialog.removeEventListener('click', click);
			dialog.close();
			if (before instanceof HTMLElement && before.isConnected) before.focus();
		};
	};
}
