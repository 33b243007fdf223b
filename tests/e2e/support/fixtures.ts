/**
 * Every journey gets servers of its own on free ports, and fails when the page threw, broke the
 * Content-Security-Policy, or when a server wrote a secret to its log.
 */
import { expect, test as base, type Page } from '@playwright/test';
import { startAlmanac, startSandbox, type RunningSandbox, type RunningServer } from './servers.ts';

interface Tenant {
	/** App and proxy, whose only zone is `sandbox`. */
	readonly almanac: RunningServer;
	readonly sandbox: RunningSandbox;
}

interface Fixtures {
	/** App, proxy and mounted sandbox. */
	readonly almanac: RunningServer;
	/** Starts a tenant of its own over HTTP with the given flags, and a proxy in front of it. */
	readonly startTenant: (flags: readonly string[]) => Promise<Tenant>;
	readonly watched: void;
}

export const passphrase = 'four words do well';

/** What a page may not do in any journey. */
function watch(page: Page, faults: string[]): void {
	page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
	page.on('console', (message) => {
		const text = message.text();
		if (/Content Security Policy|Refused to/.test(text)) faults.push(`CSP: ${text}`);
	});
}

export const test = base.extend<Fixtures>({
	almanac: async ({}, use) => {
		const server = await startAlmanac();
		await use(server);
		await server.stop();
	},
	startTenant: async ({}, use) => {
		const started: (RunningServer | RunningSandbox)[] = [];
		await use(async (flags) => {
			const sandbox = await startSandbox(flags);
			started.push(sandbox);
			const almanac = await startAlmanac({ AUTOTASK_DISCOVERY_URL: sandbox.origin });
			started.push(almanac);
			return { almanac, sandbox };
		});
		const secrets = started.flatMap((server) =>
			'secret' in server ? [server.secret, server.trackingIdentifier, server.user] : []
		);
		for (const server of started) {
			await server.stop();
			for (const secret of secrets) expect(server.log()).not.toContain(secret);
		}
	},
	watched: [
		async ({ context }, use) => {
			const faults: string[] = [];
			for (const page of context.pages()) watch(page, faults);
			context.on('page', (page) => watch(page, faults));
			await use();
			expect(faults).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };
