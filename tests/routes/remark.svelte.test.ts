import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { unsavedWork } from '../../src/lib/state/unsaved-work.ts';
import Remark from '../../src/routes/(app)/companies/[id]/Remark.svelte';
import { all, click, show, the, type } from '../ui/mount.ts';

function button(name: string): HTMLElement {
	const found = all('button').find((candidate) => candidate.textContent.includes(name));
	if (!found) throw new Error(`no button ${name}`);
	return found;
}

describe('the note on a configuration', () => {
	it('is unsaved work after its field is left, until it is stored', async () => {
		const onsave = vi.fn(() => Promise.resolve());
		show(Remark, { remark: null, onsave });
		expect(unsavedWork.isAny).toBe(false);
		const note = the<HTMLInputElement>('textarea');
		type(note, 'Moves in March.');
		note.dispatchEvent(new Event('focusout', { bubbles: true }));
		expect(unsavedWork.isAny).toBe(true);
		click(button('Save note'));
		expect(onsave).toHaveBeenCalledExactlyOnceWith('Moves in March.');
		await tick();
		await vi.waitFor(() => expect(unsavedWork.isAny).toBe(false));
	});

	it('stays unsaved work where it could not be stored', async () => {
		show(Remark, { remark: null, onsave: () => Promise.reject(new Error('closed')) });
		type(the<HTMLInputElement>('textarea'), 'Moves in March.');
		click(button('Save note'));
		await vi.waitFor(() => expect(document.body.textContent).toContain('was not stored'));
		expect(the<HTMLInputElement>('textarea').value).toBe('Moves in March.');
		expect(unsavedWork.isAny).toBe(true);
		click(button('Discard changes'));
		expect(unsavedWork.isAny).toBe(false);
	});
});
