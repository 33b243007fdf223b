/**
 * What the file of one company holds: the company with all that people said of it, its reports, its
 * configurations, and of the workspace only what these are read with: the templates that they name,
 * kinds, operating systems, currency and look. No other company, no log, no outbox, no look-ups.
 */
import type { AlmanacDatabase } from '../db/database.ts';
import { editIdOf, keyOf, stampedTables } from '../db/edit-stamps.ts';
import { configurationIdOf, type CompanyId } from '../domain/ids.ts';
import { AlmanacError } from '../domain/errors.ts';
import { knownEditsOf } from './known-edits.ts';
import { FrameWriter, type Collecting } from './frame-writer.ts';
import { frameFormat, type Frame, type HeadFrame, type KnownEdits } from './frames.ts';
import { schemaVersion } from '../db/schema.ts';
import type { CompanyMappingRow, CompanyRow, ImportSettingsRow } from '../db/rows.ts';
import type { FileTable } from './row-schemas.ts';

/** Settings without which amounts and templates of the company would mean something else. */
export const companySettingKeys: readonly string[] = ['workspace', 'default-template'];

/** Tables whose rows name their company and have an index by it. */
const indexedByCompany = ['localConfigurations', 'drafts', 'reportHeads', 'replacements'] as const;
/** Tables with one row a company. */
export const keyedByCompany = ['companySettings', 'meetings', 'fiscalYears', 'roadmaps'] as const;
/** Tables with one row a configuration. */
export const keyedByConfiguration = ['remarks', 'overrides'] as const;
/** What people said of the workspace, and a report is read with. */
const readWith = ['kinds', 'osEdits', 'osAliases'] as const;

/** Shards have up to a few hundred configurations each. */
const shardsAtOnce = 8;

/** Throws `company-missing` when it was deleted. */
export async function* collectCompany(
	collecting: Collecting,
	companyId: CompanyId
): AsyncGenerator<Frame> {
	const { db, workspace, now } = collecting;
	const company = await readCompany(db, companyId);
	const count = [...company.rows.values()].reduce((sum, rows) => sum + rows.length, 0);
	const writer = new FrameWriter(collecting, count + company.reportIds.length);
	yield {
		kind: 'head',
		format: frameFormat,
		schema: schemaVersion,
		workspace,
		scope: { kind: 'company', companyId, name: company.name },
		madeAt: now,
		knows: company.knows
	} satisfies HeadFrame;
	for (const [table, rows] of company.rows) yield* writer.inFrames(table, rows);
	for (const id of company.reportIds) {
		const report = await db.completedReports.get(id);
		if (report) yield writer.frame('completedReports', [report]);
	}
	for (const chunks of company.chunks) {
		const shards = await db.shards.bulkGet([...chunks]);
		yield writer.frame(
			'shards',
			shards.filter((shard) => shard !== undefined)
		);
	}
	yield writer.end();
}

type ShardKey = [CompanyMappingRow['integrationId'], number, number];

interface CompanyRows {
	readonly name: string;
	readonly rows: ReadonlyMap<FileTable, readonly unknown[]>;
	readonly reportIds: readonly string[];
	/** Keys of the shards, as many together as make a frame. */
	readonly chunks: readonly (readonly ShardKey[])[];
	readonly knows: KnownEdits;
}

/** Everything but reports and shards, as it stood at one moment. */
function readCompany(db: AlmanacDatabase, companyId: CompanyId): PromiseLike<CompanyRows> {
	return db.transaction('r', db.tables, async () => {
		const company = await db.companies.get(companyId);
		if (!company) throw new AlmanacError({ code: 'company-missing' });
		const rows = new Map<FileTable, readonly unknown[]>([['companies', [company]]]);
		const put = (table: FileTable, some: readonly unknown[]): void => {
			const present = some.filter((row) => row !== undefined);
			if (present.length > 0) rows.set(table, present);
		};
		const { typeId, statusId } = company;
		put('companyTypes', typeId === null ? [] : [await db.companyTypes.get(typeId)]);
		put('companyStatuses', statusId === null ? [] : [await db.companyStatuses.get(statusId)]);
		for (const table of indexedByCompany) {
			put(table, await db.table(table).where({ companyId }).toArray());
		}
		for (const table of keyedByCompany) put(table, [await db.table(table).get(companyId)]);
		for (const table of readWith) put(table, await db.table(table).toArray());
		put('settings', await db.settings.bulkGet([...companySettingKeys]));
		const [mapping] = await db.companyMappings.where({ companyId }).toArray();
		const chunks = mapping ? await readTenantRows(db, { mapping, company, put }) : [];
		const ids = configurationIdsOf(rows);
		for (const table of keyedByConfiguration) put(table, await db.table(table).bulkGet([...ids]));
		put('templates', await db.templates.bulkGet(templatesNamedIn(rows)));
		const reportIds = await db.reportHeads.where({ companyId }).primaryKeys();
		put('edits', await readEdits(db, { rows, reportIds, companyId, ids }));
		return {
			name: company.name,
			rows,
			reportIds,
			chunks,
			knows: await knownEditsOf(db, companyId)
		};
	});
}

