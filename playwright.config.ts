import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs } from './tests/run/chromium.js';

const executablePath = process.env['CHROMIUM_PATH'];
const firefoxPath = process.env['FIREFOX_PATH'];
const webkitPath = process.env['WEBKIT_PATH'];

/** The journeys that `npm run test:engines` walks in every engine. */
const engineJourneys = [
	'core-journey',
	'setup-guide',
	'setup-list',
	'setup-mapping',
	'setup-by-hand',
	'grades',
	'classes',
	'statements',
	'outbox',
	'report',
	'export',
	'workspace-file',
	'pwa'
];

/** Debian's Firefox, over WebDriver BiDi: a channel, not a build of Playwright's own. */
const firefox = (path: string) => ({
	name: 'firefox',
	testMatch: engineJourneys.map((journey) => `**/${journey}.test.ts`),
	timeout: 300_000,
	use: {
		...devices['Desktop Firefox'],
		channel: 'moz-firefox',
		viewport: { width: 1180, height: 820 },
		launchOptions: { executablePath: path, downloadsPath: 'test-results/firefox-downloads' }
	}
});

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: process.env['ALMANAC_RESULTS'] ?? 'test-results/journeys',
	fullyParallel: true,
	workers: 2,
	// Generous, since each journey starts servers of its own on a machine that may be busy.
	timeout: 150_000,
	expect: { timeout: 30_000 },
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
		},
		...(firefoxPath ? [firefox(firefoxPath)] : []),
		// Driven by tests/engines/webkit-driver.ts: Playwright only runs the test.
		...(webkitPath ? [{ name: 'webkit', testDir: 'tests/engines', timeout: 300_000 }] : [])
	]
});
