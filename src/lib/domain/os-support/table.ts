import { z } from '../../z.ts';
import type { IsoDate } from '../dates.ts';
import {
	isOsProduct,
	isoDateSchema,
	osReleaseSchema,
	releaseKey,
	type OsProduct,
	type OsRelease,
	type SupportEnd
} from './release.ts';

/** The shipped file, as validated on load. */
export interface OsTableFile {
	readonly meta: {
		readonly dataSource: string;
		/** The day of which the data are. */
		readonly generated: IsoDate;
		readonly corrections: readonly string[];
		readonly semantics: string;
	};
	readonly releases: readonly OsRelease[];
}

export const osTableFileSchema: z.ZodType<OsTableFile> = z.object({
	meta: z.object({
		dataSource: z.string(),
		generated: isoDateSchema,
		corrections: z.array(z.string()),
		semantics: z.string()
	}),
	releases: z.array(osReleaseSchema)
});

/**
 * What a person changed, kept apart from the shipped data so that a newer table can be shipped under
 * it: other dates for a shipped release, or a release of their own. `editedAt` is an ISO date-time.
 */
export type OsTableEdit = OsDatesEdit | OsAddedRelease;

export interface OsDatesEdit {
	readonly kind: 'dates';
	/** `releaseKey` of the release. */
	readonly key: string;
	readonly securityEnd: SupportEnd;
	readonly paidExtendedEnd: IsoDate | null;
	readonly note: string;
	readonly editedAt: string;
}

export interface OsAddedRelease {
	readonly kind: 'added';
	readonly release: OsRelease;
	readonly note: string;
	readonly editedAt: string;
}

export const osTableEditSchema: z.ZodType<OsTableEdit> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('dates'),
		key: z.string().min(1),
		securityEnd: z.union([isoDateSchema, z.literal('ended'), z.null()]),
		paidExtendedEnd: isoDateSchema.nullable(),
		note: z.string().max(2000),
		editedAt: z.string()
	}),
	z.strictObject({
		kind: z.literal('added'),
		release: osReleaseSchema,
		note: z.string().max(2000),
		editedAt: z.string()
	})
]);

export interface OsTableRow {
	readonly key: string;
	readonly release: OsRelease;
	/** The shipped release beneath an edit, null for one that a person added. */
	readonly shipped: OsRelease | null;
	readonly edit: OsTableEdit | null;
}

/** Shipped data with a person's edits laid over it, indexed for the verdict. */
export interface OsTable {
	/** "Data as of". */
	readonly asOf: IsoDate;
	readonly dataSource: string;
	readonly corrections: readonly string[];
	readonly rows: readonly OsTableRow[];
	readonly byProduct: ReadonlyMap<OsProduct, readonly OsRelease[]>;
	/** Edits whose release the shipped table no longer has: shown, without effect. */
	readonly orphans: readonly OsTableEdit[];
}

/**
 * Lays edits over the shipped table. A later edit of the same release wins over an earlier one; a
 * person's edit wins over shipped data until it is removed, also where a newer table now has the
 * release that they had added.
 */
export function mergeTable(file: OsTableFile, edits: readonly OsTableEdit[] = []): OsTable {
	const rows = new Map<string, OsTableRow>();
	for (const release of file.releases) {
		if (!isOsProduct(release.product)) continue;
		const key = releaseKey(release);
		rows.set(key, { key, release, shipped: release, edit: null });
	}
	const orphans: OsTableEdit[] = [];
	for (const edit of inOrder(edits)) {
		const row = edited(edit, rows);
		if (row === null) orphans.push(edit);
		else rows.set(row.key, row);
	}
	const all = [...rows.values()];
	return {
		asOf: file.meta.generated,
		dataSource: file.meta.dataSource,
		corrections: file.meta.corrections,
		rows: all,
		byProduct: grouped(all),
		orphans
	};
}

function inOrder(edits: readonly OsTableEdit[]): OsTableEdit[] {
	// Added releases first, so that dates may be given to them too.
	const rank = (edit: OsTableEdit) => (edit.kind === 'added' ? 0 : 1);
	return [...edits].sort(
		(a, b) => rank(a) - rank(b) || (a.editedAt < b.editedAt ? -1 : a.editedAt > b.editedAt ? 1 : 0)
	);
}

function edited(edit: OsTableEdit, rows: ReadonlyMap<string, OsTableRow>): OsTableRow | null {
	if (edit.kind === 'added') {
		if (!isOsProduct(edit.release.product)) return null;
		const key = releaseKey(edit.release);
		return { key, release: edit.release, shipped: rows.get(key)?.shipped ?? null, edit };
	}
	const row = rows.get(edit.key);
	if (!row) return null;
	const { securityEnd, paidExtendedEnd } = edit;
	return { ...row, release: { ...row.release, securityEnd, paidExtendedEnd }, edit };
}

function grouped(rows: readonly OsTableRow[]): Map<OsProduct, OsRelease[]> {
	const byProduct = new Map<OsProduct, OsRelease[]>();
	for (const { release } of rows) {
		if (!isOsProduct(release.product)) continue;
		const list = byProduct.get(release.product);
		if (list) list.push(release);
		else byProduct.set(release.product, [release]);
	}
	return byProduct;
}
