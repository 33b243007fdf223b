/** A done deed that can be undone, or that happened elsewhere. Errors are never toasts. */
export interface Toast {
	/** "4 assets moved to FY27 Q2." */
	text: string;
	/** Takes the deed back. */
	undo?: () => void;
}

export const toastMs = 8000;

/** The one toast at the bottom left: the newest deed, for 8 s of nobody reading it. */
export class Toasts {
	#current: Toast | null = $state.raw(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#held = false;

	get current(): Toast | null {
		return this.#current;
	}

	/** Shows a toast; one that is still there gives way, for its deed is older. */
	show(toast: Toast): void {
		this.#current = toast;
		this.#held = false;
		this.#start();
	}

	dismiss(): void {
		clearTimeout(this.#timer);
		this.#current = null;
		this.#held = false;
	}

	undo(): void {
		const toast = this.#current;
		this.dismiss();
		toast?.undo?.();
	}

	/** Hovered or focused: it stays until `release`, and then for its whole time again. */
	hold(): void {
		this.#held = true;
		clearTimeout(this.#timer);
	}

	release(): void {
		if (!this.#held) return;
		this.#held = false;
		if (this.#current !== null) this.#start();
	}

	#start(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.dismiss(), toastMs);
	}
}
