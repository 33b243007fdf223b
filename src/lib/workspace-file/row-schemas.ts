/**
 * What the rows of each table have to be to come in from a file. Keys and what screens read of a row are
 * checked; members that this version does not know pass, as they do on disk. A table that is not listed
 * is in no file.
 */
import { z } from '../z.ts';
import type { AlmanacDatabase } from '../db/database.ts';

const id = z.string().min(1).max(500);
const text = z.string();
const count = z.int().min(0);
const number = z.int();
const flag = z.boolean();
const list = z.array(z.unknown());
const record = z.record(z.string(), z.unknown());
const numbers = z.instanceof(Float64Array);
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const row = z.looseObject;

const column = z.discriminatedUnion('kind', [
	row({
		kind: z.literal('few'),
		values: z.array(fieldValue),
		codes: z.instanceof(Uint8Array).nullable()
	}),
	row({
		kind: z.literal('texts'),
		text,
		ends: z.instanceof(Uint32Array),
		codes: z.union([z.instanceof(Uint16Array), z.instanceof(Uint32Array)])
	}),
	row({ kind: z.literal('numbers'), values: numbers }),
	row({ kind: z.literal('each'), values: z.array(fieldValue) })
]);

const listEntry = row({
	id,
	name: text,
	sortOrder: z.number(),
	deletedInAutotask: text.nullable()
});
const listMapping = row({ integrationId: id, psaValue: number, localId: id });
const mode = row({ build: flag, display: flag });
const edited = { editedAt: text };
const said = row({ note: text, at: text });

const shard = row({
	integrationId: id,
	psaCompanyId: number,
	chunk: count,
	generation: count,
	ids: numbers,
	columns: z.record(z.string(), column),
	marks: z.array(row({ id: number, missingSince: text.nullable() }))
}).refine(({ ids, columns }) => Object.values(columns).every((one) => fits(one, ids.length)));

/** Whether a column has a value for each of so many rows, and all of them inside what it holds. */
function fits(of: z.output<typeof column>, rows: number): boolean {
	if (of.kind === 'few') return of.codes === null || of.codes.length === rows;
	return (of.kind === 'texts' ? of.codes : of.values).length === rows;
}

