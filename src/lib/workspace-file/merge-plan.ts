/** What merging the staged file would change of what people said. Reads only; part of a transaction. */
import type { AlmanacDatabase } from '../db/database.ts';
import { ownEditsId, type EditRow } from '../db/edit-rows.ts';
import { editIdOf, keyOf, stampedSettings, stampedTables } from '../db/edit-stamps.ts';
import { decideRow, type Edit, type Knowledge } from '../domain/merge/decide.ts';
import { statementsOfBoth } from '../domain/merge/statements.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { ConfigurationOverrides } from '../domain/overrides.ts';
import { CompanyMerge } from './merge-company.ts';
import type { FileScope } from './frames.ts';
import { eachIncoming } from './incoming.ts';
import { knownEdits } from './known-edits.ts';
import { sameThings, withLocalIds, type IdMap } from './local-ids.ts';
import type { FileTable } from './row-schemas.ts';

type Row = Readonly<Record<string, unknown>>;

/** One row that is put (`row`) or deleted (null), with the edit that it has from then on. */
export interface MergeStep {
	readonly table: FileTable;
	readonly key: unknown;
	readonly row: Row | null;
	/** Null: it becomes an edit of this device. */
	readonly edit: Edit | null;
	/** `same`: only the edit is news. */
	readonly kind: 'added' | 'changed' | 'deleted' | 'copied' | 'same';
}

/** A row that was changed on both sides. */
export interface MergeConflict {
	readonly table: FileTable;
	readonly key: unknown;
	/**
	 * `united`: the statements of both; `twice`: a draft stays as two; `elsewhere`: it belongs to another
	 * company here, which the file of one company does not touch.
	 */
	readonly outcome: 'here' | 'file' | 'united' | 'twice' | 'elsewhere';
	readonly hereAt: string;
	readonly fileAt: string;
}

export interface MergePlan {
	readonly steps: readonly MergeStep[];
	readonly conflicts: readonly MergeConflict[];
	readonly ids: IdMap;
	readonly knownHere: Knowledge;
	/** The company of here that the file is of; null for a whole workspace. */
	readonly companyId: CompanyId | null;
}

export interface MergeTerms {
	readonly scope: FileScope;
	readonly knownInFile: Knowledge;
	/** A new random id, for a draft that stays twice. */
	readonly newId: () => string;
	/** ISO date-time. */
	readonly now: string;
}

interface Staged {
	readonly rows: ReadonlyMap<FileTable, readonly Row[]>;
	readonly edits: ReadonlyMap<string, Edit>;
}

/** Completed reports may have many megabytes each: they are merged one by one, by their keys. */
const mergedTables = stampedTables.filter((table) => table !== 'completedReports');

export async function planMerge(db: AlmanacDatabase, terms: MergeTerms): Promise<MergePlan> {
	const staged = await readStaged(db);
	const here = await readIdentity(db);
	const ids = sameThings(
		(table) => staged.rows.get(table) ?? [],
		(table) => here.get(table) ?? []
	);
	const company = await CompanyMerge.begin(db, { scope: terms.scope, ids, staged: staged.rows });
	const knownHere = company ? company.knownHere : await knownEdits(db);
	const planner = new Planner(db, { ...terms, knownHere, staged, ids, company });
	for (const table of mergedTables) await planner.table(table);
	const { steps, conflicts } = planner;
	return { steps, conflicts, ids, knownHere, companyId: company?.companyId ?? null };
}

async function readStaged(db: AlmanacDatabase): Promise<Staged> {
	const rows = new Map<FileTable, Row[]>();
	const edits = new Map<string, Edit>();
	const wanted: ReadonlySet<string> = new Set([...mergedTables, 'integrations', 'directories']);
	await eachIncoming(db, async ({ table, rows: some }) => {
		if (table === 'edits') {
			for (const { id, ...edit } of some as readonly EditRow[]) {
				if (id !== ownEditsId) edits.set(id, edit);
			}
		}
		if (!wanted.has(table)) return;
		const name = table as FileTable;
		rows.set(name, [...(rows.get(name) ?? []), ...(some as Row[])]);
	});
	return { rows, edits };
}

const identityTables = [
	'companies',
	'companyTypes',
	'companyStatuses',
	'companyMappings',
	'companyTypeMappings',
	'companyStatusMappings'
] as const satisfies readonly FileTable[];

async function readIdentity(db: AlmanacDatabase): Promise<Map<FileTable, Row[]>> {
	const rows = new Map<FileTable, Row[]>();
	for (const table of identityTables) rows.set(table, await db.table<Row>(table).toArray());
	return rows;
}

interface Planning extends MergeTerms {
	readonly knownHere: Knowledge;
	readonly staged: Staged;
	readonly ids: IdMap;
	readonly company: CompanyMerge | null;
}

