import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import type { Frame } from '$lib/workspace-file/frames.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { openTestDatabase } from '../support/open-test-database.ts';
import { beside, fillTwoCompanies, ofCompany } from './company-bed.ts';
import { quiet, savedFile, serviceOf } from './file-bed.ts';
import { fileOf, framesIn, passphrase } from './file-of-frames.ts';

/** Takes a company in; what the preview said, or the code of what refused it. */
async function takeIn(db: AlmanacDatabase, file: Blob) {
	const service = serviceOf(db);
	const preview = await service.prepare(file, passphrase, quiet);
	if (!preview.ok) return preview.failure.code;
	const outcome = await service.restore('merge');
	return outcome.ok ? preview.value : outcome.failure.code;
}

async function previewed(db: AlmanacDatabase, file: Blob) {
	const preview = await takeIn(db, file);
	if (typeof preview === 'string') throw new Error(preview);
	return preview;
}

async function deskWithFile() {
	const desk = openTestDatabase();
	const companies = await fillTwoCompanies(desk);
	return { desk, ...companies, file: await savedFile(desk, companies.ours) };
}

describe('the file of one company', () => {
	it('holds the company with its reports, and no secret, outbox, log or other company', async () => {
		const { desk, ours, other, file } = await deskWithFile();
		const frames = await framesIn(file);
		expect(frames[0]).toMatchObject({ scope: { kind: 'company', companyId: ours } });
		const rows = frames.flatMap((frame) => (frame.kind === 'rows' ? [frame] : []));
		const tables = new Set(rows.map(({ table }) => table));
		for (const table of ['credentials', 'outbox', 'runs', 'lookups', 'checkpoints', 'snapshots']) {
			expect([table, tables.has(table)]).toEqual([table, false]);
		}
		for (const table of ['shards', 'drafts', 'completedReports', 'remarks', 'overrides', 'kinds']) {
			expect([table, tables.has(table)]).toEqual([table, true]);
		}
		const text = JSON.stringify(rows);
		expect(text).toContain(ours);
		const names = await desk.companies.where('id').notEqual(ours).toArray();
		expect(names.map(({ id }) => id)).toContain(other);
		for (const { id } of names) expect(text).not.toContain(id);
		const settings = rows.find(({ table }) => table === 'importSettings')?.rows[0];
		expect(settings).toMatchObject({ companies: 'chosen' });
		expect(settings).not.toHaveProperty('sends');
	});

	it('brings the company to a device that has nothing, as it was', async () => {
		const { desk, ours, file } = await deskWithFile();
		const colleague = openTestDatabase();
		const preview = await previewed(colleague, file);
		expect(preview).toMatchObject({
			scope: { kind: 'company' },
			inFile: { companies: 1, completedReports: 1, drafts: 1 },
			here: { companies: 0, configurations: 0 }
		});
		expect(await ofCompany(colleague, ours)).toEqual(await ofCompany(desk, ours));
		expect(await colleague.companies.count()).toBe(1);
		expect(await colleague.integrations.count()).toBe(1);
		expect(await colleague.incoming.count()).toBe(0);
	});

	it('changes nothing of any other company, whatever both said', async () => {
		const place = fc.constantFrom('remarks', 'overrides', 'drafts', 'meetings', 'roadmaps');
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(place, fc.boolean(), fc.string()), { maxLength: 8 }),
				fc.array(fc.tuple(place, fc.boolean(), fc.string()), { maxLength: 8 }),
				async (saidThere, saidHere) => {
					const { desk, ours, other } = await deskWithFile();
					const colleague = openTestDatabase();
					await takeIn(colleague, await savedFile(desk, ours));
					await takeIn(colleague, await savedFile(desk, other));
					for (const said of saidThere) await say(desk, said, { ours, other });
					for (const said of saidHere) await say(colleague, said, { ours, other });
					const before = await beside(colleague, ours);
					const file = await savedFile(desk, ours);
					await previewed(colleague, file);
					expect(await beside(colleague, ours)).toEqual(before);
					// What is taken in once is not news again.
					expect((await previewed(colleague, file)).merge).toMatchObject({
						added: 0,
						changed: 0,
						deleted: 0
					});
					// And back: both have the same company then.
					await previewed(desk, await savedFile(colleague, ours));
					expect(sorted(await ofCompany(desk, ours))).toEqual(
						sorted(await ofCompany(colleague, ours))
					);
				}
			),
			{ numRuns: 6 }
		);
	}, 60_000);

	it('comes back from a colleague without a second copy of a draft', async () => {
		const { desk, ours, file } = await deskWithFile();
		const colleague = openTestDatabase();
		await takeIn(colleague, file);
		const draft = await colleague.drafts.where({ companyId: ours }).first();
		if (!draft) throw new Error('No draft');
		await colleague.drafts.put({ ...draft, preparer: 'The colleague' });
		const preview = await previewed(desk, await savedFile(colleague, ours));
		expect(preview.merge).toMatchObject({ changed: 1, conflicts: [] });
		const drafts = await desk.drafts.where({ companyId: ours }).toArray();
		expect(drafts).toMatchObject([{ preparer: 'The colleague' }]);
	});

	it('does not pass for a whole workspace in what it lets the device know', async () => {
		const { desk, ours, other, file } = await deskWithFile();
		const colleague = openTestDatabase();
		await takeIn(colleague, await savedFile(desk, ours));
		await takeIn(colleague, await savedFile(desk, other));
		await desk.meetings.put({ companyId: other, nextOn: '2027-05-05' as never, editedAt: 'x' });
		await takeIn(colleague, await savedFile(desk, ours));
		const whole = serviceOf(colleague);
		const preview = await whole.prepare(await savedFile(desk), passphrase, quiet);
		expect(preview).toMatchObject({ ok: true });
		expect(await whole.restore('merge')).toMatchObject({ ok: true });
		expect(await colleague.meetings.get(other)).toMatchObject({ nextOn: '2027-05-05' });
		expect(file.size).toBeGreaterThan(0);
	});

	it('brings a company back that was deleted here', async () => {
		const { desk, ours, file } = await deskWithFile();
		const wanted = await ofCompany(desk, ours);
		for (const table of ['drafts', 'meetings', 'roadmaps', 'companyMappings'] as const) {
			await desk
				.table(table)
				.filter((row) => row.companyId === ours)
				.delete();
		}
		await desk.companies.delete(ours);
		await previewed(desk, file);
		expect(sorted(await ofCompany(desk, ours))).toEqual(sorted(wanted));
	});

	it('leaves templates and settings of here as they are and says nothing of them', async () => {
		const { ours, file } = await deskWithFile();
		const colleague = openTestDatabase();
		await colleague.settings.put({ key: 'workspace', value: { currency: 'CHF' } });
		await colleague.kinds.put({ name: 'Own', kind: 'server', editedAt: 'x' });
		await previewed(colleague, file);
		expect(await colleague.settings.get('workspace')).toMatchObject({ value: { currency: 'CHF' } });
		expect(await colleague.kinds.get('Own')).toBeDefined();
		expect(await colleague.companies.get(ours)).toBeDefined();
	});

	it('finds the company that is mapped to the same one of Autotask', async () => {
		const { desk, ours, file } = await deskWithFile();
		const colleague = openTestDatabase();
		const mapping = await desk.companyMappings.where({ companyId: ours }).first();
		if (!mapping) throw new Error('No mapping');
		const [company] = await desk.companies.where({ id: ours }).toArray();
		const theirs = 'their-own-id' as CompanyId;
		await colleague.integrations.bulkPut(await desk.integrations.toArray());
		await colleague.companies.put({ ...company, id: theirs } as never);
		await colleague.companyMappings.put({ ...mapping, companyId: theirs });
		await previewed(colleague, file);
		expect(await colleague.companies.count()).toBe(1);
		expect(await colleague.drafts.where({ companyId: theirs }).count()).toBe(1);
		expect(await colleague.meetings.get(theirs)).toBeDefined();
	});
});

