/** The physical limit: the same pages, as they came, appended to a file of the origin's own disk. */
import type { Recording } from './recorded-pages.ts';

const name = 'bench-pages.json';

/** Of the worker's types, which do not go together with the page's. */
interface SyncAccessHandle {
	write(bytes: Uint8Array, place: { readonly at: number }): number;
	flush(): void;
	close(): void;
}

interface SyncFile {
	createSyncAccessHandle(): Promise<SyncAccessHandle>;
}

/** Milliseconds to append every page and have the file on disk. */
export async function appendPages({ sets }: Recording): Promise<number> {
	const root = await navigator.storage.getDirectory();
	await root.removeEntry(name).catch(() => undefined);
	const begun = performance.now();
	const file: unknown = await root.getFileHandle(name, { create: true });
	const access = await (file as SyncFile).createSyncAccessHandle();
	let at = 0;
	for (const page of sets.flatMap(({ pages }) => pages)) {
		at += access.write(page, { at });
	}
	access.flush();
	access.close();
	return performance.now() - begun;
}
