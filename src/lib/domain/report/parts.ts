import { z } from '../../z.ts';
import { isColumnKey, type ColumnKey } from '../columns.ts';
import { isoDateSchema } from '../os-support/release.ts';
import type { IsoDate } from '../dates.ts';
import { groupings, type Grouping } from './budget-group.ts';
import { granularities, type Granularity, type HorizonYears } from './horizon.ts';
import { paces, type Pace } from './levelled.ts';
import { emptyText, richTextSchema, type RichText } from './rich-text.ts';

export const reportModes = ['build', 'display', 'presentation'] as const;
export type ReportMode = (typeof reportModes)[number];

/** Kinds of parts in the order of a new report. All but `text` stand in a report once at most. */
export const partKinds = [
	'cover',
	'summary',
	'dashboard',
	'assets',
	'lifecycle',
	'budget',
	'roadmap',
	'changes',
	'notes',
	'text'
] as const;
export type PartKind = (typeof partKinds)[number];

export const assetGroupings = ['none', 'type', 'class', 'grade', 'location', 'year'] as const;
export type AssetGrouping = (typeof assetGroupings)[number];

export interface ColumnOrder {
	readonly column: ColumnKey;
	readonly direction: 'ascending' | 'descending';
}

/**
 * `drafted`: made from the facts each time it is read. `carried`: written for the report of `from` and
 * not touched since, so its words may be old. `written`: edited here.
 */
export type SummaryText =
	| { readonly origin: 'drafted' }
	| { readonly origin: 'carried'; readonly text: RichText; readonly from: IsoDate }
	| { readonly origin: 'written'; readonly text: RichText };

interface PartOf<K extends PartKind> {
	readonly kind: K;
	/** Unique in the report. */
	readonly id: string;
	/** A person's name for it; null: the name of its kind. */
	readonly name: string | null;
	readonly shownIn: Readonly<Record<ReportMode, boolean>>;
}

export type CoverPart = PartOf<'cover'> & { readonly text: RichText };
export type SummaryPart = PartOf<'summary'> & { readonly text: SummaryText };
export type TextPart = PartOf<'text'> & { readonly text: RichText };
export type AssetsPart = PartOf<'assets'> & {
	readonly grouping: AssetGrouping;
	readonly order: readonly ColumnOrder[];
};
export type LifecyclePart = PartOf<'lifecycle'> & { readonly years: HorizonYears };
export type BudgetPart = PartOf<'budget'> & {
	readonly years: HorizonYears;
	readonly granularity: Granularity;
	readonly grouping: Grouping;
	readonly pace: Pace;
	readonly isRecurringShown: boolean;
};
export type RoadmapPart = PartOf<'roadmap'> & { readonly quarters: number };
export type PlainPart = PartOf<'dashboard'> | PartOf<'changes'> | PartOf<'notes'>;

export type ReportPart =
	| CoverPart
	| SummaryPart
	| TextPart
	| AssetsPart
	| LifecyclePart
	| BudgetPart
	| RoadmapPart
	| PlainPart;

const base = {
	id: z.string().min(1).max(200),
	name: z.string().trim().min(1).max(200).nullable(),
	shownIn: z.strictObject({ build: z.boolean(), display: z.boolean(), presentation: z.boolean() })
};
const part = <K extends PartKind, S extends z.ZodRawShape>(kind: K, shape: S) =>
	z.strictObject({ kind: z.literal(kind), ...base, ...shape });
const years = z.union([z.literal(3), z.literal(5)]);
const columnKeySchema = z.custom<ColumnKey>((key) => typeof key === 'string' && isColumnKey(key), {
	error: 'unknown-column'
});

const partSchema: z.ZodType<ReportPart> = z.discriminatedUnion('kind', [
	part('cover', { text: richTextSchema }),
	part('summary', {
		text: z.discriminatedUnion('origin', [
			z.strictObject({ origin: z.literal('drafted') }),
			z.strictObject({ origin: z.literal('carried'), text: richTextSchema, from: isoDateSchema }),
			z.strictObject({ origin: z.literal('written'), text: richTextSchema })
		])
	}),
	part('dashboard', {}),
	part('assets', {
		grouping: z.enum(assetGroupings),
		order: z
			.array(
				z.strictObject({
					column: columnKeySchema,
					direction: z.enum(['ascending', 'descending'])
				})
			)
			.max(10)
	}),
	part('lifecycle', { years }),
	part('budget', {
		years,
		granularity: z.enum(granularities),
		grouping: z.enum(groupings),
		pace: z.enum(paces),
		isRecurringShown: z.boolean()
	}),
	part('roadmap', { quarters: z.int().min(2).max(20) }),
	part('changes', {}),
	part('notes', {}),
	part('text', { text: richTextSchema })
]);

export const partsSchema: z.ZodType<readonly ReportPart[]> = z
	.array(partSchema)
	.max(200)
	.refine(hasDistinctIds, { error: 'part-id-twice' })
	.refine(hasEachKindOnce, { error: 'part-kind-twice' });

const everywhere = { build: true, display: true, presentation: true } as const;
const named = <K extends PartKind>(kind: K): PartOf<K> => ({
	kind,
	id: kind,
	name: null,
	shownIn: everywhere
});

/** The parts of a report that carries nothing forward. */
export const defaultParts: readonly ReportPart[] = [
	{ ...named('cover'), text: emptyText },
	{ ...named('summary'), text: { origin: 'drafted' } },
	named('dashboard'),
	{ ...named('assets'), grouping: 'type', order: [] },
	{ ...named('lifecycle'), years: 5 },
	{
		...named('budget'),
		years: 3,
		granularity: 'year',
		grouping: 'family',
		pace: 'year',
		isRecurringShown: false
	},
	{ ...named('roadmap'), quarters: 5 },
	named('changes'),
	named('notes')
];

/** The parts that a mode shows, in order. */
export function partsIn(parts: readonly ReportPart[], mode: ReportMode): ReportPart[] {
	return parts.filter((one) => one.shownIn[mode]);
}

/** The part of a kind, with its settings; null where the report has none. */
export function partOf<K extends PartKind>(
	parts: readonly ReportPart[],
	kind: K
): Extract<ReportPart, { kind: K }> | null {
	const isMeant = (one: ReportPart): one is Extract<ReportPart, { kind: K }> => one.kind === kind;
	return parts.find(isMeant) ?? null;
}

function hasDistinctIds(parts: readonly ReportPart[]): boolean {
	return new Set(parts.map((one) => one.id)).size === parts.length;
}

function hasEachKindOnce(parts: readonly ReportPart[]): boolean {
	const kinds = parts.map((one) => one.kind).filter((kind) => kind !== 'text');
	return new Set(kinds).size === kinds.length;
}
