import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	// One file each: the service worker's list has no chunks of workers, so they would miss offline.
	worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
	server: {
		// Not the whole of /proxy: the page also loads /proxy/contract.ts, a module.
		proxy: { '^/proxy/(info|zone|autotask)': 'http://localhost:8787' }
	},
	test: {
		expect: { requireAssertions: true },
		// One more than the cores: what starts processes or waits for a clock leaves its core idle.
		maxWorkers: availableParallelism() + 1,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// A busy machine is no reason to fail: nothing here asserts a time.
					testTimeout: 60_000,
					hookTimeout: 60_000,
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/e2e/**', 'tests/engines/**', 'tests/**/*.svelte.test.ts'],
					setupFiles: ['tests/support/unit-setup.ts']
				}
			},
			{
				extends: true,
				// Without the browser condition rune tests would silently load Svelte's server build.
				resolve: { conditions: ['browser'] },
				test: {
					name: 'component',
					testTimeout: 60_000,
					hookTimeout: 60_000,
					environment: 'happy-dom',
					include: ['tests/**/*.svelte.test.ts'],
					setupFiles: ['tests/support/unit-setup.ts']
				}
			}
		]
	}
});
