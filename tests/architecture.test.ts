import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function sourceFiles(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|js|svelte)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
}

/** Import specifiers that run: `import type` is erased and can't make a cycle. */
function importsOf(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	const statements = text.matchAll(
		/(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'/g
	);
	return [...statements].flatMap(([, specifier]) => (specifier ? [specifier] : []));
}

function target(file: string, specifier: string): string | null {
	if (specifier.startsWith('$lib/')) return join(root, 'src/lib', specifier.slice(5));
	if (specifier.startsWith('.')) return resolve(dirname(file), specifier);
	return null;
}

const files = [...sourceFiles('src'), ...sourceFiles('proxy')];
const graph = new Map(
	files.map((file) => [file, importsOf(file).flatMap((specifier) => target(file, specifier) ?? [])])
);

function findCycle(): string[] | null {
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): string[] | null => {
		if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
		if (done.has(file)) return null;
		for (const next of graph.get(file) ?? []) {
			const cycle = visit(next, [...path, file]);
			if (cycle) return cycle;
		}
		done.add(file);
		return null;
	};
	for (const file of graph.keys()) {
		const cycle = visit(file, []);
		if (cycle) return cycle;
	}
	return null;
}

/** Folder of a module below src/lib or the top level: `src/lib/domain/x.ts` → `domain`. */
function layerOf(file: string): string {
	const parts = relative(root, file).split('/');
	return parts[0] === 'src' && parts[1] === 'lib' ? (parts[2] ?? '') : (parts[0] ?? '');
}

describe('the import graph', () => {
	it('has no cycle', () => {
		expect(findCycle()?.map((file) => relative(root, file)) ?? null).toBeNull();
	});

	it('lets the app see nothing of the proxy but its contract', () => {
		const crossings = files
			.filter((file) => layerOf(file) !== 'proxy')
			.flatMap((file) => graph.get(file) ?? [])
			.filter((imported) => relative(root, imported).startsWith('proxy/'))
			.map((imported) => relative(root, imported));
		expect(crossings.filter((file) => file !== 'proxy/contract.ts')).toEqual([]);
	});

	it('keeps domain free of effects', () => {
		const offenders = files
			.filter((file) => layerOf(file) === 'domain')
			.filter((file) =>
				/\bDate\.now\(|\bnew Date\(\)|Math\.random\(|\bfetch\(|indexedDB|localStorage/.test(
					readFileSync(file, 'utf8')
				)
			)
			.map((file) => relative(root, file));
		expect(offenders).toEqual([]);
	});

	it('reads every import of the tree', () => {
		const edges = [...graph.values()].flat().length;
		expect(edges).toBeGreaterThan(10);
	});
});
