import { describe, expect, it } from 'vitest';
import type { FailureCode } from '$lib/domain/errors.ts';
import { createSandbox, type Sandbox } from '$lib/sandbox/app.ts';
import { createSyncService } from '$lib/sync/service.ts';
import type { ConnectRequest, SyncService } from '$lib/sync/protocol.ts';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { autoSync } from '../support/import-setup.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { Reaper, type LastWords } from '../support/reaper.ts';
import { testEnvironment } from '../support/sync-environment.ts';
import { control } from '../support/tenant-truth.ts';

const tenant = {
	seed: 3,
	companies: 3,
	configurations: 40,
	ci: 632_001,
	credentials: {
		userName: 'dmwf4k2@EXAMPLE.COM',
		secret: 'S3cret~with#odd$signs',
		trackingIdentifier: 'TRACKING0000000000000000001'
	}
} as const;

const request: ConnectRequest = {
	proxyOrigin: 'https://proxy.example.net',
	...tenant.credentials,
	passphrase: 'correct horse battery staple',
	companies: 'all-active'
};

interface Setup {
	readonly db: ReturnType<typeof openTestDatabase>;
	readonly sandbox: Sandbox;
	readonly service: SyncService;
}

function setup(options = {}): Setup {
	const sandbox = createSandbox({ ...tenant, ...options });
	const db = openTestDatabase();
	return { db, sandbox, service: createSyncService(testEnvironment({ db, sandbox })) };
}

async function calls(sandbox: Sandbox): Promise<{ path: string; status: number }[]> {
	const response = await sandbox.control.request('/control/calls');
	return ((await response.json()) as { calls: { path: string; status: number }[] }).calls;
}

describe('connecting a tenant', () => {
	it('stores it with sealed credentials after one call has proven them', async () => {
		const { db, sandbox, service } = setup();
		expect(await service.connect(request)).toEqual({
			ok: true,
			value: { integrationId: 'autotask-632001', zoneName: 'Sandbox' }
		});
		expect((await calls(sandbox)).map(({ path }) => path)).toEqual([
			'zoneinformation',
			'thresholdinformation'
		]);
		expect(await db.integrations.count()).toBe(1);
		expect(await db.credentials.count()).toBe(1);
		expect(await service.isUnlocked()).toBe(true);
	});

	const refusals: readonly (readonly [string, Partial<ConnectRequest>, FailureCode])[] = [
		['an unknown user', { userName: 'nobody@EXAMPLE.COM' }, 'user-unknown'],
		['a wrong secret', { secret: 'wrong' }, 'credentials-rejected'],
		['a secret with a line break inside', { secret: 'one\ntwo' }, 'credentials-rejected'],
		[
			'a wrong tracking identifier',
			{ trackingIdentifier: 'WRONG' },
			'tracking-identifier-rejected'
		],
		['a short passphrase', { passphrase: 'short' }, 'passphrase-too-short'],
		[
			'an address that is none',
			{ proxyOrigin: 'http://proxy.example.net' },
			'proxy-address-invalid'
		]
	];
	for (const [name, change, code] of refusals) {
		it(`refuses ${name} as ${code} and leaves no trace`, async () => {
			const { db, sandbox, service } = setup();
			const outcome = await service.connect({ ...request, ...change });
			expect(outcome).toMatchObject({ ok: false, failure: { code } });
			const dump = await dumpDatabase(db);
			expect(Object.values(dump).flat()).toEqual([]);
			const refused = (await calls(sandbox)).filter(({ status }) => status === 401);
			expect(refused.length).toBeLessThanOrEqual(1);
			expect(await service.isUnlocked()).toBe(false);
		});
	}

	it('is never there with its vault locked, for a screen that follows the database', async () => {
		const { db, service } = setup();
		const openWhenSeen = new Promise<boolean>((resolve) => {
			db.integrations.hook('creating', () => resolve(service.isUnlocked()));
		});
		await service.connect(request);
		expect(await openWhenSeen).toBe(true);
	});

	it('refuses a second one, and another tenant by its own name', async () => {
		const { db, service } = setup();
		await service.connect(request);
		const again = await service.connect(request);
		expect(again).toMatchObject({ ok: false, failure: { code: 'integration-exists' } });
		const other = createSyncService(
			testEnvironment({ db, sandbox: createSandbox({ ...tenant, ci: 632_002 }) })
		);
		const differs = await other.connect(request);
		expect(differs).toMatchObject({ ok: false, failure: { code: 'tenant-differs' } });
		expect(await db.integrations.count()).toBe(1);
	});

	it('is there with its lists or not at all, wherever it is killed', async () => {
		const sandbox = createSandbox({ ...tenant, limits: { threads: null } });
		const connectUntil = async (killAt: number, lastWords: LastWords) => {
			const db = openTestDatabase();
			const reaper = new Reaper(killAt, lastWords);
			reaper.watch(db);
			const env = testEnvironment({
				db,
				sandbox,
				around: (inner) => reaper.transport(inner),
				more: { reportBug: () => undefined }
			});
			const connected = createSyncService(env).connect(request);
			await Promise.race([connected, reaper.death]);
			await reaper.buried();
			const name = db.name;
			db.close();
			const left = new AlmanacDatabase(name);
			const counts = await Promise.all([
				left.integrations.count(),
				left.companyTypes.count(),
				left.companyStatuses.count()
			]);
			left.close();
			return { counts: counts.join(' '), moments: reaper.moments };
		};
		const whole = await connectUntil(Infinity, 'abort');
		expect(whole.counts).toBe('1 3 2');
		const seen = new Set<string>();
		for (let killAt = 1; killAt <= whole.moments; killAt += 1) {
			for (const lastWords of ['abort', 'commit'] as const) {
				seen.add((await connectUntil(killAt, lastWords)).counts);
			}
		}
		expect([...seen].sort()).toEqual(['0 0 0', '1 3 2']);
	});

	it('takes pasted credentials with blanks around them', async () => {
		const { service } = setup();
		const outcome = await service.connect({
			...request,
			userName: ` ${request.userName}\n`,
			secret: `\t${request.secret} `
		});
		expect(outcome.ok).toBe(true);
	});

	it('never has a credential or the passphrase in the database, at no time of its life', async () => {
		const { db, sandbox, service } = setup();
		await service.connect(request);
		await service.sync(autoSync, () => undefined);
		await control(sandbox, 'POST', 'user', { secret: 'rotated' });
		await service.sync(autoSync, () => undefined);
		const dump = JSON.stringify(await dumpDatabase(db));
		const bytes = (await db.credentials.toArray()).flatMap(({ credentials, dataKey, salt }) =>
			[credentials.bytes, dataKey.bytes, salt].map((part) => new TextDecoder('latin1').decode(part))
		);
		expect(dump.length).toBeGreaterThan(10_000);
		for (const value of [...Object.values(tenant.credentials), request.passphrase, 'rotated']) {
			expect(dump.toLowerCase()).not.toContain(value.toLowerCase());
			expect(bytes.join(' ')).not.toContain(value);
		}
	});
});