class Planner {
	readonly steps: MergeStep[] = [];
	readonly conflicts: MergeConflict[] = [];
	readonly #db: AlmanacDatabase;
	readonly #terms: Planning;

	constructor(db: AlmanacDatabase, terms: Planning) {
		this.#db = db;
		this.#terms = terms;
	}

	async table(table: FileTable): Promise<void> {
		const { staged, ids } = this.#terms;
		const path = this.#db.table(table).schema.primKey.keyPath ?? '';
		const seen = new Set<string>();
		for (const row of staged.rows.get(table) ?? []) {
			const key = keyOf(row, path);
			const editId = editIdOf(table, key);
			seen.add(editId);
			if (table === 'settings' && !stampedSettings.includes(String(key))) continue;
			// What stands for one of here stays as it is here.
			if (isEntry(table) && ids.has(String(key))) continue;
			const local = withLocalIds(table, row, ids) as Row;
			const edit = staged.edits.get(editId) ?? null;
			await this.#decide({ table, key: keyOf(local, path), row: local, edit });
		}
		for (const [editId, edit] of staged.edits) {
			if (!edit.isDeletion || seen.has(editId) || !editId.startsWith(`${table}|`)) continue;
			const key: unknown = JSON.parse(editId.slice(table.length + 1));
			await this.#decide({ table, key, row: undefined, edit });
		}
	}

	async #decide(file: {
		readonly table: FileTable;
		readonly key: unknown;
		readonly row: Row | undefined;
		readonly edit: Edit | null;
	}): Promise<void> {
		const { table, key, row, edit } = file;
		const { knownHere, knownInFile, company } = this.#terms;
		const own = await this.#db.table<Row | undefined>(table).get(key as never);
		const ownEdit =
			((await this.#db.edits.get(editIdOf(table, key))) as EditRow | undefined) ?? null;
		const ruling = company ? await company.rule(table, { key, own, row }) : 'by-edits';
		if (ruling === 'keep') return;
		if (ruling === 'elsewhere') {
			const at = { hereAt: ownEdit?.at ?? '', fileAt: edit?.at ?? '' };
			this.conflicts.push({ table, key, outcome: ruling, ...at });
			return;
		}
		if (ruling === 'take') {
			this.steps.push({ table, key, row: row ?? null, edit, kind: 'added' });
			return;
		}
		const decision = decideRow({
			here: { row: own, edit: ownEdit },
			file: { row, edit },
			knownHere,
			knownInFile
		});
		const take = (taken: Row | undefined, as: Edit | null, copied = false): void => {
			const kind = taken ? (copied ? 'copied' : own ? 'changed' : 'added') : 'deleted';
			this.steps.push({ table, key, row: taken ?? null, edit: as, kind });
		};
		if (decision.kind === 'same' && decision.edit === 'file' && edit) {
			this.steps.push({ table, key, row: own ?? null, edit, kind: 'same' });
			return;
		}
		if (decision.kind === 'take') return take(row, edit);
		if (decision.kind !== 'both') return;
		const moments = { hereAt: ownEdit?.at ?? '', fileAt: edit?.at ?? '' };
		const conflict = (outcome: MergeConflict['outcome']): void =>
			void this.conflicts.push({ table, key, outcome, ...moments });
		if (table === 'drafts' && own && row) {
			conflict('twice');
			return this.#copyDraft(row);
		}
		// A draft that was deleted on one side and written on the other is not lost.
		const stands = table === 'drafts' ? (own ? 'here' : 'file') : decision.stands;
		if (table === 'overrides' && own && row) {
			conflict('united');
			return take(unitedOverrides(own, row), null);
		}
		conflict(stands);
		if (stands === 'file') take(row, edit);
	}

	#copyDraft(row: Row): void {
		const { newId, now } = this.#terms;
		const copy = { ...row, id: newId(), name: fromFile(String(row['name'])), editedAt: now };
		this.steps.push({ table: 'drafts', key: copy.id, row: copy, edit: null, kind: 'copied' });
	}
}

/** The longest name that a report may have. */
const longestName = 300;
const mark = ' (from file)';

/** "Review 2026 (from file)" */
export function fromFile(name: string): string {
	return name.slice(0, longestName - mark.length) + mark;
}

function isEntry(table: FileTable): boolean {
	return table === 'companies' || table === 'companyTypes' || table === 'companyStatuses';
}

function unitedOverrides(own: Row, row: Row): Row {
	const both = statementsOfBoth(own as ConfigurationOverrides, row as ConfigurationOverrides);
	const [a, b] = [String(own['editedAt']), String(row['editedAt'])];
	const { configurationId } = own;
	return { ...both, configurationId, editedAt: a > b ? a : b };
}
