import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		// Per file, because libraries in node_modules may still be written without runes.
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({
			pages: 'build/app',
			assets: 'build/app',
			fallback: '200.html',
			precompress: true
		}),
		serviceWorker: { register: false },
		version: { name: process.env.ALMANAC_BUILD ?? version },
		csp: {
			// A hash of Kit's inline bootstrap goes into a meta tag; the proxy sends the same policy as a
			// header, because workers and frame-ancestors take theirs from headers only.
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				// Positions of virtual rows and drawn charts are style attributes.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self', 'https:', 'http://localhost:*', 'http://127.0.0.1:*'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['none']
			}
		}
	}
};