type Said = readonly [string, boolean, string];

async function say(
	db: AlmanacDatabase,
	[table, isOurs, text]: Said,
	{ ours, other }: { readonly ours: CompanyId; readonly other: CompanyId }
): Promise<void> {
	const companyId = isOurs ? ours : other;
	if (table === 'remarks' || table === 'overrides') {
		const rows = await ofCompany(db, companyId);
		const [id] = (rows['remarks'] ?? []) as { configurationId: ConfigurationId }[];
		if (!id) return;
		const { configurationId } = id;
		const at = new Date().toISOString();
		if (table === 'remarks') await db.remarks.put({ configurationId, text, editedAt: at });
		else {
			const grade = { value: 'watch', note: text, at };
			await db.overrides.put({ configurationId, grade, editedAt: at } as never);
		}
	} else if (table === 'drafts') {
		await db.drafts.where({ companyId }).modify({ preparer: text });
	} else if (text.length % 2 === 0) await db.table(table).delete(companyId);
	else await db.table(table).update(companyId, { editedAt: text });
}

function sorted(dump: Readonly<Record<string, readonly unknown[]>>) {
	return Object.fromEntries(
		Object.entries(dump).map(([table, rows]) => [
			table,
			// A draft that stays twice has another id on each side.
			rows
				.map((row) => JSON.stringify(table === 'drafts' ? { ...(row as object), id: 0 } : row))
				.sort()
		])
	);
}

