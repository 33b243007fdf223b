import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { appUpdate } from '../../src/lib/state/app-update.svelte.ts';
import { unsavedWork } from '../../src/lib/state/unsaved-work.ts';
import UpdatePopup from '../../src/routes/(app)/UpdatePopup.svelte';

afterEach(() => {
	vi.restoreAllMocks();
});

function setUp(isUnsaved: boolean, start: 'update' | 'reload' = 'update') {
	const restart = vi.spyOn(appUpdate, 'restart').mockResolvedValue();
	const apply = vi.spyOn(appUpdate, 'apply').mockReturnValue();
	const giveUp = vi.spyOn(unsavedWork, 'giveUp').mockReturnValue();
	const release = unsavedWork.watch(() => isUnsaved);
	const popup = mount(UpdatePopup, { target: document.body });
	onTestFinished(async () => {
		release();
		await unmount(popup);
		document.body.replaceChildren();
	});
	popup[start]();
	flushSync();
	return { apply, giveUp, restart };
}

function press(name: string): void {
	const button = [...document.querySelectorAll('button')].find((candidate) =>
		candidate.textContent.includes(name)
	);
	if (!button) throw new Error(`no button ${name}`);
	button.click();
	flushSync();
}

const isAsked = () => document.querySelector('dialog')?.open === true;

describe('UpdatePopup', () => {
	it('updates at once where everything is saved', () => {
		const { apply } = setUp(false);
		expect(apply).toHaveBeenCalledOnce();
		expect(isAsked()).toBe(false);
	});

	it('asks while something is unsaved, and leaves it alone on "Not now"', () => {
		const { apply, giveUp } = setUp(true);
		expect(isAsked()).toBe(true);
		expect(document.querySelector('dialog')?.textContent).toContain('has not been saved');
		press('Not now');
		expect(apply).not.toHaveBeenCalled();
		expect(giveUp).not.toHaveBeenCalled();
	});

	it('gives it up only when told to, before it updates', () => {
		const { apply, giveUp } = setUp(true);
		press('Discard and update');
		expect(giveUp).toHaveBeenCalledOnce();
		expect(apply).toHaveBeenCalledOnce();
		expect(giveUp.mock.invocationCallOrder[0]).toBeLessThan(apply.mock.invocationCallOrder[0] ?? 0);
	});

	it('reloads at once where everything is saved', () => {
		const { apply, restart } = setUp(false, 'reload');
		expect(restart).toHaveBeenCalledOnce();
		expect(apply).not.toHaveBeenCalled();
	});

	it('asks before a reload that would lose something', () => {
		const { giveUp, restart } = setUp(true, 'reload');
		expect(document.querySelector('dialog')?.textContent).toContain('Copy what you need');
		expect(restart).not.toHaveBeenCalled();
		press('Discard and reload');
		expect(giveUp).toHaveBeenCalledOnce();
		expect(restart).toHaveBeenCalledOnce();
	});
});
