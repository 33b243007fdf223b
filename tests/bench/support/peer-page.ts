import type { Browser, Page } from 'playwright-core';
import type { RunningSandbox } from '../../e2e/support/servers.ts';
import type { BenchTenant } from '../peers/tenant.ts';
import { peersPath } from './site.ts';

type Method = (...args: never[]) => unknown;

/** A method of a peer's worker, as it is called from here. */
export type Peer<Api extends Readonly<Record<keyof Api, Method>>> = <
	Name extends keyof Api & string
>(
	method: Name,
	...args: Parameters<Api[Name]>
) => Promise<Awaited<ReturnType<Api[Name]>>>;

/** The page of the peers. */
export interface Peers {
	readonly page: Page;
	/** A peer by its name; it starts with its first call. */
	of<Api extends Readonly<Record<keyof Api, Method>>>(name: string): Peer<Api>;
	/** Closes the page and its profile. */
	close(): Promise<void>;
}

/** Opens the peers on the origin that serves the app, so that their calls take the same way. */
export async function openPeers(browser: Browser, origin: string): Promise<Peers> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	return peersOn(await context.newPage(), origin);
}

/** The same on a page that is there already, which may share its profile with the app. */
export async function peersOn(page: Page, origin: string): Promise<Peers> {
	await page.goto(`${origin}${peersPath}peers.html`);
	await page.waitForFunction(() => 'callPeer' in globalThis);
	return {
		page,
		of:
			(name) =>
			async (method, ...args) =>
				(await page.evaluate(callInPage, { name, method, args })) as never,
		close: () => page.context().close()
	};
}

interface PeerCall {
	readonly name: string;
	readonly method: string;
	readonly args: readonly unknown[];
}

/** Runs in the page. */
function callInPage({ name, method, args }: PeerCall): Promise<unknown> {
	const { callPeer } = globalThis as unknown as {
		callPeer: (name: string, method: string, args: readonly unknown[]) => Promise<unknown>;
	};
	return callPeer(name, method, args);
}

/** How the peers reach a sandbox through the proxy. */
export function tenantOf(sandbox: RunningSandbox): BenchTenant {
	const { user, secret, trackingIdentifier } = sandbox;
	return { zoneHost: new URL(sandbox.origin).host, user, secret, trackingIdentifier };
}
