import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refreshFleet } from '$lib/db/fleet.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { rowSchemas } from '$lib/workspace-file/row-schemas.ts';
import { rememberKey } from '$lib/vault/remembered-key.ts';
import { importKey, randomBytes } from '$lib/vault/cipher.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { oddTenant, setupImport } from '../support/import-setup.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { fill, portable, quiet, restoreInto, savedFile, serviceOf } from './file-bed.ts';
import { framesIn, passphrase } from './file-of-frames.ts';

describe('a workspace', () => {
	it('has rows in every table of a file for these tests', async () => {
		const db = openTestDatabase();
		await fill(db);
		for (const table of Object.keys(rowSchemas)) {
			expect([table, (await db.table(table).count()) > 0]).toEqual([table, true]);
		}
	});

	it('comes back on another device as it was', async () => {
		const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
		await fill(desk);
		expect(await restoreInto(tablet, await savedFile(desk))).toBeNull();
		expect(await portable(tablet)).toEqual(await portable(desk));
		expect(await tablet.incoming.count()).toBe(0);
		const [item] = await tablet.outbox.toArray();
		expect(item).toMatchObject({ state: 'parked', detail: { reason: 'from-another-device' } });
		for (const { id } of await tablet.integrations.toArray()) {
			await refreshFleet(tablet, id);
			const fleets = async (db: typeof desk) =>
				(await db.snapshots.toArray()).map((row) => ({ ...row, generation: 0 }));
			expect(await fleets(tablet)).toEqual(await fleets(desk));
		}
	});

	it('comes back with everything that a tenant has, odd data among it', async () => {
		const { db: desk, sync } = await setupImport(oddTenant);
		expect(await sync()).toMatchObject({ value: { state: 'done' } });
		const tablet = openTestDatabase();
		const workspace = 'sample';
		const saved = await serviceOf(desk, { workspace }).save({ passphrase, companyId: null }, quiet);
		if (!saved.ok) throw new Error(saved.failure.code);
		const there = serviceOf(tablet, { workspace });
		const preview = await there.prepare(saved.value.file, passphrase, quiet);
		expect(preview.ok && preview.value.inFile.configurations).toBeGreaterThan(100);
		expect(await there.restore('replace')).toMatchObject({ ok: true });
		expect(await portable(tablet)).toEqual(await portable(desk));
	});

	it('comes back whatever people wrote', async () => {
		const text = fc.string({
			unit: fc.oneof(
				fc.string({ minLength: 1, maxLength: 1 }),
				fc.constantFrom('\u0000', '\ud83d', '__proto__', 'ł', '👩‍💻', '\u202e')
			)
		});
		await fc.assert(
			fc.asyncProperty(
				fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 9 }), text), {
					selector: ([id]) => id
				}),
				fc.jsonValue(),
				async (remarks, value) => {
					const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
					const rows = remarks.map(([id, words]) => ({
						configurationId: id as ConfigurationId,
						text: words,
						editedAt: '2026-11-23T10:00:00.000Z'
					}));
					await desk.remarks.bulkPut(rows);
					await desk.settings.put({ key: 'workspace', value });
					await tablet.remarks.put({
						configurationId: 'of before' as ConfigurationId,
						text: 'gone',
						editedAt: 'x'
					});
					expect(await restoreInto(tablet, await savedFile(desk))).toBeNull();
					expect(await portable(tablet)).toEqual(await portable(desk));
				}
			),
			{ numRuns: 25 }
		);
	});
});

describe('secrets', () => {
	it('are in no file, and stay where they are', async () => {
		const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
		await fill(desk);
		const integrationId = (await desk.integrations.toCollection().first())?.id ?? ('' as never);
		const dataKey = await importKey(randomBytes(32));
		await rememberKey(desk, { integrationId, dataKey });
		const file = await savedFile(desk);
		const rows = (await framesIn(file)).flatMap((frame) => (frame.kind === 'rows' ? [frame] : []));
		expect(rows.map(({ table }) => table)).not.toContain('credentials');
		expect(JSON.stringify(rows)).not.toContain('remembered-key');

		const credentials = await desk.credentials.toArray();
		expect(credentials).toHaveLength(1);
		expect(await restoreInto(desk, file)).toBeNull();
		expect(await desk.credentials.toArray()).toEqual(credentials);
		expect(await desk.settings.get('remembered-key')).toBeDefined();

		await tablet.credentials.put({ ...credentials[0], integrationId: 'autotask-999' } as never);
		expect(await restoreInto(tablet, file)).toBeNull();
		expect(await tablet.credentials.count()).toBe(0);
	});
});

