/** What the benches serve: the built app with the peers beside it, so that both have the same proxy. */
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { buildWhenStale } from '../../../proxy/build.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const peers = fileURLToPath(new URL('../peers/', import.meta.url));

/** Where the peers' pages are on every origin that serves the site. */
export const peersPath = '/bench/';

/** Builds what is stale and gives the folder to serve. Nothing of it gets into `build/app`. */
export async function prepareSite(say: (line: string) => void): Promise<string> {
	await buildWhenStale(root, say);
	const site = `${root}build/bench/site`;
	rmSync(site, { recursive: true, force: true });
	cpSync(`${root}build/app`, site, { recursive: true });
	say('Building the peers …');
	await buildPeers(`${site}${peersPath}`);
	return site;
}

export async function buildPeers(outDir: string): Promise<void> {
	await build({
		configFile: false,
		root: peers,
		base: peersPath,
		publicDir: false,
		logLevel: 'warn',
		plugins: [
			svelte({
				configFile: false,
				compilerOptions: { runes: true },
				dynamicCompileOptions: ({ filename }) =>
					filename.includes('node_modules') ? { runes: undefined } : undefined
			})
		],
		resolve: { alias: { $lib: `${root}src/lib` } },
		worker: { format: 'es' },
		build: {
			outDir,
			emptyOutDir: true,
			rolldownOptions: {
				input: {
					peers: `${peers}peers.html`,
					table: `${peers}table.html`,
					watch: `${peers}watch.ts`
				},
				output: {
					// A page of the app asks for it by its name.
					entryFileNames: ({ name }) => (name === 'watch' ? 'watch.js' : 'assets/[name]-[hash].js')
				}
			}
		}
	});
}
