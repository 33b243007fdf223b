/** What a workspace file holds, once it is open: a head, rows by table, and an end that counts them. */
import { z } from '../z.ts';

export const frameFormat = 'almanac-workspace';

/** All of a workspace, or one company with what belongs to it. */
export type FileScope =
	| { readonly kind: 'workspace' }
	| { readonly kind: 'company'; readonly companyId: string; readonly name: string };

/** Which edits a workspace has taken in: the highest count of each device's edits. */
export type KnownEdits = Readonly<Record<string, number>>;

export interface HeadFrame {
	readonly kind: 'head';
	readonly format: typeof frameFormat;
	/** Version of the database that the rows are of. */
	readonly schema: number;
	/** The sample never meets the user's own workspace, in a file neither. */
	readonly workspace: 'main' | 'sample';
	readonly scope: FileScope;
	/** ISO date-time. */
	readonly madeAt: string;
	readonly knows: KnownEdits;
}

export interface RowsFrame {
	readonly kind: 'rows';
	readonly table: string;
	readonly rows: readonly unknown[];
}

export interface EndFrame {
	readonly kind: 'end';
	/** Rows by table. */
	readonly counts: Readonly<Record<string, number>>;
}

export type Frame = HeadFrame | RowsFrame | EndFrame;

const count = z.int().min(0);

export const headSchema: z.ZodType<HeadFrame> = z.object({
	kind: z.literal('head'),
	format: z.literal(frameFormat),
	schema: z.int().min(1),
	workspace: z.enum(['main', 'sample']),
	scope: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('workspace') }),
		z.strictObject({
			kind: z.literal('company'),
			companyId: z.string().min(1).max(200),
			name: z.string().max(1000)
		})
	]),
	madeAt: z.iso.datetime(),
	knows: z.record(z.string().max(200), count)
});

export const bodySchema: z.ZodType<RowsFrame | EndFrame> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('rows'),
		table: z.string().max(100),
		rows: z.array(z.unknown()).min(1)
	}),
	z.strictObject({ kind: z.literal('end'), counts: z.record(z.string().max(100), count) })
]);
