/**
 * Stamps what people write: which device wrote a row last, as its how-manieth edit, and when. With that a
 * workspace file and a workspace can tell what changed on one side only and what on both, whatever their
 * clocks say. It stands below every write, so that no screen can forget it.
 */
import type {
	DBCore,
	DBCoreMutateRequest,
	DBCoreMutateResponse,
	DBCoreTable,
	Middleware,
	Transaction
} from 'dexie';
import { isSameContent } from '../domain/same-content.ts';
import { ownEditsId, type EditRow, type OwnEditsRow } from './edit-rows.ts';

/** Tables of what people said. Heads of completed reports are stamped with their reports. */
export const stampedTables = [
	'companies',
	'companyTypes',
	'companyStatuses',
	'companyMappings',
	'companyTypeMappings',
	'companyStatusMappings',
	'importSettings',
	'localConfigurations',
	'remarks',
	'settings',
	'templates',
	'overrides',
	'companySettings',
	'kinds',
	'osEdits',
	'osAliases',
	'drafts',
	'completedReports',
	'meetings',
	'fiscalYears',
	'roadmaps',
	'replacements'
] as const;

export type StampedTable = (typeof stampedTables)[number];

/** Settings that people made; the others are marks of this device and counters. */
export const stampedSettings: readonly string[] = [
	'workspace',
	'sync',
	'default-template',
	'report-parts',
	'former-mappings'
];

const editsTable = 'edits';
const stamped: ReadonlySet<string> = new Set(stampedTables);

/** The key of a row's edit: the table and the row's own key. */
export function editIdOf(table: string, key: unknown): string {
	return `${table}|${JSON.stringify(key)}`;
}

function isStamped(table: string, key: unknown): boolean {
	return table !== 'settings' || stampedSettings.includes(String(key));
}

/** Transactions that write stamps of their own: those that take a workspace file in. */
export class StampFree {
	readonly #transactions = new WeakSet<object>();

	/** Writes of this transaction are not stamped. */
	add(transaction: object): void {
		this.#transactions.add(transaction);
	}

	has(transaction: object): boolean {
		return this.#transactions.has(transaction);
	}
}

/** The part of Dexie's stack that stamps; `now` answers an ISO date-time. */
export function stampEdits(free: StampFree, now: () => string): Middleware<DBCore> {
	return {
		stack: 'dbcore',
		name: 'edit-stamps',
		create: (core) => ({
			...core,
			transaction(tables, mode, options) {
				const wants = mode === 'readwrite' && tables.some((table) => stamped.has(table));
				const all = wants && !tables.includes(editsTable) ? [...tables, editsTable] : tables;
				return core.transaction(all, mode, options);
			},
			table(name) {
				const table = core.table(name);
				if (!stamped.has(name)) return table;
				return {
					...table,
					mutate(request) {
						if (free.has(request.trans)) return table.mutate(request);
						return stampedMutation({ core, table, name, now: now() }, request);
					}
				};
			}
		})
	};
}

interface Stamping {
	readonly core: DBCore;
	readonly table: DBCoreTable;
	readonly name: string;
	readonly now: string;
}

/**
 * Chains of Dexie's own promises: an `await` of any other promise would leave the transaction's zone.
 */
function stampedMutation(
	stamping: Stamping,
	request: DBCoreMutateRequest
): Promise<DBCoreMutateResponse> {
	const { table, name } = stamping;
	if (request.type === 'deleteRange') {
		const query = { index: table.schema.primaryKey, range: request.range };
		return table.query({ trans: request.trans, query, values: false }).then(({ result }) => {
			const keys = result.filter((key) => isStamped(name, key));
			return mutatedAndStamped(stamping, request, keys);
		});
	}
	const written = writtenRows(stamping, request);
	if (written.length === 0) return table.mutate(request);
	const keys = written.map(({ key }) => key);
	return table.getMany({ trans: request.trans, keys }).then((before: readonly unknown[]) => {
		// What is written as it stands is no edit.
		const changed = written.filter(({ row }, index) => !isSameContent(before[index], row));
		return mutatedAndStamped(
			stamping,
			request,
			changed.map(({ key }) => key)
		);
	});
}

/** Keys of a request with the rows that they get; undefined for those that go. */
function writtenRows(
	{ table, name }: Stamping,
	request: Exclude<DBCoreMutateRequest, { type: 'deleteRange' }>
): { readonly key: unknown; readonly row: unknown }[] {
	const rows =
		request.type === 'delete'
			? request.keys.map((key: unknown) => ({ key, row: undefined }))
			: request.values.map((row: unknown) => ({
					key: table.schema.primaryKey.extractKey?.(row) as unknown,
					row
				}));
	return rows.filter(({ key }) => isStamped(name, key));
}

function mutatedAndStamped(
	stamping: Stamping,
	request: DBCoreMutateRequest,
	keys: readonly unknown[]
): Promise<DBCoreMutateResponse> {
	const { core, table, name, now } = stamping;
	const { trans } = request;
	return table.mutate(request).then((response) => {
		if (keys.length === 0) return response;
		const edits = core.table(editsTable);
		return edits.get({ trans, key: ownEditsId }).then((stored: unknown) => {
			const own = nextOwn(stored as OwnEditsRow | undefined);
			const isDeletion = request.type === 'delete' || request.type === 'deleteRange';
			const stamp = { device: own.device, count: own.count, at: now, isDeletion };
			const rows = keys.map((key): EditRow => ({ id: editIdOf(name, key), ...stamp }));
			return edits.mutate({ type: 'put', trans, values: [own, ...rows] }).then(() => response);
		});
	});
}

function nextOwn(own: OwnEditsRow | undefined): OwnEditsRow {
	return own ? { ...own, count: own.count + 1 } : newOwnEdits({});
}

/** A database that is itself for the first time, with what it has taken in of others. */
export function newOwnEdits(knows: OwnEditsRow['knows']): OwnEditsRow {
	return { id: ownEditsId, device: crypto.randomUUID(), count: 1, knows };
}

/** Stamps all rows that people made before there were stamps, with the moment that they tell. */
export async function stampEverything(transaction: Transaction): Promise<void> {
	const own = newOwnEdits({});
	const rows: EditRow[] = [];
	for (const name of stampedTables) {
		const table = transaction.table<unknown>(name);
		const keyPath = table.schema.primKey.keyPath ?? '';
		await table.each((row) => {
			const key = keyOf(row, keyPath);
			if (!isStamped(name, key)) return;
			const stamp = { device: own.device, count: own.count, at: momentOf(row) };
			rows.push({ id: editIdOf(name, key), ...stamp, isDeletion: false });
		});
	}
	if (rows.length > 0) await transaction.table(editsTable).bulkPut([own, ...rows]);
}

/** The key of a row by the path of its table. */
export function keyOf(row: unknown, path: string | readonly string[]): unknown {
	const members = row as Readonly<Record<string, unknown>>;
	return typeof path === 'string' ? members[path] : path.map((part) => members[part]);
}

const longAgo = '1970-01-01T00:00:00.000Z';

function momentOf(row: unknown): string {
	const { editedAt, completedAt, at, createdAt } = row as Readonly<Record<string, unknown>>;
	const told = [editedAt, completedAt, at, createdAt].find((moment) => typeof moment === 'string');
	return typeof told === 'string' ? told : longAgo;
}
