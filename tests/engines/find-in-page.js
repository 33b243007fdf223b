/**
 * Runs in the page: finds what a person would call by a role and a name. WebDriver itself finds by
 * selectors only. Kept as plain source, because it travels as text.
 * @param {{ role?: string, label?: boolean, name: { text?: string, pattern?: string } }} wanted
 * @returns {Element | null} the first one that shows
 */
export function findInPage({ role, label, name }) {
	const selectors = {
		button: 'button, [role=button], summary',
		link: 'a[href], [role=link]',
		heading: 'h1, h2, h3, h4, [role=heading]',
		textbox: 'input:not([type=search]), textarea, [role=textbox]',
		searchbox: 'input[type=search], [role=searchbox]',
		combobox: 'select, [role=combobox]',
		grid: '[role=grid]',
		row: 'tr, [role=row]',
		option: '[role=option]',
		menuitem: '[role=menuitem]',
		dialog: 'dialog[open], [role=dialog]',
		status: 'output, [role=status]',
		region: 'section, [role=region]'
	};
	const squeeze = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
	const pattern = name.pattern === undefined ? null : new RegExp(name.pattern);
	const matches = (text) => (pattern ? pattern.test(text) : text === name.text);
	const textOf = (ids) =>
		(ids ?? '')
			.split(/\s+/)
			.map((id) => document.getElementById(id)?.textContent ?? '')
			.join(' ');
	const names = (element) => [
		element.getAttribute('aria-label'),
		textOf(element.getAttribute('aria-labelledby')),
		...[...(element.labels ?? [])].map(({ textContent }) => textContent),
		label ? null : element.textContent
	];
	const shows = (element) =>
		element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
	// Behind a modal dialog nothing can be reached.
	const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
	const scope = role === 'dialog' ? document : (modal ?? document);
	const candidates = scope.querySelectorAll(label ? 'input, textarea' : selectors[role]);
	const nameOf = (element) =>
		names(element)
			.map(squeeze)
			.find((text) => text !== '') ?? '';
	return [...candidates].find((element) => shows(element) && matches(nameOf(element))) ?? null;
}

/**
 * Runs in the page: whether a text shows.
 * @param {{ text?: string, pattern?: string }} wanted
 */
export function showsText({ text, pattern }) {
	const shown = document.body.innerText;
	return pattern === undefined ? shown.includes(text ?? '') : new RegExp(pattern).test(shown);
}
