import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iconPaths } from '../../../src/lib/ui/icons/paths.ts';

const folder = join(
	import.meta.dirname,
	'../../../node_modules/@phosphor-icons/core/assets/regular'
);

describe('icon outlines', () => {
	it.each(Object.entries(iconPaths))('%s is the outline of the package', (name, outline) => {
		expect(readFileSync(join(folder, `${name}.svg`), 'utf8')).toContain(`<path d="${outline}"/>`);
	});

	it('are the ones that the script names', () => {
		const script = readFileSync(
			join(import.meta.dirname, '../../../src/lib/ui/icons/collect.js'),
			'utf8'
		);
		const named = /const names = `([^`]+)`/.exec(script)?.[1]?.trim().split(/\s+/) ?? [];
		expect(Object.keys(iconPaths).sort()).toEqual([...new Set(named)].sort());
	});
});