export const rowSchemas = {
	companies: row({
		id,
		name: text,
		typeId: id.nullable(),
		statusId: id.nullable(),
		createdAt: text,
		archivedAt: text.nullable()
	}),
	companyTypes: listEntry,
	companyStatuses: listEntry,
	companyMappings: row({ integrationId: id, psaId: number, companyId: id, mappedAt: text }),
	companyTypeMappings: listMapping,
	companyStatusMappings: listMapping,
	importSettings: row({
		integrationId: id,
		companies: z.enum(['all-active', 'chosen']),
		types: text,
		statuses: text,
		syncsConfigurations: flag,
		selection: row({ types: list, categories: list, statuses: list }),
		fields: z.array(text).nullable(),
		fieldMap: record,
		companyFields: z.array(text)
	}),
	// The first builds wrote fewer members of these.
	localConfigurations: row({
		id,
		companyId: id,
		name: text.optional(),
		type: text.nullish(),
		isActive: flag.optional(),
		values: record.optional()
	}),
	remarks: row({ configurationId: id, text, ...edited }),
	settings: row({ key: id.refine((key) => !deviceSettings.includes(key)), value: z.unknown() }),
	integrations: row({
		id,
		kind: z.literal('autotask'),
		zone: row({ zoneName: text, url: text, webUrl: text, ci: number }),
		carrier: z.discriminatedUnion('kind', [
			row({ kind: z.literal('proxy'), origin: z.url({ protocol: /^https?$/ }) }),
			row({ kind: z.literal('in-page') })
		]),
		isSample: flag,
		connectedAt: text,
		usage: row({ used: z.number(), limit: z.number(), askedAt: text }).nullable()
	}),
	psaCompanies: row({
		integrationId: id,
		psaId: number,
		name: text,
		type: number.nullable(),
		isActive: flag,
		values: record,
		missingSince: text.nullable()
	}),
	picklists: row({
		integrationId: id,
		entity: id,
		field: id,
		values: z.array(row({ value: text, label: text, isActive: flag, sortOrder: z.number() }))
	}),
	fieldCatalogs: row({
		integrationId: id,
		entity: id,
		fields: z.array(row({ key: text, label: text, type: text, picklist: list }))
	}),
	lookups: row({
		integrationId: id,
		entity: id,
		block: number,
		entries: z.array(row({ id: number, values: record.nullable() }))
	}),
	shards: shard,
	directories: row({
		integrationId: id,
		psaCompanyId: number,
		ids: numbers,
		chunks: z.instanceof(Uint16Array)
	}).refine(({ ids, chunks }) => ids.length === chunks.length),
	checkpoints: row({ integrationId: id, entity: id }),
	watermarks: row({
		integrationId: id,
		psaCompanyId: number,
		maxStamp: text.nullable(),
		readAt: text,
		pass: number,
		configurations: count,
		active: count
	}),
	generations: row({ integrationId: id, generation: count }),
	runs: row({
		id: number,
		integrationId: id,
		kind: text,
		state: text,
		startedAt: text,
		endedAt: text.nullable(),
		phases: list
	}),
	outbox: row({
		id: number,
		psaId: number.optional(),
		field: text.optional(),
		state: z.enum(['waiting', 'parked', 'conflict', 'sent']),
		detail: row({ kind: text }).optional()
	}),
	templates: row({
		id,
		name: text,
		grades: z.array(row({ id, name: text, rule: record })),
		classes: z.array(row({ id, name: text, budget: record })),
		types: z.array(row({ type: text, budget: record })),
		statuses: row({ active: mode, inactive: mode }),
		columns: z.array(row({ key: text, build: flag, display: flag })),
		lifespans: record,
		createdAt: text,
		...edited
	}),
	overrides: row({
		configurationId: id,
		...edited,
		grade: said.optional(),
		class: said.optional(),
		budget: row({ ...said.shape, value: record }).optional(),
		dates: z.array(row({ value: text, of: text, from: text, at: text })).optional()
	}),
	companySettings: row({
		companyId: id,
		templateId: id.nullable(),
		extendedSupportBought: flag
	}),
	kinds: row({ name: id, kind: text, ...edited }),
	osEdits: row({ key: id, edit: row({ kind: text }) }),
	osAliases: row({ text: id, os: text, note: text, ...edited }),
	drafts: row({
		id,
		companyId: id,
		state: z.literal('draft'),
		name: text,
		meetingDate: text,
		templateId: text,
		parts: z.array(row({ kind: text })),
		notes: list,
		exclusions: z.array(text),
		assetNotes: record,
		createdAt: text,
		...edited
	}),
	completedReports: row({
		id,
		companyId: id,
		state: z.literal('completed'),
		content: record,
		assets: list,
		completedAt: text,
		digest: text
	}),
	reportHeads: row({ id, companyId: id, name: text, meetingDate: text, completedAt: text }),
	meetings: row({ companyId: id, nextOn: text, ...edited }),
	fiscalYears: row({ companyId: id, startMonth: z.int().min(1).max(12), ...edited }),
	roadmaps: row({ companyId: id, initiatives: z.array(row({ id })), ...edited }),
	replacements: row({ goneId: id, newId: id, companyId: id, verdict: text, at: text }),
	edits: row({
		id,
		device: z.string().min(1).max(200),
		count: z.int().min(1),
		at: text,
		isDeletion: flag
	})
} as const satisfies Partial<Record<keyof AlmanacDatabase, z.ZodType>>;

export type FileTable = keyof typeof rowSchemas;

/** Settings that belong to one device: its vault's key and what it showed are never in a file. */
export const deviceSettings: readonly string[] = ['remembered-key', 'recent', 'visit'];

export function isFileTable(table: string): table is FileTable {
	return Object.hasOwn(rowSchemas, table);
}

/** True when all rows are fit for their table. */
export function areFitRows(table: FileTable, rows: readonly unknown[]): boolean {
	const schema: z.ZodType = rowSchemas[table];
	return rows.every((one) => schema.safeParse(one).success);
}
