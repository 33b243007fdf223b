import { expect } from 'vitest';
import { readerOf } from '../../src/lib/db/column.ts';
import type { AlmanacDatabase } from '../../src/lib/db/database.ts';
import type { ConfigurationMark } from '../../src/lib/db/shard-rows.ts';
import type { Sandbox } from '../../src/lib/sandbox/app.ts';
import { configurationValues, type ExpectedValues } from './oracle.ts';
import { tenantRecords, type WireRecord } from './tenant-truth.ts';

interface StoredRow {
	readonly psaCompanyId: number;
	readonly mark: ConfigurationMark | undefined;
	readonly values: Readonly<Record<string, unknown>>;
}

export interface Truth {
	/** What the stored selection admits; the default one where absent. */
	readonly admits?: ((record: WireRecord) => boolean) | undefined;
	/**
	 * True right after a full pass. Between two of them nobody looks after a row that is out of scope: it
	 * may be gone meanwhile.
	 */
	readonly isExact?: boolean | undefined;
	/** Columns whose values are not compared: edits without a stamp wait for a full pass. */
	readonly except?: readonly string[] | undefined;
}

/**
 * Whatever course of syncs led here: the mapped companies hold what a naive full import would give them,
 * and each row beside it says rightly why it is not part of that.
 */
export async function expectSynced(
	{ db, sandbox }: { readonly db: AlmanacDatabase; readonly sandbox: Sandbox },
	{ admits = (record) => record.isActive === true, isExact = false, except = [] }: Truth = {}
): Promise<void> {
	const mapped = new Set((await db.companyMappings.toArray()).map(({ psaId }) => psaId));
	const records = await tenantRecords(sandbox, 'ConfigurationItems');
	const truth = new Map(records.map((record) => [record.id, record]));
	const chosen = (await db.importSettings.toCollection().first())?.fields ?? [];
	const compared = chosen.filter((key) => !except.includes(key));
	const valuesOf = await configurationValues(sandbox, compared);
	const stored = await storedRows(db);

	const expected = new Map<number, ExpectedValues>();
	for (const record of records) {
		if (!mapped.has(Number(record.companyID)) || !admits(record)) continue;
		expected.set(record.id, { companyID: record.companyID, ...valuesOf(record) });
	}
	const found = new Map<number, ExpectedValues>();
	for (const [id, { psaCompanyId, mark, values }] of stored) {
		if (mark) continue;
		const keys = Object.keys(expected.get(id) ?? {}).filter((key) => key !== 'companyID');
		const shown = Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
		found.set(id, { companyID: psaCompanyId, ...shown });
	}
	const sorted = (map: Map<number, ExpectedValues>) => [...map].sort(([a], [b]) => a - b);
	expect(sorted(found)).toEqual(sorted(expected));
	for (const [id, { mark, psaCompanyId }] of stored) {
		if (!mark) continue;
		const truthful = reason(id, psaCompanyId);
		const isLookedAfter = isExact || mark.missingSince !== null;
		if (isLookedAfter) expect(reasonOf(mark), `configuration ${id}`).toBe(truthful);
		else expect(truthful, `configuration ${id}`).not.toBe('in scope');
	}

	function reason(id: number, psaCompanyId: number): string {
		const record = truth.get(id);
		if (!mapped.has(psaCompanyId)) return 'company-not-mapped';
		if (!record) return 'missing';
		if (!mapped.has(Number(record.companyID))) return 'moved-to-unmapped-company';
		return admits(record) ? 'in scope' : 'left-selection';
	}
}

function reasonOf({ missingSince, outOfScope }: ConfigurationMark): string {
	return missingSince === null ? (outOfScope?.reason ?? 'none') : 'missing';
}

/** Every stored row by its Autotask id; none may be there twice, and each is found by its directory. */
async function storedRows(db: AlmanacDatabase): Promise<Map<number, StoredRow>> {
	const rows = new Map<number, StoredRow>();
	for (const shard of await db.shards.toArray()) {
		const { integrationId, psaCompanyId, chunk, ids, columns, marks } = shard;
		const directory = await db.directories.get([integrationId, psaCompanyId]);
		const readers = Object.entries(columns).map(
			([key, column]) => [key, readerOf(column)] as const
		);
		for (const [row, id] of ids.entries()) {
			if (rows.has(id)) throw new Error(`Configuration ${id} is stored twice`);
			const place = directory?.ids.indexOf(id) ?? -1;
			if (directory?.chunks[place] !== chunk) throw new Error(`${id} is not where it should be`);
			const values = Object.fromEntries(readers.map(([key, read]) => [key, read(row)]));
			rows.set(id, { psaCompanyId, mark: marks.find((mark) => mark.id === id), values });
		}
	}
	return rows;
}
