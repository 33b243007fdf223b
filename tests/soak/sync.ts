/**
 * `npm run soak -- sync [--seed 1]`: fifty syncs over HTTP after random changes, fifty courses of edits
 * that also fall between two pages, and a thousand schedules of a worker that is killed, each held
 * against a naive oracle. The tests are those of `npm test`, run so many times.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Ends with the exit code of the tests. */
export async function soakSync(seed: string | undefined): Promise<number> {
	const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
		cwd: root,
		stdio: 'inherit',
		env: {
			...process.env,
			ALMANAC_ROUNDS: '50',
			ALMANAC_COURSES: '50',
			ALMANAC_SCHEDULES: '1000',
			...(seed === undefined ? {} : { ALMANAC_SEED: seed })
		}
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}

const files = [
	'tests/sync/over-http.test.ts',
	'tests/sync/incremental.property.test.ts',
	'tests/sync/killed-changes.property.test.ts',
	'tests/sync/killed.property.test.ts'
];
