import { readGradingBasis } from '../db/grading-basis.ts';
import { readGradingRevision } from '../db/grading-revision.ts';
import { removeOsAlias, removeOsEdit, saveOsAlias, saveOsEdit } from '../db/os-edits.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { GradingBasis } from '../domain/grading-basis.ts';
import { aliasKey, withAliases, type OsAliases } from '../domain/os-support/aliases.ts';
import {
	readSystem,
	readSystems,
	releaseUse,
	type FleetSystem,
	type SystemReading
} from '../domain/os-support/fleet-systems.ts';
import { createOsJudge } from '../domain/os-support/os-judge.ts';
import { shippedOsTable } from '../domain/os-support/shipped-table.ts';
import {
	mergeTable,
	type OsTable,
	type OsTableEdit,
	type OsTableRow
} from '../domain/os-support/table.ts';
import type { FleetInventory } from '../sync/grading-protocol.ts';
import { nowIso } from './clock.ts';
import { LiveQuery } from './live-query.svelte.ts';
import { osTable } from './os-table.ts';
import type { WorkspaceState } from './workspace.svelte.ts';
import { WorkerQuery } from './worker-query.svelte.ts';

/** Different texts that are read and listed; a tenant has hundreds at most. */
const mostSystems = 2000;

const noAliases: OsAliases = new Map();

/** A release of the table with how many configurations of the fleet have it. */
export interface ReleaseRow extends OsTableRow {
	readonly count: number;
}

/** The table of operating systems under a person's edits, beside what the fleet writes. */
export class OsSupport {
	readonly #workspace: WorkspaceState;
	readonly #asOf: () => IsoDate;
	readonly #basis: LiveQuery<GradingBasis>;
	readonly #inventory: WorkerQuery<FleetInventory>;

	constructor(workspace: WorkspaceState, asOf: () => IsoDate) {
		const { database } = workspace;
		this.#workspace = workspace;
		this.#asOf = asOf;
		this.#basis = new LiveQuery(() => readGradingBasis(database));
		this.#inventory = new WorkerQuery(
			() => readGradingRevision(database),
			() => workspace.service.fleetInventory({ asOf: asOf(), limit: mostSystems })
		);
	}

	readonly table: OsTable | undefined = $derived.by(() => {
		const basis = this.#basis.current;
		return basis && osTable(basis);
	});

	readonly #judge = $derived.by(() => {
		const basis = this.#basis.current;
		const table = this.table;
		if (!basis || !table) return undefined;
		return withAliases(createOsJudge(table, this.#asOf()), basis.osAliases);
	});

	/** Undefined until the worker has answered. */
	readonly systems: readonly FleetSystem[] | undefined = $derived.by(() => {
		const inventory = this.#inventory.current;
		const judge = this.#judge;
		const basis = this.#basis.current;
		if (!inventory || !judge || !basis) return undefined;
		const counts = inventory.systems.flatMap(({ value, count }) =>
			value === null ? [] : [{ text: value, count }]
		);
		return readSystems(counts, judge, basis.osAliases);
	});

	readonly rows: readonly ReleaseRow[] | undefined = $derived.by(() => {
		const use = releaseUse(this.systems ?? []);
		return this.table?.rows.map((row) => ({ ...row, count: use.get(row.key) ?? 0 }));
	});

	get asOf(): IsoDate {
		return this.#asOf();
	}

	get failure(): unknown {
		return this.#basis.failure ?? this.#inventory.failure;
	}

	get inventory(): FleetInventory | undefined {
		return this.#inventory.current;
	}

	/** How a text would be read now; undefined until the table is there. */
	read(text: string): SystemReading | undefined {
		const [judge, basis] = [this.#judge, this.#basis.current];
		return judge && basis && readSystem(text, judge, basis.osAliases);
	}

	/** How a text would be read under one more edit, which is not stored. */
	readUnder(text: string, edit: OsTableEdit): SystemReading | undefined {
		const basis = this.#basis.current;
		if (!basis) return undefined;
		const table = mergeTable(shippedOsTable(), [...basis.osEdits, edit]);
		return readSystem(text, createOsJudge(table, this.#asOf()), noAliases);
	}

	/** Stores an edit; gives what takes it back. */
	async edit(edit: OsTableEdit, before: OsTableEdit | null): Promise<() => Promise<void>> {
		const { database } = this.#workspace;
		await saveOsEdit(database, edit);
		return async () => await (before ? saveOsEdit(database, before) : removeOsEdit(database, edit));
	}

	/** The shipped dates stand again; a release of the person's own goes. Gives what takes it back. */
	async reset(edit: OsTableEdit): Promise<() => Promise<void>> {
		const { database } = this.#workspace;
		await removeOsEdit(database, edit);
		return async () => await saveOsEdit(database, edit);
	}

	/** Says what a text is; null: it is read as it stands. Gives what takes it back. */
	async name(text: string, os: string | null): Promise<() => Promise<void>> {
		const before = this.#basis.current?.osAliases.get(aliasKey(text)) ?? null;
		await this.#store(text, os);
		return async () => await this.#store(text, before);
	}

	async #store(text: string, os: string | null): Promise<void> {
		const { database } = this.#workspace;
		if (os === null) await removeOsAlias(database, text);
		else await saveOsAlias(database, text, { os, note: '', now: nowIso() });
	}
}
