import { startAlmanac } from '../../e2e/support/servers.ts';
import type { PartInput } from '../parts/part.ts';
import { firstRows } from './first-rows.ts';
import { alternate } from './rounds.ts';
import { buildStaticApp, type StaticRows } from './static-app.ts';

interface Screen {
	readonly title: string;
	readonly profile: string;
	/** Where the app shows it from its database. */
	readonly url: string;
	/** What the same screen shows without one. */
	readonly rows: StaticRows;
}

/**
 * Milliseconds to the first painted rows of a screen in a browser that just started, and of the same
 * screen in a copy of the app that has these rows in itself.
 */
export async function openedOverStatic(
	{ say }: PartInput,
	{ title, profile, url, rows }: Screen
): Promise<{ readonly ours: readonly number[]; readonly fixed: readonly number[] }> {
	say(`${title}: building the app with its rows in itself …`);
	const limit = await startAlmanac({ APP_DIR: await buildStaticApp(rows), LOG_LEVEL: 'warn' });
	try {
		const { pathname, search } = new URL(url);
		return await alternate(
			{
				ours: () => firstRows(profile, url),
				fixed: () => firstRows(profile, limit.origin + pathname + search)
			},
			{ title, rounds: 11, unit: 'ms', say }
		);
	} finally {
		await limit.stop();
	}
}
