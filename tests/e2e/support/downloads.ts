/** What a page hands out as a file. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

export interface SavedFile {
	readonly name: string;
	readonly content: Buffer;
}

/** Does what makes the page hand out a file, and gives the file. */
export async function savedBy(page: Page, act: () => Promise<void>): Promise<SavedFile> {
	const folder = test.info().project.use.launchOptions?.downloadsPath;
	if (folder) return savedIn(folder, act);
	const download = page.waitForEvent('download');
	await act();
	const file = await download;
	return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** Firefox ESR's events of downloads have no id, and Playwright drops those: the folder tells. */
async function savedIn(folder: string, act: () => Promise<void>): Promise<SavedFile> {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await act();
	let names: string[] = [];
	const whole = (): boolean => {
		names = readdirSync(folder);
		return names.length === 1 && !names.some((name) => name.endsWith('.part'));
	};
	await expect.poll(whole).toBe(true);
	const [name = ''] = names;
	return { name, content: readFileSync(join(folder, name)) };
}
