import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every file that a file imports, itself included, and every package that they name. */
function importsOf(entry: string, seen = new Map<string, readonly string[]>()) {
	if (seen.has(entry) || entry.endsWith('.json')) return seen;
	const text = readFileSync(entry, 'utf8');
	const names = [...text.matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)].map(
		(match) => match[1] ?? match[2] ?? ''
	);
	seen.set(
		entry,
		names.filter((name) => !name.startsWith('.'))
	);
	for (const name of names.filter((one) => one.startsWith('.'))) {
		importsOf(resolve(dirname(entry), name), seen);
	}
	return seen;
}

describe('the sandbox app', () => {
	const files = importsOf(resolve('src/lib/sandbox/app.ts'));

	it('needs nothing but Hono and Zod, so that it runs in a worker too', () => {
		expect(new Set([...files.values()].flat())).toEqual(new Set(['hono', 'zod']));
		for (const file of files.keys()) {
			expect(readFileSync(file, 'utf8'), file).not.toMatch(
				/\bprocess\.[a-z]|\bBuffer\b|\b__dirname\b|\brequire\(/
			);
		}
	});

	it('shares no code with the client', () => {
		const outside = [...files.keys()].map((file) => relative('', file)).sort();
		expect(outside.filter((file) => !file.startsWith('src/lib/sandbox/'))).toEqual([
			'proxy/contract.ts',
			'src/lib/z.ts'
		]);
	});
});
