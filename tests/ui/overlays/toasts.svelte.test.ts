import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts, toastMs } from '../../../src/lib/ui/overlays/toasts.svelte.ts';
import ToastRegion from '../../../src/lib/ui/overlays/ToastRegion.svelte';
import { flushSync } from 'svelte';
import { all, click, show, the } from '../mount.ts';

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

describe('Toasts', () => {
	it('shows one at a time, for 8 seconds', () => {
		const toasts = new Toasts();
		toasts.show({ text: 'first' });
		toasts.show({ text: 'second' });
		vi.advanceTimersByTime(toastMs - 1);
		expect(toasts.current?.text).toBe('second');
		vi.advanceTimersByTime(1);
		expect(toasts.current).toBeNull();
	});

	it('stays while it is read, and has its whole time again after that', () => {
		const toasts = new Toasts();
		toasts.show({ text: 'read me' });
		vi.advanceTimersByTime(7000);
		toasts.hold();
		vi.advanceTimersByTime(60_000);
		toasts.release();
		vi.advanceTimersByTime(toastMs - 1);
		expect(toasts.current?.text).toBe('read me');
		vi.advanceTimersByTime(1);
		expect(toasts.current).toBeNull();
	});

	it('undoes its deed once', () => {
		const toasts = new Toasts();
		const undo = vi.fn();
		toasts.show({ text: 'moved', undo });
		toasts.undo();
		toasts.undo();
		expect(undo).toHaveBeenCalledOnce();
		expect(toasts.current).toBeNull();
	});
});

describe('ToastRegion', () => {
	it('says the deed politely and offers Undo only where there is one', () => {
		const toasts = new Toasts();
		show(ToastRegion, { toasts });
		toasts.show({ text: 'Report archived.' });
		flushSync();
		expect(the('[aria-live=polite]').textContent).toContain('Report archived.');
		expect(all('button')).toHaveLength(0);
		const undo = vi.fn();
		toasts.show({ text: '4 assets moved.', undo });
		flushSync();
		click(the('button'));
		expect(undo).toHaveBeenCalledOnce();
		expect(the('[aria-live=polite]').textContent.trim()).toBe('');
	});
});
