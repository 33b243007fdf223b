import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WorkspaceFileDesk } from '../../src/lib/state/workspace-file.svelte.ts';
import OpenFile from '../../src/routes/(app)/settings/workspace-file/OpenFile.svelte';
import SaveFile from '../../src/routes/(app)/settings/workspace-file/SaveFile.svelte';
import { all, click, show, the, type } from '../ui/mount.ts';

const button = (name: string) =>
	all('button').find(({ textContent }) => textContent.includes(name));

function desk(parts: Partial<Record<keyof WorkspaceFileDesk, unknown>>): WorkspaceFileDesk {
	const idle = { progress: null, failure: null, saved: null, preview: null, restored: null };
	return { ...idle, ...parts } as unknown as WorkspaceFileDesk;
}

const savedFile = {
	file: new Blob(['bytes'], { type: 'application/vnd.almanac.workspace' }),
	madeAt: '2026-11-24T10:00:00.000Z',
	scope: { kind: 'workspace' }
};

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

describe('a saved workspace file', () => {
	it('goes to the share sheet where the browser has one that takes it', async () => {
		const share = vi.fn(() => Promise.reject(new DOMException('', 'AbortError')));
		vi.stubGlobal('navigator', { canShare: () => true, share });
		show(SaveFile, { desk: desk({ saved: savedFile }) });
		const sharing = button('Share');
		if (!sharing) throw new Error('no Share');
		click(sharing);
		expect(share).toHaveBeenCalledOnce();
		await new Promise((resolve) => setTimeout(resolve));
		flushSync();
		expect(document.body.textContent).not.toContain('refused');
	});

	it('says so where the share sheet refuses it, and can be saved again', async () => {
		const share = () => Promise.reject(new DOMException('', 'NotAllowedError'));
		vi.stubGlobal('navigator', { canShare: () => true, share });
		show(SaveFile, { desk: desk({ saved: savedFile }) });
		button('Share')?.click();
		await vi.waitFor(() =>
			expect(document.body.textContent).toContain('The share sheet refused it')
		);
		expect(button('Save it again')).toBeDefined();
	});

	it('is downloaded where there is no share sheet for it', () => {
		vi.stubGlobal('navigator', { canShare: () => false });
		const follow = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
		show(SaveFile, { desk: desk({ saved: savedFile }) });
		expect(button('Share')).toBeUndefined();
		expect(document.body.textContent).toContain('This browser has no share sheet');
		const again = button('Save it again');
		if (!again) throw new Error('no Save it again');
		click(again);
		const link = follow.mock.contexts[0] as HTMLAnchorElement;
		expect(link.download).toBe('almanac-2026-11-24.almanac');
	});
});

describe('a file that the system opens with the app', () => {
	it('is chosen at once, and is opened with its passphrase', async () => {
		const file = new File(['bytes'], 'from the desk.almanac');
		let launch: (params: object) => void = () => undefined;
		vi.stubGlobal('launchQueue', {
			setConsumer: (take: (params: object) => void) => (launch = take)
		});
		const open = vi.fn(() => Promise.resolve());
		show(OpenFile, { desk: desk({ open }) });
		expect(the<HTMLButtonElement>('button[type="submit"]').disabled).toBe(true);
		launch({ files: [{ getFile: () => Promise.resolve(file) }] });
		await vi.waitFor(() => expect(document.body.textContent).toContain('from the desk.almanac'));
		type(the<HTMLInputElement>('input[type="password"]'), 'four words do well');
		the('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
		expect(open).toHaveBeenCalledExactlyOnceWith(file, 'four words do well');
	});

	it('says what it is not where it is no workspace file', () => {
		const failure = { at: 'open', failure: { code: 'file-foreign' } };
		show(OpenFile, { desk: desk({ failure }) });
		expect(document.body.textContent).toContain('This is not a workspace file.');
	});
});
