import { afterEach, describe, expect, it, vi } from 'vitest';
import { canShare, shareFile } from '../../src/lib/state/share-file.ts';

const file = new File(['bytes'], 'almanac-2026-11-24.almanac');

function browserWith(parts: Partial<Navigator>): void {
	vi.stubGlobal('navigator', parts);
}

afterEach(() => vi.unstubAllGlobals());

describe('the share sheet', () => {
	it.each([
		['is offered where the browser takes such a file', { canShare: () => true }, true],
		['is not where it takes other files only', { canShare: () => false }, false],
		['is not where there is none', {}, false]
	])('%s', (_what, parts, expected) => {
		browserWith(parts);
		expect(canShare(file)).toBe(expected);
	});

	it('is asked about the file itself', () => {
		const canShareFiles = vi.fn(() => true);
		browserWith({ canShare: canShareFiles });
		canShare(file);
		expect(canShareFiles).toHaveBeenCalledWith({ files: [file] });
	});

	it('gets the file under its name', async () => {
		const share = vi.fn(() => Promise.resolve());
		browserWith({ share });
		expect(await shareFile(file)).toBe('shared');
		expect(share).toHaveBeenCalledWith({ files: [file], title: file.name });
	});

	it.each([
		['closing it is no failure', new DOMException('', 'AbortError'), 'closed'],
		['a refusal is one', new DOMException('', 'NotAllowedError'), 'refused'],
		['so is a file that it does not take', new TypeError('unsupported'), 'refused']
	])('%s', async (_what, error, expected) => {
		browserWith({ share: () => Promise.reject(error) });
		expect(await shareFile(file)).toBe(expected);
	});
});
