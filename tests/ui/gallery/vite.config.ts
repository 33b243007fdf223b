import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The gallery is a page of its own, outside the routes, so that it never ships. */
export default defineConfig({
	root: import.meta.dirname,
	cacheDir: fileURLToPath(new URL('../../../node_modules/.vite-gallery', import.meta.url)),
	plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
	resolve: { alias: { $lib: fileURLToPath(new URL('../../../src/lib', import.meta.url)) } },
	server: { fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } }
});
