import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('what makes it an app on a tablet', () => {
	it('stands alone, both ways up, with an icon that may be cut to any shape', () => {
		const manifest = JSON.parse(read('static/manifest.webmanifest')) as {
			display: string;
			orientation: string;
			icons: { purpose?: string; sizes: string }[];
		};
		expect(manifest).toMatchObject({ display: 'standalone', orientation: 'any' });
		expect(manifest.icons.filter(({ purpose }) => purpose === 'maskable')).toHaveLength(1);
	});

	it('uses the whole glass, and shrinks for the keyboard in place of hiding a field behind it', () => {
		const [viewport = ''] = /name="viewport"[^>]*/.exec(read('src/app.html')) ?? [];
		expect(viewport).toContain('viewport-fit=cover');
		expect(viewport).toContain('interactive-widget=resizes-content');
		expect(viewport).not.toMatch(/user-scalable|maximum-scale/);
	});

	it('does not start again when a finger pulls the page down', () => {
		expect(read('src/lib/ui/styles/base.css')).toMatch(/overscroll-behavior-y: none/);
	});
});
