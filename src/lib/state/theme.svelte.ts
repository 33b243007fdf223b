import { rememberHere } from './device-setting.ts';

/** Light, dark, or as the system has it. Kept on this device only; no data, no secret. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'almanac:theme';
const themes: readonly string[] = ['system', 'light', 'dark'];

function read(): Theme {
	const stored = localStorage.getItem(key);
	return themes.includes(stored ?? '') ? (stored as Theme) : 'system';
}

class ThemePreference {
	#current = $state<Theme>(read());

	get current(): Theme {
		return this.#current;
	}

	set current(theme: Theme) {
		this.#current = theme;
		rememberHere(key, theme);
		this.apply();
	}

	/** Writes the choice to the root element, where tokens.css reads it. */
	apply(): void {
		if (this.#current === 'system') delete document.documentElement.dataset['theme'];
		else document.documentElement.dataset['theme'] = this.#current;
	}
}

export const theme = new ThemePreference();
