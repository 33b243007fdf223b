import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import PageHead from '../../../src/lib/ui/shell/PageHead.svelte';
import ShellFixture from '../fixtures/ShellFixture.svelte';
import { all, click, show, the, words } from '../mount.ts';

/** happy-dom's window is 1024 px wide: the rail. */
function setUp(page: 'companies' | 'company' | 'none') {
	const props = $state({ page, onsync: vi.fn() });
	show(ShellFixture, props);
	return props;
}

const bar = () => the('header').textContent.replace(/\s+/g, ' ').trim();

describe('Shell', () => {
	it('has one main part, a skip link to it, and named landmarks', () => {
		setUp('companies');
		expect(the('main').id).toBe('main');
		expect(the('a[href="#main"]').textContent).toBe('Skip to content');
		const names = all('nav').map((nav) => nav.getAttribute('aria-label'));
		expect(names).toEqual(['Main', 'Breadcrumb']);
	});

	it('shows way and actions of the page in its bar', () => {
		setUp('companies');
		expect(bar()).toContain('Companies');
		expect(the('header').textContent).toContain('Import Companies');
		expect(the('main').textContent).not.toContain('Import Companies');
	});

	it('follows from page to page and forgets the last one', () => {
		const props = setUp('companies');
		props.page = 'company';
		flushSync();
		const crumbs = all('header li').map((crumb) => crumb.textContent.trim());
		expect(crumbs).toEqual(['Companies', 'Harlan & Finch']);
		expect(bar()).not.toContain('Import Companies');
		props.page = 'none';
		flushSync();
		expect(all('header li')).toHaveLength(0);
	});

	it('marks the place in the navigation once: the page itself, or its sub-page', () => {
		const props = setUp('companies');
		const current = () =>
			all('nav[aria-label=Main] [aria-current=page]').map((link) => link.getAttribute('href'));
		expect(current()).toEqual(['#companies']);
		props.page = 'company';
		flushSync();
		expect(current()).toEqual(['#archived']);
	});

	it('opens a state at the foot, named in whole words', () => {
		const { onsync } = setUp('none');
		click(the('[aria-label="Synced 11:42"]'));
		expect(onsync).toHaveBeenCalledOnce();
	});
});

describe('PageHead', () => {
	it('keeps its actions where there is no shell round it', () => {
		show(PageHead, { title: 'Assets', facts: '40 configurations', actions: words('Filter') });
		expect(the('h1').textContent).toBe('Assets');
		expect(document.body.textContent).toContain('40 configurations');
		expect(document.body.textContent).toContain('Filter');
	});
});