describe('a company file that is not what it says', () => {
	type Desk = Awaited<ReturnType<typeof deskWithFile>>;

	/** Opens the file after a change to its frames; the code that refuses it, with nothing touched. */
	async function hostile({ desk, file }: Desk, change: (frames: Frame[]) => unknown[]) {
		const before = await dumpDatabase(desk);
		const code = await takeIn(desk, await fileOf(change(await framesIn(file))));
		expect(await dumpDatabase(desk)).toEqual(before);
		return code;
	}

	/** Rows put in before the end, with the counts made right. */
	function withRows(frames: readonly Frame[], table: string, rows: readonly object[]): unknown[] {
		const end = frames.at(-1);
		const counts = end?.kind === 'end' ? end.counts : {};
		const sum = (counts[table] ?? 0) + rows.length;
		return [
			...frames.slice(0, -1),
			{ kind: 'rows', table, rows },
			{ kind: 'end', counts: { ...counts, [table]: sum } }
		];
	}

	function rowOf(frames: readonly Frame[], table: string): Record<string, unknown> {
		const frame = frames.find((one) => one.kind === 'rows' && one.table === table);
		if (frame?.kind !== 'rows') throw new Error(table);
		return frame.rows[0] as Record<string, unknown>;
	}

	it('is refused with a row of another company', async () => {
		const bed = await deskWithFile();
		for (const [table, key] of [
			['drafts', 'companyId'],
			['completedReports', 'companyId'],
			['reportHeads', 'companyId'],
			['meetings', 'companyId'],
			['roadmaps', 'companyId'],
			['companySettings', 'companyId'],
			['localConfigurations', 'companyId'],
			['replacements', 'companyId'],
			['companyMappings', 'companyId'],
			['companies', 'id']
		] as const) {
			const code = await hostile(bed, (frames) =>
				withRows(frames, table, [{ ...rowOf(frames, table), [key]: bed.other }])
			);
			expect([table, code]).toEqual([table, 'file-unfit']);
		}
	});

	it('is refused with rows of another tenant, configuration, list or setting', async () => {
		const bed = await deskWithFile();
		for (const [table, changes] of [
			['shards', { psaCompanyId: 1 }],
			['directories', { psaCompanyId: 1 }],
			['watermarks', { psaCompanyId: 1 }],
			['psaCompanies', { psaId: 1 }],
			['shards', { integrationId: 'autotask-2' }],
			['importSettings', { integrationId: 'autotask-2' }],
			['integrations', { id: 'autotask-2' }],
			['remarks', { configurationId: 'autotask-632001/999999' }],
			['overrides', { configurationId: 'autotask-632001/999999' }],
			['companyTypes', { id: 'another type' }],
			['settings', { key: 'former-mappings' }],
			['companies', { name: 'Another name' }]
		] as const) {
			const code = await hostile(bed, (frames) =>
				withRows(frames, table, [{ ...rowOf(frames, table), ...changes }])
			);
			expect([table, changes, code]).toEqual([table, changes, 'file-unfit']);
		}
	});

	it('is refused with tables that such a file never has', async () => {
		const bed = await deskWithFile();
		for (const table of ['outbox', 'runs', 'lookups', 'checkpoints'] as const) {
			const rows = (await bed.desk.table(table).toArray()) as object[];
			expect(rows.length).toBeGreaterThan(0);
			expect(await hostile(bed, (frames) => withRows(frames, table, rows))).toBe('file-unfit');
		}
	});

	it('can take nothing away of another company', async () => {
		const bed = await deskWithFile();
		const edit = { device: 'theirs', count: 1, at: '2099-01-01T00:00:00.000Z', isDeletion: true };
		for (const id of [
			'companies|"x"',
			'drafts|"report-3"',
			'templates|"standard"',
			`meetings|${JSON.stringify(bed.other)}`,
			'remarks|"autotask-1/7"'
		]) {
			const code = await hostile(bed, (frames) => withRows(frames, 'edits', [{ id, ...edit }]));
			expect([id, code]).toEqual([id, 'file-unfit']);
		}
	});

	it('is refused when it is a whole workspace that calls itself a company', async () => {
		const bed = await deskWithFile();
		const { desk, ours } = bed;
		const [head, ...rest] = await framesIn(await savedFile(desk));
		const name = (await desk.companies.get(ours))?.name;
		const scope = { kind: 'company', companyId: ours, name };
		const file = await fileOf([{ ...head, scope }, ...rest]);
		expect(await hostile(bed, () => [{ ...head, scope }, ...rest])).toBe('file-unfit');
		expect(await takeIn(openTestDatabase(), file)).toBe('file-unfit');
	});

	it('that calls itself a workspace shows how little it holds, and asks', async () => {
		const { desk, file } = await deskWithFile();
		const [head, ...rest] = await framesIn(file);
		const before = await dumpDatabase(desk);
		const service = serviceOf(desk);
		const wrong = await fileOf([{ ...head, scope: { kind: 'workspace' } }, ...rest]);
		const preview = await service.prepare(wrong, passphrase, quiet);
		if (!preview.ok) throw new Error(preview.failure.code);
		expect(preview.value.inFile.companies).toBe(1);
		expect(preview.value.here.companies).toBe(before['companies']?.length);
		await service.discard();
		expect(await dumpDatabase(desk)).toEqual(before);
	});

	it.each(['__proto__', 'constructor', 'toString'])('may be named %s', async (id) => {
		const { file, ours } = await deskWithFile();
		const text = (frames: readonly Frame[]): unknown[] =>
			frames.map((one) => renamed(one, ours, id));
		const strange = await fileOf(text(await framesIn(file)));
		const colleague = openTestDatabase();
		await previewed(colleague, strange);
		expect((await previewed(colleague, strange)).merge).toMatchObject({ added: 0, changed: 0 });
		expect(await colleague.companies.toCollection().primaryKeys()).toEqual([id]);
	});

	it('never replaces a workspace', async () => {
		const { desk, file } = await deskWithFile();
		const before = { ...(await dumpDatabase(desk)), incoming: [] };
		const service = serviceOf(desk);
		expect(await service.prepare(file, passphrase, quiet)).toMatchObject({ ok: true });
		expect(await service.restore('replace')).toMatchObject({
			failure: { code: 'file-of-company' }
		});
		await service.discard();
		expect(await dumpDatabase(desk)).toEqual(before);
	});

	it('of another tenant is refused where one is connected', async () => {
		const { file } = await deskWithFile();
		const colleague = openTestDatabase();
		await fillTwoCompanies(colleague);
		await colleague.integrations.clear();
		await colleague.integrations.put({ id: 'autotask-9' } as never);
		const before = await dumpDatabase(colleague);
		expect(await takeIn(colleague, file)).toBe('file-other-tenant');
		expect(await dumpDatabase(colleague)).toEqual(before);
	});

	it('leaves what belongs to another company here as it is', async () => {
		const { desk, ours, other, file } = await deskWithFile();
		const draft = await desk.drafts.where({ companyId: ours }).first();
		if (!draft) throw new Error('No draft');
		await desk.drafts.put({ ...draft, companyId: other, name: 'Moved' });
		const preview = await previewed(desk, file);
		expect(preview.merge?.conflicts).toMatchObject([{ table: 'drafts', outcome: 'elsewhere' }]);
		expect(await desk.drafts.get(draft.id)).toMatchObject({ companyId: other, name: 'Moved' });
	});
});

/** All of a value with one text in place of another. */
function renamed(value: unknown, from: string, to: string): unknown {
	if (typeof value === 'string') return value.replaceAll(from, to);
	if (ArrayBuffer.isView(value) || typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((one) => renamed(one, from, to));
	return Object.fromEntries(
		Object.entries(value).map(([key, member]) => [key, renamed(member, from, to)])
	);
}