describe('syncing a connected tenant', () => {
	it('brings in all active companies when that was asked for', async () => {
		const { db, service } = setup();
		await service.connect(request);
		expect(await service.sync(autoSync, () => undefined)).toMatchObject({
			value: { state: 'done' }
		});
		expect(await db.companies.count()).toBeGreaterThan(0);
		const names = (await db.companyTypes.toArray()).map(({ name }) => name);
		// Those of a fresh workspace are there beside what arrived.
		expect(names).toEqual(
			expect.arrayContaining(['Client', 'Prospect', 'Former Client', 'Customer'])
		);
	});

	it('brings in nothing when companies are to be chosen first', async () => {
		const { db, service } = setup();
		await service.connect({ ...request, companies: 'none' });
		const outcome = await service.sync(autoSync, () => undefined);
		expect(outcome).toMatchObject({ value: { state: 'done', read: 0 } });
		expect(await db.companies.count()).toBe(0);
		expect(await db.psaCompanies.count()).toBe(0);
		expect(await db.picklists.count()).toBeGreaterThan(0);
	});

	it('asks for the passphrase after the worker was started anew, and makes no call before', async () => {
		const { db, sandbox, service } = setup();
		await service.connect(request);
		await control(sandbox, 'DELETE', 'calls');
		const next = createSyncService(testEnvironment({ db, sandbox }));
		const locked = await next.sync(autoSync, () => undefined);
		expect(locked).toEqual({ ok: false, failure: { code: 'vault-locked' } });
		expect(await calls(sandbox)).toEqual([]);
		expect(await next.unlock('another passphrase')).toMatchObject({
			failure: { code: 'passphrase-wrong' }
		});
		expect((await next.unlock(request.passphrase)).ok).toBe(true);
		expect(await next.sync(autoSync, () => undefined)).toMatchObject({ value: { state: 'done' } });
		await next.lock();
		expect(await next.isUnlocked()).toBe(false);
	});

	it('says so when nothing is connected', async () => {
		const { service } = setup();
		const outcome = await service.sync(autoSync, () => undefined);
		expect(outcome).toEqual({ ok: false, failure: { code: 'integration-missing' } });
		expect(await service.search('anything', 5)).toEqual([]);
	});
});

describe('the sample', () => {
	it('asks for no passphrase, seals nothing, and is connected once', async () => {
		const { db, service } = setup({ credentials: undefined });
		const first = await service.connectSample('http://localhost:8787');
		expect(first).toMatchObject({ ok: true });
		expect(await service.connectSample('http://localhost:8787')).toEqual(first);
		expect(await db.credentials.count()).toBe(0);
		expect(await db.integrations.toArray()).toMatchObject([
			{ isSample: true, carrier: { kind: 'in-page' } }
		]);
	});

	it('goes through the proxy where that has the sandbox', async () => {
		const sandbox = createSandbox();
		const db = openTestDatabase();
		const info = { version: '1', egressIps: [], injectsIntegrationCode: false, sandbox: true };
		const service = createSyncService(
			testEnvironment({
				db,
				sandbox,
				more: { proxyInfo: () => Promise.resolve({ ok: true, value: info }) }
			})
		);
		await service.connectSample('http://localhost:8787');
		expect(await db.integrations.toArray()).toMatchObject([
			{ carrier: { kind: 'proxy', origin: 'http://localhost:8787' } }
		]);
	});
});

describe('a bug behind the service', () => {
	it('is reported and answered as internal, never thrown across', async () => {
		const bugs: unknown[] = [];
		const sandbox = createSandbox(tenant);
		const db = openTestDatabase();
		const service = createSyncService(
			testEnvironment({
				db,
				sandbox,
				more: {
					reportBug: (error) => bugs.push(error),
					transportFor: () => {
						throw new TypeError('a bug');
					}
				}
			})
		);
		expect(await service.connect(request)).toEqual({ ok: false, failure: { code: 'internal' } });
		expect(bugs).toHaveLength(1);
	});
});
