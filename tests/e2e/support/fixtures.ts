/**
 * Every journey gets servers of its own on free ports, and fails when the page threw, broke the
 * Content-Security-Policy, or when a server wrote a secret to its log.
 */
import {
	expect,
	test as base,
	type BrowserContext,
	type Page,
	type Worker
} from '@playwright/test';
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
	/** Watches a context that the journey opened itself, such as that of another device. */
	readonly watch: (other: BrowserContext) => Promise<void>;
}

export const passphrase = 'four words do well';

/**
 * What a browser writes as an error although nothing of ours is wrong. Journeys end servers, cut the
 * network and make the tenant refuse, and every such answer is reported as a failed resource.
 */
const notOurs = [/^Failed to load resource: /];

/** The words of a browser that kept a page from doing what the policy forbids. */
const refusal = /Content[ -]Security[ -]Policy|Refused to|securitypolicyviolation/;

interface Said {
	type(): string;
	text(): string;
}

function hear(message: Said, faults: string[]): void {
	const text = message.text();
	if (refusal.test(text)) faults.push(`CSP: ${text}`);
	else if (message.type() === 'error' && !notOurs.some((words) => words.test(text))) {
		faults.push(`console error: ${text}`);
	}
}

/** Nothing in any journey may break the policy, write an error or throw. */
function watchPage(page: Page, faults: string[]): void {
	page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
	page.on('console', (message) => hear(message, faults));
	page.on('worker', (worker) => watchWorker(worker, faults));
}

/** A worker has a policy of its own; the browser tells its violations to the worker alone. */
function watchWorker(worker: Worker, faults: string[]): void {
	worker.on('console', (message) => hear(message, faults));
	// One that ends meanwhile has nothing more to say.
	worker.evaluate(reportViolations).catch(() => undefined);
}

/** Runs in every page and worker before anything else: the event says what was blocked and where. */
function reportViolations(): void {
	addEventListener('securitypolicyviolation', (event) => {
		const place = `${event.sourceFile}:${event.lineNumber}`;
		console.error(
			`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI} at ${place}`
		);
	});
}

/** Hears everything that any page and worker of the context says, from a page's first script on. */
export async function watchAll(context: BrowserContext, faults: string[]): Promise<void> {
	await context.addInitScript(reportViolations);
	for (const page of context.pages()) watchPage(page, faults);
	context.on('page', (page) => watchPage(page, faults));
	context.on('serviceworker', (worker) => watchWorker(worker, faults));
}

/** Before its server ends: what a page still fetches by then would fail, and not by a fault of ours. */
async function closePages(context: BrowserContext): Promise<void> {
	await Promise.all(context.pages().map((page) => page.close()));
}

export const test = base.extend<Fixtures>({
	almanac: async ({ context }, use) => {
		const server = await startAlmanac();
		await use(server);
		await closePages(context);
		await server.stop();
	},
	startTenant: async ({ context }, use) => {
		const started: (RunningServer | RunningSandbox)[] = [];
		await use(async (flags) => {
			const sandbox = await startSandbox(flags);
			started.push(sandbox);
			const almanac = await startAlmanac({ AUTOTASK_DISCOVERY_URL: sandbox.origin });
			started.push(almanac);
			return { almanac, sandbox };
		});
		await closePages(context);
		const secrets = started.flatMap((server) =>
			'secret' in server ? [server.secret, server.trackingIdentifier, server.user] : []
		);
		for (const server of started) {
			await server.stop();
			for (const secret of secrets) expect(server.log()).not.toContain(secret);
		}
	},
	watch: [
		async ({ context }, use) => {
			const faults: string[] = [];
			await watchAll(context, faults);
			await use((other) => watchAll(other, faults));
			expect(faults).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };
