/**
 * The worker is killed at each await while a change goes out, and each fault of the tenant meets each of
 * its calls: the change ends in the tenant once, and is never told to be there when it is not.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { TransportRequest } from '$lib/autotask/transport.ts';
import { AlmanacDatabase } from '$lib/db/database.ts';
import { queueChange } from '$lib/db/outbox.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';
import { createSandbox, type Sandbox } from '$lib/sandbox/app.ts';
import { createSyncService } from '$lib/sync/service.ts';
import type { RunSummary } from '$lib/sync/protocol.ts';
import { autoSync, smallSets } from '../support/import-setup.ts';
import { Reaper, type LastWords } from '../support/reaper.ts';
import { testEnvironment } from '../support/sync-environment.ts';
import { control, tenantRecords } from '../support/tenant-truth.ts';

const tenant = {
	seed: 5,
	companies: 2,
	configurations: 12,
	now: () => Date.parse('2026-11-23T11:42:00Z'),
	limits: { threads: null }
} as const;

let sandbox: Sandbox;
let psaId: number;

const isOfItem = ({ path, method }: TransportRequest): boolean =>
	path === `V1.0/Companies/${psaId}` || method === 'PATCH';

interface Life {
	readonly reaper: Reaper;
	/** Called with each call for the item, before it is made. */
	readonly onCall?: (request: TransportRequest) => Promise<void> | void;
}

/** One life of a worker over a database; null when it was killed. */
async function live(name: string, { reaper, onCall }: Life): Promise<RunSummary | null> {
	const db = new AlmanacDatabase(name);
	reaper.watch(db);
	await control(sandbox, 'POST', 'limits', { used: 0 });
	const env = testEnvironment({
		db,
		sandbox,
		around: (inner) =>
			reaper.transport({
				...inner,
				async send(zone, request) {
					if (isOfItem(request)) await onCall?.(request);
					return inner.send(zone, request);
				}
			}),
		more: { ...smallSets, reportBug: () => undefined }
	});
	const service = createSyncService(env);
	const work = service
		.sync(autoSync, () => undefined)
		.then((outcome) => (outcome.ok ? outcome.value : null));
	const summary = await Promise.race([work, reaper.death.then(() => null)]);
	await reaper.buried();
	db.close();
	return reaper.isDead ? null : summary;
}

async function typeThere(): Promise<unknown> {
	const records = await tenantRecords(sandbox, 'Companies');
	return records.find(({ id }) => id === psaId)?.['companyType'];
}

/** A database that was synced, with a change of the company's type that waits. */
async function bed(name: string): Promise<void> {
	const db = new AlmanacDatabase(name);
	await db.delete();
	await db.open();
	const env = testEnvironment({ db, sandbox, more: smallSets });
	const service = createSyncService(env);
	const connected = await service.connectSample('http://localhost:8787');
	if (!connected.ok) throw new Error(connected.failure.code);
	const id: IntegrationId = connected.value.integrationId;
	await control(sandbox, 'PATCH', `records/Companies/${psaId}`, { values: { companyType: 1 } });
	await service.sync(autoSync, () => undefined);
	await db.importSettings.update(id, { types: 'arriving', sends: ['company-type'] });
	await queueChange(
		db,
		{
			integrationId: id,
			kind: 'company-type',
			psaId,
			field: 'companyType',
			name: 'A company',
			base: 1,
			value: 3
		},
		'2026-11-23T12:00:00.000Z'
	);
	db.close();
}

async function itemOf(name: string) {
	const db = new AlmanacDatabase(name);
	const [row] = await db.outbox.toArray();
	db.close();
	return row;
}

/** What holds after any cut: nothing is called sent that is not there, and the next run ends it. */
async function expectSent(name: string, patchesBefore: number): Promise<void> {
	const before = await itemOf(name);
	if (before?.state === 'sent') expect(await typeThere()).toBe(3);
	else expect(before?.state).toBe('waiting');
	let patches = patchesBefore;
	const onCall = ({ method }: TransportRequest): void => {
		if (method === 'PATCH') patches += 1;
	};
	const summary = await live(name, { reaper: new Reaper(), onCall });
	expect(summary).toMatchObject({ state: 'done', failure: null });
	expect(await typeThere()).toBe(3);
	expect(await itemOf(name)).toMatchObject({ state: 'sent' });
	expect(patches, 'a PATCH that was done is not done again').toBeLessThanOrEqual(1);
}

beforeAll(async () => {
	sandbox = createSandbox(tenant);
	const [company] = (await tenantRecords(sandbox, 'Companies')).filter(({ id }) => Number(id) > 0);
	psaId = Number(company?.['id']);
});

describe('a worker that is killed while a change goes out', () => {
	it.each<LastWords>(['abort', 'commit'])(
		'sends it once, wherever it stood (%s)',
		async (lastWords) => {
			const name = `outbox-${lastWords}`;
			await bed(name);
			const uncut = new Reaper();
			let [from, to] = [0, 0];
			await live(name, {
				reaper: uncut,
				onCall: () => {
					from ||= uncut.moments;
					to = uncut.moments;
				}
			});
			// From before the first GET until the verdict on the read-back is stored.
			expect(to).toBeGreaterThan(from);
			for (let killAt = from - 1; killAt <= to + 8; killAt += 1) {
				await bed(name);
				let patches = 0;
				const reaper = new Reaper(killAt, lastWords);
				const life = await live(name, {
					reaper,
					onCall: ({ method }) => {
						if (method === 'PATCH') patches += 1;
					}
				});
				expect(life, `killed at ${killAt}`).toBeNull();
				await expectSent(name, patches);
			}
		},
		120_000
	);
});

const faults = ['html500', 'truncate', 'empty', '429', 'status:503', 'reset', 'lost'] as const;
const calls = [
	['the first GET', 1],
	['the PATCH', 2],
	['the read-back', 3]
] as const;

describe.each(calls)('a tenant that fails from %s on', (_name, nth) => {
	it.each(faults)('%s', async (fault) => {
		const name = `outbox-${nth}-${fault}`;
		await bed(name);
		let seen = 0;
		let patches = 0;
		const summary = await live(name, {
			reaper: new Reaper(),
			async onCall({ method }) {
				seen += 1;
				if (seen >= nth) await control(sandbox, 'PUT', 'faults', [`${fault}@1`]);
				if (method === 'PATCH' && seen < nth) patches += 1;
			}
		});
		await control(sandbox, 'PUT', 'faults', []);
		expect(seen).toBeGreaterThanOrEqual(nth);
		expect(summary?.state).toBe('failed');
		expect((await itemOf(name))?.detail).toMatchObject({ kind: 'waiting' });
		await expectSent(name, patches);
	});
});
