import { afterEach, describe, expect, it, vi } from 'vitest';
import { whenOpenedWith } from '../../src/lib/state/opened-files.ts';

type Launch = (params: { files?: readonly unknown[] }) => void;

/** A browser with file handlers; the returned function is the system that opens files. */
function launches(): Launch {
	let consumer: Launch = () => {
		throw new Error('nobody takes what is opened');
	};
	vi.stubGlobal('launchQueue', { setConsumer: (take: Launch) => (consumer = take) });
	return (params) => consumer(params);
}

const handleOf = (file: File) => ({ getFile: () => Promise.resolve(file) });

afterEach(() => vi.unstubAllGlobals());

describe('files that the system opens with the app', () => {
	const file = new File(['bytes'], 'almanac.almanac');

	it('are handed on', async () => {
		const open = launches();
		const take = vi.fn();
		whenOpenedWith(take);
		open({ files: [handleOf(file)] });
		await vi.waitFor(() => expect(take).toHaveBeenCalledExactlyOnceWith(file));
	});

	it('are taken one by one: the first of several', async () => {
		const open = launches();
		const take = vi.fn();
		whenOpenedWith(take);
		open({ files: [handleOf(file), handleOf(new File([], 'other.almanac'))] });
		await vi.waitFor(() => expect(take).toHaveBeenCalledExactlyOnceWith(file));
	});

	it('may be none, when the app is started by itself', () => {
		const open = launches();
		const take = vi.fn();
		whenOpenedWith(take);
		open({ files: [] });
		open({});
		expect(take).not.toHaveBeenCalled();
	});

	it('may be gone by then, which is no error', async () => {
		const open = launches();
		const take = vi.fn();
		whenOpenedWith(take);
		open({ files: [{ getFile: () => Promise.reject(new DOMException('', 'NotFoundError')) }] });
		open({ files: [handleOf(file)] });
		await vi.waitFor(() => expect(take).toHaveBeenCalledExactlyOnceWith(file));
	});

	it('come from nowhere in a browser without file handlers', () => {
		const take = vi.fn();
		expect(() => whenOpenedWith(take)).not.toThrow();
		expect(take).not.toHaveBeenCalled();
	});
});
