import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

type Packages = Readonly<Record<string, string>>;
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as {
	dependencies: Packages;
	devDependencies: Packages;
};
const used = Object.keys({ ...dependencies, ...devDependencies });

/** Names in the first column of each table, without versions and licences. */
const explained = read('docs/dependencies.md')
	.split('\n')
	.filter((line) => line.startsWith('| ') && !/^\| (package|-)/.test(line))
	.flatMap((line) => (line.split('|')[1] ?? '').split(','))
	.map((cell) => cell.trim().split(' ')[0] ?? '');

describe('docs/dependencies.md', () => {
	it('says of every package why it is here', () => {
		expect(used.filter((name) => !explained.includes(name))).toEqual([]);
	});

	it('names no package that is not here', () => {
		expect(explained.filter((name) => !used.includes(name))).toEqual([]);
	});

	it('can rely on exact versions', () => {
		const versions = Object.values({ ...dependencies, ...devDependencies });
		expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
	});
});
