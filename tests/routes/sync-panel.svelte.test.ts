import { flushSync, mount, unmount } from 'svelte';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SyncStatus } from '$lib/db/sync-status.ts';
import { defaultSyncSettings } from '$lib/domain/sync-settings.ts';
import type { AppState } from '$lib/state/app.svelte.ts';
import type { SyncState } from '$lib/state/sync.svelte.ts';
import SyncPanelHost from './fixtures/SyncPanelHost.svelte';

const changes = { kind: 'read-changes', reason: null, companies: 12, fields: 0, calls: 1 };
const run = {
	id: 7,
	kind: 'incremental',
	startedBy: 'schedule',
	state: 'failed',
	startedAt: '2026-11-23T11:42:00.000Z',
	endedAt: '2026-11-23T11:42:04.500Z',
	phases: [],
	read: 3,
	added: 0,
	changed: 1,
	unchanged: 2,
	missing: 2,
	calls: 9,
	bytes: 1_500,
	plan: [changes],
	isResumed: false,
	failure: { code: 'autotask-failed', words: 'The service is unavailable.' }
};
const status = {
	integration: { integration: { usage: null } },
	companies: 12,
	running: undefined,
	lastFinished: undefined,
	runs: [run],
	fullPass: { calls: 214, finishedAt: '2026-11-20T11:42:00.000Z' }
} as unknown as SyncStatus;

function setup(waitsForVault = false) {
	const sync = {
		progress: null,
		failure: null,
		isRunning: false,
		needsPassphrase: false,
		waitsForVault,
		start: vi.fn()
	};
	const item = {
		id: 4,
		kind: 'company-type',
		name: 'Castellan Logistics',
		state: { kind: 'waiting', attempts: 0, lastFailure: null },
		queuedAt: run.startedAt,
		changedAt: run.startedAt
	};
	const entry = {
		item,
		companyId: null,
		configurationId: null,
		base: 'Prospect',
		value: 'Customer',
		theirs: null,
		isLetOut: false
	};
	const app = {
		current: {
			syncSettings: { current: defaultSyncSettings },
			outbox: { current: { entries: [entry], sends: new Set() } }
		}
	};
	const target = document.createElement('div');
	document.body.append(target);
	const panel = mount(SyncPanelHost, {
		target,
		props: {
			app: app as unknown as AppState,
			sync: sync as unknown as SyncState,
			status
		}
	});
	flushSync();
	onTestFinished(async () => {
		await unmount(panel);
		target.remove();
	});
	const text = target.textContent.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ');
	return { target, sync, text };
}

describe('the sync panel', () => {
	it('shows of each run what it planned, what it cost, and the words of Autotask', () => {
		const { text } = setup();
		expect(text).toContain('3 read · 1 changed · 2 missing · 4.5 s, 1.5 kB');
		expect(text).toContain('Changes of 12 companies; about 1 call');
		expect(text).toContain('The service is unavailable.');
	});

	it('lists what waits for Autotask, and why it stays where it is', () => {
		const { text } = setup();
		expect(text).toContain('Castellan Logistics Waiting since');
		expect(text).toMatch(/Company type: Prospect to Customer/);
		expect(text).toContain('Sending is switched off.');
	});

	it('says what a full pass costs before a person starts one', () => {
		const { target, sync, text } = setup();
		expect(text).toContain('It takes about 214 calls.');
		const button = [...target.querySelectorAll('button')].find((one) =>
			one.textContent.includes('Start a full pass')
		);
		button?.click();
		expect(sync.start).toHaveBeenCalledExactlyOnceWith({ startedBy: 'person', mode: 'full' });
	});

	it('says that data are not updated while a scheduled sync waits for the vault', () => {
		expect(setup(true).text).toContain('The data are not updated: the vault is locked.');
		expect(setup().text).not.toContain('the vault is locked');
	});
});
