/** The idle lock of the vault: how long nobody has touched this tab, and after how long it locks. */
import { rememberHere } from './device-setting.ts';

const storageKey = 'almanac:vault-idle-minutes';
const defaultMinutes = 30;

/** 0 stands for never. */
export const idleChoices = [
	{ minutes: 5, label: 'After 5 minutes' },
	{ minutes: 15, label: 'After 15 minutes' },
	{ minutes: 30, label: 'After 30 minutes' },
	{ minutes: 120, label: 'After 2 hours' },
	{ minutes: 0, label: 'Only when the tab is closed' }
] as const;

class VaultPreferences {
	#idleMinutes = $state(storedMinutes());

	get idleMinutes(): number {
		return this.#idleMinutes;
	}

	/** Kept on this device; it is no secret. */
	set idleMinutes(minutes: number) {
		this.#idleMinutes = minutes;
		rememberHere(storageKey, String(minutes));
	}
}

export const vaultPreferences = new VaultPreferences();

/** Signs of a person at this tab. */
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const checkEveryMs = 15_000;

/**
 * Calls `lock` once nobody has touched the tab for as long as was chosen; a sync that runs is left to
 * end first. Timers of hidden tabs are late, so the clock decides and not their number. Returns what
 * stops watching.
 */
export function lockWhenIdle(options: {
	readonly lock: () => void;
	readonly isBusy: () => boolean;
	readonly clock?: () => number;
}): () => void {
	const { lock, isBusy, clock = Date.now } = options;
	let touchedAt = clock();
	let isLocked = false;
	const touch = (): void => {
		touchedAt = clock();
		isLocked = false;
	};
	const check = (): void => {
		const { idleMinutes } = vaultPreferences;
		const idle = clock() - touchedAt;
		if (isLocked || idleMinutes === 0 || isBusy() || idle < idleMinutes * 60_000) return;
		isLocked = true;
		lock();
	};
	for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
	const timer = setInterval(check, checkEveryMs);
	return () => {
		clearInterval(timer);
		for (const sign of signs) removeEventListener(sign, touch, { capture: true });
	};
}

function storedMinutes(): number {
	const stored = Number(localStorage.getItem(storageKey) ?? defaultMinutes);
	return idleChoices.some(({ minutes }) => minutes === stored) ? stored : defaultMinutes;
}
