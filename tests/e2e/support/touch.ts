import { expect, type CDPSession, type Page } from '@playwright/test';

/** A tablet held upright and on its side. */
export const tablets = [
	{ width: 820, height: 1180 },
	{ width: 1180, height: 820 }
] as const;

/** What a finger hits without looking twice, in CSS pixels. */
const least = 44;

/** A tablet's rounded corners, camera and home indicator, in CSS pixels. */
const insets = { top: 30, right: 20, bottom: 24, left: 20 };

interface Size {
	readonly width: number;
	readonly height: number;
}

/** Shows the page as on a tablet: a finger for a pointer, nothing to hover with. */
export async function asTablet(
	page: Page,
	size: Size,
	judge: (session: CDPSession) => Promise<void>
): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
	await session.send('Emulation.setDeviceMetricsOverride', {
		...size,
		deviceScaleFactor: 1,
		mobile: true
	});
	await expect
		.poll(() => page.evaluate(() => [innerWidth, matchMedia('(pointer: coarse)').matches]))
		.toEqual([size.width, true]);
	await judge(session);
	await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
	await session.send('Emulation.clearDeviceMetricsOverride');
	await session.detach();
}

/**
 * What stays in its place keeps clear of what the glass of a tablet hides: navigation and bar, or what
 * lies over them. What scrolls is moved clear by a finger and counts only sideways.
 */
export async function expectInSafeArea(page: Page, session: CDPSession): Promise<void> {
	await session.send('Emulation.setSafeAreaInsetsOverride', { insets });
	expect(await page.evaluate(hiddenByGlass, insets), `at ${page.url()}`).toEqual([]);
	await session.send('Emulation.setSafeAreaInsetsOverride', { insets: {} });
}

/** Runs in the page. */
function hiddenByGlass({ top, right, bottom, left }: typeof insets): string[] {
	const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
	const there = dialog ?? document.body;
	const scrolls = (element: Element | null): boolean => {
		for (let at = element; at && at !== there; at = at.parentElement) {
			if (['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) return true;
		}
		return false;
	};
	const pressed = [...there.querySelectorAll('a[href], button, input, select, textarea, summary')];
	if (pressed.length === 0) return ['nothing to press'];
	return pressed
		.filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none')
		.filter((element) => {
			const box = element.getBoundingClientRect();
			const isAside = box.left < left || box.right > innerWidth - right;
			const isHigh = box.top < top || box.bottom > innerHeight - bottom;
			return isAside ? !scrolls(element) : isHigh && !scrolls(element);
		})
		.map((element) => {
			const { x, y, right, bottom } = element.getBoundingClientRect();
			const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
			return `${[x, y, right, bottom].map(Math.round).join(' ')} "${name.slice(0, 40)}"`;
		});
}

/** Everything that can be pressed can be hit with a finger; links in running text are left out, as in WCAG. */
export async function expectTouchable(page: Page): Promise<void> {
	expect(await page.evaluate(smallTargets, least), `at ${page.url()}`).toEqual([]);
}

/** Runs in the page. */
function smallTargets(least: number): string[] {
	const pressed =
		'a[href], button, input, select, textarea, summary, [contenteditable="true"], ' +
		'[role="button"], [role="menuitem"], [role="option"], [role="tab"], [role="slider"], [tabindex="0"]';
	const over = [...document.querySelectorAll(':popover-open:not([role="tooltip"])')];
	const modal =
		over.at(-1) ?? [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;

	const isThere = (element: Element): boolean =>
		element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) &&
		!element.closest('[inert], [aria-hidden="true"]') &&
		!element.matches(':disabled') &&
		getComputedStyle(element).clipPath === 'none' &&
		element.getBoundingClientRect().width > 1;

	const isInText = (element: Element): boolean =>
		element.matches('a, p > button') &&
		getComputedStyle(element).display.startsWith('inline') &&
		[...(element.parentElement?.childNodes ?? [])].some(
			(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
		);

	/** What presses the control as well: its label, and in a table the cell of a tick or of a row's name. */
	const partsOf = (element: Element): Element[] => {
		const cell = element.closest('[role="rowheader"], [role="gridcell"]:has(> [type="checkbox"])');
		return [element, ...((element as HTMLInputElement).labels ?? []), ...(cell ? [cell] : [])];
	};

	const isHit = (element: Element, x: number, y: number): boolean => {
		const hit = document.elementFromPoint(x, y);
		return hit !== null && partsOf(element).some((part) => part.contains(hit));
	};

	/** A chart is drawn to scale, and the table behind it presses the same. */
	const isWide = (element: Element): boolean =>
		Math.round(element.getBoundingClientRect().width) >= least ||
		partsOf(element).length > 1 ||
		element.closest('figure') !== null;

	/** Whether a finger's breadth round the middle presses the element, also by what lies round it. */
	const isRoomy = (element: Element): boolean => {
		if (isWide(element) && Math.round(element.getBoundingClientRect().height) >= least) return true;
		element.scrollIntoView({ block: 'center', inline: 'center' });
		const { left, right, top, bottom } = element.getBoundingClientRect();
		const [x, y, reach] = [(left + right) / 2, (top + bottom) / 2, least / 2 - 1];
		// Its copy at the head of a table lies over it while the table is scrolled.
		if (!isHit(element, x, y)) return element.closest('[role="grid"], [role="table"]') !== null;
		return (
			isHit(element, x, y - reach) &&
			isHit(element, x, y + reach) &&
			(isWide(element) || (isHit(element, x - reach, y) && isHit(element, x + reach, y)))
		);
	};

	return [...modal.querySelectorAll(pressed)]
		.filter((element) => isThere(element) && !isInText(element) && !isRoomy(element))
		.map((element) => {
			const { width, height } = element.getBoundingClientRect();
			const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
			const size = `${Math.round(width)} x ${Math.round(height)}`;
			return `${size} ${element.tagName.toLowerCase()}.${element.className} "${name.slice(0, 40)}"`;
		});
}
