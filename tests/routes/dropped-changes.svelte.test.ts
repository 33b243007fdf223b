import { describe, expect, it, vi } from 'vitest';
import type { OutboxEntry } from '$lib/db/outbox-view.ts';
import type { OutboxState } from '$lib/domain/outbox/item.ts';
import DroppedChanges from '../../src/routes/(app)/DroppedChanges.svelte';
import AskUnmap from '../../src/routes/(app)/settings/integrations/autotask/companies/AskUnmap.svelte';
import { all, click, show, words } from '../ui/mount.ts';

const waiting: OutboxState = { kind: 'waiting', attempts: 0, lastFailure: null };

const entry = (id: number, more: Partial<OutboxEntry['item']> = {}): OutboxEntry =>
	({
		item: { id, kind: 'company-type', name: `Company ${id}`, state: waiting, ...more },
		companyId: 'c1',
		configurationId: null,
		base: 'Prospect',
		value: 'Customer',
		theirs: null,
		isLetOut: true
	}) as unknown as OutboxEntry;

const dated = {
	...entry(2, { kind: 'expiration-date', name: 'CL-WS-001' }),
	base: null,
	value: '2027-03-31'
};

const listed = (): (string | undefined)[] => all('li').map(({ textContent }) => textContent.trim());

function button(name: RegExp): HTMLElement {
	const found = all('button').find(({ textContent }) => name.test(textContent));
	if (!found) throw new Error(`no button ${name}`);
	return found;
}

describe('what a deed takes from the outbox', () => {
	it('is counted and named, each with what was said', () => {
		const page = show(DroppedChanges, {
			entries: [entry(1), dated],
			children: words('They are discarded.')
		});
		expect(page.textContent.replaceAll('\u00a0', ' ')).toContain('2 changes wait for Autotask.');
		expect(page.textContent).toContain('They are discarded.');
		expect(listed()[0]).toBe('Company type of Company 1: Prospect to Customer');
		expect(listed()[1]).toMatch(/^Expiration date of CL-WS-001: none to .*2027/);
	});

	it('is counted where it is too much to be named', () => {
		show(DroppedChanges, {
			entries: Array.from({ length: 11 }, (_, id) => entry(id)),
			children: words('Gone.')
		});
		expect(listed()).toHaveLength(9);
		expect(listed().at(-1)).toMatch(/^and 3\sother changes, listed under Outbox$/);
	});

	it('is nothing where nothing waits', () => {
		const page = show(DroppedChanges, { entries: [], children: words('Gone.') });
		expect(page.textContent.trim()).toBe('');
	});

	it('is asked about before a mapping is saved', () => {
		const onsave = vi.fn();
		show(AskUnmap, { open: true, entries: [entry(1)], onsave });
		expect(listed()).toEqual(['Company type of Company 1: Prospect to Customer']);
		expect(onsave).not.toHaveBeenCalled();
		click(button(/Save Mapping and discard 1\schange/));
		expect(onsave).toHaveBeenCalledOnce();
	});

	it('is kept by Cancel', () => {
		const onsave = vi.fn();
		show(AskUnmap, { open: true, entries: [entry(1)], onsave });
		click(button(/Cancel/));
		expect(onsave).not.toHaveBeenCalled();
		expect(listed()).toEqual([]);
	});
});
