/**
 * The engine against a tenant over HTTP, through the proxy as a process of its own: random edits, then a
 * sync, time after time. `ALMANAC_ROUNDS=50` is the soak.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProxyTransport } from '$lib/autotask/proxy-transport.ts';
import { AlmanacError } from '$lib/domain/errors.ts';
import type { Sandbox } from '$lib/sandbox/app.ts';
import { editKinds } from '$lib/sandbox/random-edits.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { createSyncService } from '$lib/sync/service.ts';
import { startSandbox, type RunningSandbox } from '../e2e/support/servers.ts';
import { startProxyProcess, type ProxyProcess } from '../proxy/support/proxy-process.ts';
import { dice } from '../support/dice.ts';
import { expectSynced } from '../support/expect-synced.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { testEnvironment } from '../support/sync-environment.ts';
import { control, tenantRecords } from '../support/tenant-truth.ts';

const rounds = Number(process.env.ALMANAC_ROUNDS ?? 3);
const seed = Number(process.env.ALMANAC_SEED ?? 11);
const udf = 'udf:Asset Tag';

let tenant: RunningSandbox;
let proxy: ProxyProcess;
/** The tenant's control API, over HTTP. */
let sandbox: Sandbox;

beforeAll(async () => {
	tenant = await startSandbox([
		...['--companies', '30', '--configurations', '1500', '--seed', String(seed)]
	]);
	proxy = await startProxyProcess({ AUTOTASK_DISCOVERY_URL: tenant.origin });
	const request = (path: string, init?: RequestInit) => fetch(`${tenant.origin}${path}`, init);
	sandbox = { control: { request } } as unknown as Sandbox;
}, 60_000);

afterAll(async () => {
	proxy.kill('SIGTERM');
	await proxy.exited;
	await tenant.stop();
});

/** What happens in a tenant between two syncs; every few rounds two companies become one. */
async function peopleWork(round: number, random: () => number): Promise<void> {
	await control(sandbox, 'POST', 'clock', { advanceMs: Math.floor(random() * 1_800_000) });
	await control(sandbox, 'POST', 'edits', {
		seed: seed * 1_000 + round,
		count: Math.ceil(random() * 60),
		kinds: [...editKinds]
	});
	if (round % 4 !== 3) return;
	const companies = await tenantRecords(sandbox, 'Companies');
	const active = companies.filter(({ id, isActive }) => id !== 0 && isActive === true);
	const [from, into] = [active[Math.floor(random() * active.length)], active[0]];
	if (!from || !into || from === into || active.length < 5) return;
	const outcome = random() < 0.5 ? 'gone' : 'inactive';
	await control(sandbox, 'POST', 'companies/merge', { from: from.id, into: into.id, outcome });
}

describe('the engine over HTTP', () => {
	it(
		`holds what the tenant holds after ${rounds} rounds of edits`,
		{ timeout: 600_000 },
		async () => {
			const db = openTestDatabase();
			const env = testEnvironment({
				db,
				sandbox,
				more: {
					transportFor(carrier, credentials) {
						if (carrier.kind !== 'proxy' || !credentials) {
							throw new AlmanacError({ code: 'integration-missing' });
						}
						return createProxyTransport({ origin: carrier.origin, credentials });
					}
				}
			});
			const service = createSyncService(env);
			const connected = await service.connect({
				proxyOrigin: proxy.origin,
				userName: tenant.user,
				secret: tenant.secret,
				trackingIdentifier: tenant.trackingIdentifier,
				passphrase: 'four words do well',
				companies: 'all-active'
			});
			expect(connected).toMatchObject({ ok: true });
			const run = async (mode: 'auto' | 'full'): Promise<RunSummary> => {
				const outcome = await service.sync({ startedBy: 'person', mode }, () => undefined);
				if (!outcome.ok) throw new Error(outcome.failure.code);
				expect(outcome.value).toMatchObject({ state: 'done', failure: null });
				return outcome.value;
			};
			const random = dice(seed);
			await run('auto');
			await expectSynced({ db, sandbox });
			for (let round = 1; round <= rounds; round += 1) {
				await peopleWork(round, random);
				expect((await run('auto')).kind).toBe('incremental');
				await expectSynced({ db, sandbox }, { except: [udf] });
				if (round % 10 !== 0 && round !== rounds) continue;
				await run('full');
				await expectSynced({ db, sandbox }, { isExact: true });
			}
		}
	);
});
