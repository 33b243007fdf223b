import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildWhenStale, inputDigest } from '../../proxy/build.js';

const root = mkdtempSync(join(tmpdir(), 'almanac-build-'));

beforeEach(() => {
	rmSync(root, { recursive: true, force: true });
	mkdirSync(join(root, 'src/lib'), { recursive: true });
	writeFileSync(join(root, 'src/lib/a.ts'), 'a');
	writeFileSync(join(root, 'package.json'), '{"version":"1.0.0"}');
	writeFileSync(join(root, 'package-lock.json'), '{}');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('inputDigest', () => {
	it('stays the same for the same content, whatever its date', () => {
		const before = inputDigest(root);
		utimesSync(join(root, 'src/lib/a.ts'), 1, 1);
		expect(inputDigest(root)).toBe(before);
	});

	it.each([
		['a changed file', () => writeFileSync(join(root, 'src/lib/a.ts'), 'b')],
		['a new file', () => writeFileSync(join(root, 'src/lib/b.ts'), '')],
		['a new lockfile', () => writeFileSync(join(root, 'package-lock.json'), '{ }')],
		['a renamed file', () => writeFileSync(join(root, 'src/a.ts'), 'a')]
	])('changes with %s', (_, change) => {
		const before = inputDigest(root);
		change();
		expect(inputDigest(root)).not.toBe(before);
	});

	it('ignores what no build is made of', () => {
		const before = inputDigest(root);
		mkdirSync(join(root, 'tests'));
		writeFileSync(join(root, 'tests/a.test.ts'), '');
		expect(inputDigest(root)).toBe(before);
	});
});

describe('buildWhenStale', () => {
	it('does nothing while the last build stands', async () => {
		for (const path of ['build/app', 'build/proxy'])
			mkdirSync(join(root, path), { recursive: true });
		writeFileSync(join(root, 'build/app/200.html'), '');
		writeFileSync(join(root, 'build/proxy/main.js'), '');
		writeFileSync(join(root, 'build/stamp'), inputDigest(root));
		const said: string[] = [];
		await buildWhenStale(root, (line) => said.push(line));
		expect(said).toEqual([]);
	});

	it('says so when a build fails, and leaves no stamp behind', async () => {
		const said: string[] = [];
		const failed = buildWhenStale(root, (line) => said.push(line));
		await expect(failed).rejects.toThrow('The build failed; its output is above.');
		expect(said).toEqual(['Building app and proxy …']);
		// A lock that was left behind would make the second one wait for ever.
		await expect(buildWhenStale(root, () => undefined)).rejects.toThrow('The build failed');
	}, 60_000);
});
