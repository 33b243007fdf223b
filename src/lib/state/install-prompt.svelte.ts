/** Chromium's install prompt, kept until the person asks for it. Other browsers never fire it. */
interface BeforeInstallPromptEvent extends Event {
	prompt(): Promise<void>;
	readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

function isInstallPrompt(event: Event): event is BeforeInstallPromptEvent {
	return 'prompt' in event && 'userChoice' in event;
}

class InstallPrompt {
	#event = $state.raw<BeforeInstallPromptEvent | null>(null);

	/** True when this browser can install the app now. */
	get isOffered(): boolean {
		return this.#event !== null;
	}

	/** Starts to listen; the event comes once, early, and only if nobody else takes it. */
	listen(): void {
		window.addEventListener('beforeinstallprompt', (event) => {
			if (!isInstallPrompt(event)) return;
			event.preventDefault();
			this.#event = event;
		});
		window.addEventListener('appinstalled', () => (this.#event = null));
	}

	async ask(): Promise<void> {
		const event = this.#event;
		if (!event) return;
		this.#event = null;
		await event.prompt();
	}
}

export const installPrompt = new InstallPrompt();
