/** App, proxy, tenant and browser for one part of a bench. */
import type { Browser } from 'playwright-core';
import {
	startAlmanac,
	startSandbox,
	type RunningSandbox,
	type RunningServer
} from '../../e2e/support/servers.ts';
import { launchChromium } from './chromium.ts';

export interface Stage {
	/** Folder that the proxy serves. */
	readonly site: string;
	readonly almanac: RunningServer;
	readonly sandbox: RunningSandbox;
	readonly browser: Browser;
}

interface TenantSize {
	/** Folder that the proxy serves. */
	readonly site: string;
	readonly companies: number;
	/** Configurations that a first import with the default selection brings in, about. */
	readonly imported: number;
	/** ISO date up to which its records were changed; the first day of the quarter by default. */
	readonly today?: string | undefined;
}

/** Runs a part with servers and a browser of its own, which end with it. */
export async function onStage<T>(size: TenantSize, part: (stage: Stage) => Promise<T>): Promise<T> {
	const ends: (() => Promise<void>)[] = [];
	try {
		const sandbox = await startSandbox(await flagsOf(size));
		ends.push(() => sandbox.stop());
		const almanac = await startAlmanac({
			APP_DIR: size.site,
			AUTOTASK_DISCOVERY_URL: sandbox.origin,
			LOG_LEVEL: 'warn'
		});
		ends.push(() => almanac.stop());
		const browser = await launchChromium();
		ends.push(() => browser.close());
		return await part({ site: size.site, almanac, sandbox, browser });
	} finally {
		for (const end of ends.reverse()) await end();
	}
}

/**
 * The default selection leaves out inactive configurations and companies, so that a tenant has to hold
 * more than are asked for. How much more is asked of a tenant of the same make.
 */
async function flagsOf({ companies, imported, today }: TenantSize): Promise<string[]> {
	const flags = (configurations: number): string[] => [
		'--companies',
		String(companies),
		'--configurations',
		String(configurations),
		'--seed',
		'7',
		...(today === undefined ? [] : ['--today', today])
	];
	const trial = await startSandbox(flags(imported));
	try {
		const share = (await countSelected(trial)) / imported;
		return flags(Math.ceil(imported / share));
	} finally {
		await trial.stop();
	}
}

/** How many configurations the default selection holds: active ones of active companies. */
async function countSelected(sandbox: RunningSandbox): Promise<number> {
	const isActive = { op: 'eq', field: 'isActive', value: true };
	const idsOf = async (last: number): Promise<number[]> => {
		const filter = [isActive, { op: 'gt', field: 'id', value: last }];
		const page = await ask(sandbox, 'Companies/query', { IncludeFields: ['id'], Filter: filter });
		const ids = (page['items'] as { id: number }[]).map(({ id }) => id);
		return ids.length === 0 ? [] : [...ids, ...(await idsOf(ids.at(-1) ?? last))];
	};
	let count = 0;
	const ids = await idsOf(-1);
	for (let at = 0; at < ids.length; at += 400) {
		const among = { op: 'in', field: 'companyID', value: ids.slice(at, at + 400) };
		const answer = await ask(sandbox, 'ConfigurationItems/query/count', {
			Filter: [isActive, among]
		});
		count += Number(answer['queryCount']);
	}
	return count;
}

async function ask(
	{ origin, user, secret, trackingIdentifier }: RunningSandbox,
	path: string,
	query: unknown
): Promise<Record<string, unknown>> {
	const response = await fetch(`${origin}/ATServicesRest/V1.0/${path}`, {
		method: 'POST',
		body: JSON.stringify(query),
		headers: {
			'Content-Type': 'application/json',
			ApiIntegrationCode: trackingIdentifier,
			UserName: user,
			Secret: secret
		}
	});
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);
	return (await response.json()) as Record<string, unknown>;
}
