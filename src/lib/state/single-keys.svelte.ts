import { rememberHere } from './device-setting.ts';

/** Whether keys of one character act (WCAG 2.1.4). Kept on this device only, like the theme. */
const key = 'almanac:single-keys';

class SingleKeysPreference {
	#areOn = $state(localStorage.getItem(key) !== 'off');

	get areOn(): boolean {
		return this.#areOn;
	}

	set areOn(areOn: boolean) {
		this.#areOn = areOn;
		if (areOn) localStorage.removeItem(key);
		else rememberHere(key, 'off');
		this.apply();
	}

	/** Writes the choice to the root element, where `singleKey` reads it. */
	apply(): void {
		if (this.#areOn) delete document.documentElement.dataset['singleKeys'];
		else document.documentElement.dataset['singleKeys'] = 'off';
	}
}

export const singleKeys = new SingleKeysPreference();