interface MappedCompany {
	readonly mapping: CompanyMappingRow;
	readonly company: CompanyRow;
	readonly put: (table: FileTable, rows: readonly unknown[]) => void;
}

/** What Autotask says of the company; answers the keys of its shards. */
async function readTenantRows(
	db: AlmanacDatabase,
	{ mapping, company, put }: MappedCompany
): Promise<ShardKey[][]> {
	const { integrationId, psaId } = mapping;
	for (const [table, id] of [
		['companyTypeMappings', company.typeId],
		['companyStatusMappings', company.statusId]
	] as const) {
		const rows = db.table(table).where({ localId: id ?? '' });
		put(table, await rows.filter(isOf(integrationId)).toArray());
	}
	put('companyMappings', [mapping]);
	put('integrations', [await db.integrations.get(integrationId)]);
	const settings = await db.importSettings.get(integrationId);
	put('importSettings', settings ? [ofOneCompany(settings)] : []);
	for (const table of ['picklists', 'fieldCatalogs'] as const) {
		put(table, await db.table(table).filter(isOf(integrationId)).toArray());
	}
	put('generations', [await db.generations.get(integrationId)]);
	for (const table of ['psaCompanies', 'watermarks', 'directories'] as const) {
		put(table, [await db.table(table).get([integrationId, psaId])]);
	}
	const keys = (await db.shards
		.where('[integrationId+psaCompanyId+chunk]')
		.between([integrationId, psaId, -1], [integrationId, psaId, Infinity])
		.primaryKeys()) as ShardKey[];
	const chunks: ShardKey[][] = [];
	for (let at = 0; at < keys.length; at += shardsAtOnce) {
		chunks.push(keys.slice(at, at + shardsAtOnce));
	}
	return chunks;
}

function isOf(integrationId: string): (row: { readonly integrationId: string }) => boolean {
	return (row) => row.integrationId === integrationId;
}

/** On a device that has no settings of its own: this company alone, and nothing is sent to Autotask. */
function ofOneCompany({ sends: _sends, ...settings }: ImportSettingsRow): ImportSettingsRow {
	return { ...settings, companies: 'chosen' };
}

type Rows = ReadonlyMap<FileTable, readonly unknown[]>;

function rowsOf<T>(rows: Rows, table: FileTable): readonly T[] {
	return (rows.get(table) ?? []) as readonly T[];
}

/** Ids of all configurations that the rows bring: made by hand, and of Autotask. */
export function configurationIdsOf(rows: Rows): Set<string> {
	const local = rowsOf<{ readonly id: string }>(rows, 'localConfigurations');
	const ids = new Set(local.map(({ id }) => id));
	for (const one of rowsOf<DirectoryIds>(rows, 'directories')) {
		for (const id of one.ids) ids.add(configurationIdOf(one.integrationId, id));
	}
	return ids;
}

interface DirectoryIds {
	readonly integrationId: CompanyMappingRow['integrationId'];
	readonly ids: Iterable<number>;
}

function templatesNamedIn(rows: Rows): string[] {
	const named = [
		...rowsOf<{ readonly templateId: string | null }>(rows, 'drafts'),
		...rowsOf<{ readonly templateId: string | null }>(rows, 'companySettings')
	].map(({ templateId }) => templateId);
	const settings = rowsOf<{ readonly key: string; readonly value: unknown }>(rows, 'settings');
	const standing = settings.find(({ key }) => key === 'default-template')?.value;
	return [...new Set([...named, standing])].filter((id) => typeof id === 'string');
}

interface Editing {
	readonly rows: Rows;
	readonly reportIds: readonly string[];
	readonly companyId: CompanyId;
	readonly ids: ReadonlySet<string>;
}

/** The edits of the rows, and of those that were taken away of this company or its configurations. */
async function readEdits(db: AlmanacDatabase, editing: Editing): Promise<unknown[]> {
	const { rows, reportIds, companyId, ids } = editing;
	const wanted = new Set(reportIds.map((id) => editIdOf('completedReports', id)));
	for (const table of stampedTables) {
		const path = db.table(table).schema.primKey.keyPath ?? '';
		for (const row of rows.get(table) ?? []) wanted.add(editIdOf(table, keyOf(row, path)));
	}
	for (const table of keyedByCompany) wanted.add(editIdOf(table, companyId));
	for (const table of keyedByConfiguration) {
		for (const id of ids) wanted.add(editIdOf(table, id));
	}
	return (await db.edits.bulkGet([...wanted])).filter((edit) => edit !== undefined);
}
