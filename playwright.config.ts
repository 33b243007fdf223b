import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs } from './tests/run/chromium.js';

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	// Generous, since each journey starts servers of its own on a machine that may be busy.
	timeout: 150_000,
	expect: { timeout: 15_000 },
	forbidOnly: Boolean(process.env['CI']),
	reporter: process.env['ALMANAC_REPORT']
		? [['list'], ['json', { outputFile: process.env['ALMANAC_REPORT'] }]]
		: [['list']],
	use: {
		trace: 'retain-on-failure',
		// The service worker is part of what is tested: offline is a mode, not a hope.
		serviceWorkers: 'allow'
	},
	projects: [
		{
			name: 'chromium',
			use: {
				...devices['Desktop Chrome'],
				viewport: { width: 1180, height: 820 },
				launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) }
			}
		}
	]
});
