/**
 * What the core journey may ask of a browser: labels, roles, clicks and reads. Another engine needs
 * another driver, never another journey.
 */
export type Role =
	| 'button'
	| 'link'
	| 'heading'
	| 'textbox'
	| 'searchbox'
	| 'combobox'
	| 'grid'
	| 'row'
	| 'option'
	| 'menuitem'
	| 'dialog'
	| 'status'
	| 'region';

export interface Target {
	readonly role: Role;
	/** Accessible name: the whole of it as text, or a pattern. */
	readonly name: string | RegExp;
}

export interface Driver {
	/** Loads an address, waiting until the page is there. */
	open(url: string): Promise<void>;
	/** Loads the present address again in a new page of the same profile. */
	reopen(): Promise<void>;
	address(): Promise<string>;
	click(target: Target): Promise<void>;
	fill(label: string | RegExp, text: string): Promise<void>;
	press(key: string): Promise<void>;
	/** Waits until the target shows and gives its text. */
	read(target: Target): Promise<string>;
	/** Waits until some text shows anywhere. */
	see(text: string | RegExp): Promise<void>;
	/** Cuts or restores the network of the browser. */
	goOffline(offline: boolean): Promise<void>;
}
