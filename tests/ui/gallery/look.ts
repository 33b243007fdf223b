/**
 * Takes pictures of the gallery at the four widths, light and dark, and runs axe on each page:
 * `npx tsx tests/ui/gallery/look.ts OUT [page?query …]`. Ends with an error if axe finds anything.
 */
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const sizes = [
	{ width: 1440, height: 900, touch: false },
	{ width: 1180, height: 820, touch: true },
	{ width: 820, height: 1180, touch: true },
	{ width: 390, height: 844, touch: true }
];

const [out = '/tmp/gallery', ...wanted] = process.argv.slice(2);
const pages =
	wanted.length > 0
		? wanted
		: [
				'Company',
				'Company&group&ticks&total',
				'Forms',
				'States',
				'Floating&open=popup',
				'Floating&open=drawer',
				'Floating&open=palette',
				'Floating&open=toast'
			];
const only = process.env['WIDTHS']?.split(',').map(Number);
const themes = process.env['THEMES']?.split(',') ?? ['light', 'dark'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
	id: string;
	help: string;
	nodes: { html: string; failureSummary: string }[];
}

mkdirSync(out, { recursive: true });
const server = await createServer({
	configFile: new URL('vite.config.ts', import.meta.url).pathname,
	server: { port: 9500, strictPort: false },
	logLevel: 'error'
});
await server.listen();
const base = server.resolvedUrls?.local[0] ?? 'http://localhost:9500/';
const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
let found = 0;
try {
	for (const size of sizes.filter(({ width }) => !only || only.includes(width))) {
		for (const theme of themes) {
			const context = await browser.newContext({
				viewport: { width: size.width, height: size.height },
				hasTouch: size.touch,
				isMobile: size.touch
			});
			for (const name of pages) {
				const page = await context.newPage();
				page.on('pageerror', (error) => console.log(`ERROR ${name}: ${error.message}`));
				page.on(
					'console',
					(line) =>
						line.type() !== 'debug' &&
						line.type() !== 'info' &&
						console.log(`${line.type()} ${line.text()}`)
				);
				await page.goto(`${base}?page=${name}&theme=${theme}`, { waitUntil: 'networkidle' });
				await page.evaluate(() => document.fonts.ready);
				await page.waitForTimeout(400);
				const file = `${out}/${name.replaceAll(/\W/g, '-')}-${size.width}-${theme}.png`;
				await page.screenshot({ path: file });
				const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
				if (wide) console.log(`SIDEWAYS ${file}`);
				await page.evaluate(axe);
				const findings = (await page.evaluate(
					'axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations)'
				)) as Finding[];
				for (const finding of findings) {
					found += 1;
					console.log(`AXE ${file} ${finding.id}: ${finding.help}`);
					for (const node of finding.nodes.slice(0, 3))
						console.log(
							`   ${node.html.slice(0, 160)}\n   ${node.failureSummary.replaceAll('\n', ' ')}`
						);
				}
				await page.close();
			}
			await context.close();
		}
	}
} finally {
	await browser.close();
	await server.close();
}
console.log(`${found} findings of axe`);
if (found > 0) process.exitCode = 1;
