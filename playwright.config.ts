import { defineConfig, devices } from '@playwright/test';

// Chromium looks up its maker's hosts at every start unless it is told not to; on a closed network
// those connections are refused one by one and slow the tests down.
const chromiumArgs = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	timeout: 60_000,
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