describe('a file that names another proxy', () => {
	it('does not turn the key of this device that way', async () => {
		const [device, elsewhere] = [openTestDatabase(), openTestDatabase()];
		await fill(device);
		await fill(elsewhere);
		await elsewhere.integrations.toCollection().modify((row) => {
			Object.assign(row, {
				carrier: { kind: 'proxy', origin: 'https://elsewhere.example' },
				zone: { ...row.zone, url: 'https://elsewhere.example/' }
			});
		});
		const own = await device.integrations.toArray();
		expect(own.length).toBeGreaterThan(0);
		expect(await restoreInto(device, await savedFile(elsewhere))).toBeNull();
		expect(await device.integrations.toArray()).toEqual(own);
	});
});

describe('what refuses a file', () => {
	it('leaves everything as it is', async () => {
		const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
		await fill(desk);
		await fill(tablet);
		const file = await savedFile(desk);
		const before = await dumpDatabase(tablet);
		const bytes = new Uint8Array(await file.arrayBuffer());
		bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
		expect(await restoreInto(tablet, new Blob([bytes]))).toBe('file-damaged');
		expect(await restoreInto(tablet, new Blob(['text']))).toBe('file-foreign');
		const sample = await serviceOf(tablet, { workspace: 'sample' }).prepare(
			file,
			passphrase,
			quiet
		);
		expect(sample).toMatchObject({ failure: { code: 'file-of-workspace' } });
		const busy = {
			tryRun: async () => ({ ok: false, failure: { code: 'sync-running-elsewhere' } })
		};
		const elsewhere = await serviceOf(tablet, { fileLock: busy as never }).prepare(
			file,
			passphrase,
			quiet
		);
		expect(elsewhere).toMatchObject({ failure: { code: 'file-work-elsewhere' } });
		expect(await dumpDatabase(tablet)).toEqual(before);
	});

	it('that the person cancels is gone without a trace', async () => {
		const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
		await fill(desk);
		const file = await savedFile(desk);
		const service = serviceOf(tablet);
		for (const phase of ['proving', 'reading']) {
			const outcome = await service.prepare(file, passphrase, (progress) => {
				if (progress.phase === phase) void service.cancel();
			});
			expect(outcome).toMatchObject({ failure: { code: 'cancelled' } });
		}
		expect(await service.prepare(file, passphrase, quiet)).toMatchObject({ ok: true });
		expect(await tablet.incoming.count()).toBeGreaterThan(0);
		await service.discard();
		const counts = await Promise.all(tablet.tables.map((table) => table.count()));
		expect(counts.every((count) => count === 0)).toBe(true);
		expect(await service.restore('replace')).toMatchObject({ ok: false });
	});

	it('that has no room says how much it needs, before anything is written', async () => {
		const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
		await fill(desk);
		await fill(tablet);
		const file = await savedFile(desk);
		const before = await dumpDatabase(tablet);
		let writes = 0;
		tablet.incoming.hook('creating', () => void (writes += 1));
		const tight = serviceOf(tablet, { room: async () => 10_000 });
		const outcome = await tight.prepare(file, passphrase, quiet);
		expect(outcome).toMatchObject({ failure: { code: 'file-no-room', freeBytes: 10_000 } });
		expect(!outcome.ok && (outcome.failure.neededBytes ?? 0)).toBeGreaterThan(10_000);
		expect(writes).toBe(0);
		expect(await dumpDatabase(tablet)).toEqual(before);
		const roomy = serviceOf(tablet, { room: async () => 50_000_000 });
		expect(await roomy.prepare(file, passphrase, quiet)).toMatchObject({ ok: true });
		await roomy.discard();
	});

	it('that finds the disk full says so and gives the room back', async () => {
		const [desk, tablet] = [openTestDatabase(), openTestDatabase()];
		await fill(desk);
		const file = await savedFile(desk);
		let writes = 0;
		tablet.incoming.hook('creating', () => {
			writes += 1;
			if (writes > 5) throw new DOMException('full', 'QuotaExceededError');
		});
		const outcome = await serviceOf(tablet).prepare(file, passphrase, quiet);
		expect(outcome).toMatchObject({ failure: { code: 'storage-full' } });
		expect(await tablet.incoming.count()).toBe(0);
	});
});
