import { z } from '../../z.ts';
import { columnNames, isColumnKey, type ColumnKey, type ColumnSettings } from '../columns.ts';
import type { IsoDate } from '../dates.ts';
import type { FieldKey } from '../field.ts';
import type { Health } from '../health.ts';
import type { CompanyId } from '../ids.ts';
import { isCurrency } from '../money.ts';
import { isoDateSchema } from '../os-support/release.ts';
import type { GradeView } from './asset.ts';
import { gradeViewSchema, placedAssetSchema } from './asset-schema.ts';
import type { PlacedAsset } from './budget.ts';
import { startMonthSchema, type StartMonth } from './fiscal.ts';
import { frozenChangesSchema, type FrozenChanges } from './frozen-changes.ts';
import { initiativeSchema, type Initiative } from './initiative.ts';
import { companyIdSchema, reportContentSchema, type ReportContent } from './report.ts';
import { richTextSchema, type RichText } from './rich-text.ts';

/** How the MSP shows itself. */
export interface ReportBrand {
	readonly mspName: string;
	/** An image as a data URL, so that it needs no network. */
	readonly logo: string | null;
	/** "#1a2b3c" */
	readonly colour: string | null;
	/** ISO 4217. */
	readonly currency: string;
	/** BCP 47. */
	readonly locale: string;
	/** As the workspace's settings name it. */
	readonly dateFormat: string;
}

/** The template as far as a report shows it. */
export interface ReportTemplate {
	readonly id: string;
	readonly name: string;
	/** In the template's order. */
	readonly grades: readonly GradeView[];
	readonly columns: readonly ColumnSettings[];
}

/** The last completed report, that changes are told against. */
export interface PreviousReport {
	readonly reportId: string;
	readonly name: string;
	readonly meetingDate: IsoDate;
	readonly asOf: IsoDate;
	readonly health: Health;
}

/** Sums that a completed report was made with, in minor units: what `verifyReport` holds against its assets. */
export interface ReportFigures {
	readonly assetCount: number;
	readonly replaceCount: number;
	readonly oneTimeMinor: number;
	readonly laterMinor: number;
	readonly unscheduledMinor: number;
	readonly recurringMonthlyMinor: number;
	readonly levelledYearMinor: number;
	readonly levelledMonthMinor: number;
}

/**
 * A completed report: locked for ever, and all that it shows. No part of it is read from anywhere else,
 * so that no sync, template, table or budget can change it.
 */
export interface CompletedReport {
	readonly format: 'almanac-report';
	readonly version: 1;
	readonly state: 'completed';
	readonly id: string;
	readonly companyId: CompanyId;
	readonly companyName: string;
	/** ISO date-times. */
	readonly createdAt: string;
	readonly completedAt: string;
	readonly asOf: IsoDate;
	/** What a person wrote and set, macros as typed: what the next report carries forward. */
	readonly content: ReportContent;
	/** Texts as they are read, by part. */
	readonly texts: Readonly<Record<string, RichText>>;
	readonly brand: ReportBrand;
	readonly template: ReportTemplate;
	/** The table of support dates: its day and source. */
	readonly osTable: { readonly asOf: IsoDate; readonly dataSource: string };
	/** ISO date-time of the sync that the data come from; null where none was. */
	readonly dataAsOf: string | null;
	readonly startMonth: StartMonth;
	/** The downloaded fields that assets hold values of. */
	readonly fields: readonly { readonly key: FieldKey; readonly label: string }[];
	/** Every configuration in Build scope, the excluded ones too. */
	readonly assets: readonly PlacedAsset[];
	readonly initiatives: readonly Initiative[];
	readonly health: Health;
	/** At each completed report before this one, oldest first. */
	readonly trend: readonly { readonly on: IsoDate; readonly health: Health }[];
	readonly previous: PreviousReport | null;
	readonly changes: FrozenChanges | null;
	readonly figures: ReportFigures;
	/** `digestOf` all else. */
	readonly digest: string;
}

export const completedReportVersion = 1;

const id = z.string().min(1).max(200);
const name = z.string().max(1000);
const stamp = z.iso.datetime();
const count = z.int().min(0);
const weight = z.number().min(0);
const logoUrl = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+=*$/;

const healthSchema: z.ZodType<Health> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('rated'),
		healthyWeight: weight,
		countedWeight: weight,
		share: z.number().min(0).max(1),
		healthyCount: count,
		countedCount: count
	}),
	z.strictObject({ kind: z.literal('not-rated') })
]);

export const brandSchema: z.ZodType<ReportBrand> = z.strictObject({
	mspName: name,
	logo: z.string().max(5_000_000).regex(logoUrl).nullable(),
	colour: z
		.string()
		.regex(/^#[0-9a-f]{6}$/i)
		.nullable(),
	currency: z.string().refine(isCurrency, { error: 'unknown-currency' }),
	locale: z.string().min(2).max(100),
	dateFormat: z.string().max(100)
});

const columnSchema: z.ZodType<ColumnSettings> = z.strictObject({
	key: z.custom<ColumnKey>((key) => typeof key === 'string' && isColumnKey(key)),
	build: z.boolean(),
	display: z.boolean(),
	width: z.number().min(0).nullable()
});

const templateSchema: z.ZodType<ReportTemplate> = z.strictObject({
	id,
	name,
	grades: z.array(gradeViewSchema).max(100),
	columns: z.array(columnSchema).max(columnNames.length + 1000)
});

const figuresSchema: z.ZodType<ReportFigures> = z.strictObject({
	assetCount: count,
	replaceCount: count,
	oneTimeMinor: count,
	laterMinor: count,
	unscheduledMinor: count,
	recurringMonthlyMinor: count,
	levelledYearMinor: count,
	levelledMonthMinor: count
});

/** Version 1. A later version gets a schema beside this one, and an upgrade; this one never changes. */
export const completedReportSchema: z.ZodType<CompletedReport> = z.strictObject({
	format: z.literal('almanac-report'),
	version: z.literal(completedReportVersion),
	state: z.literal('completed'),
	id,
	companyId: companyIdSchema,
	companyName: name,
	createdAt: stamp,
	completedAt: stamp,
	asOf: isoDateSchema,
	content: reportContentSchema,
	texts: z.record(id, richTextSchema),
	brand: brandSchema,
	template: templateSchema,
	osTable: z.strictObject({ asOf: isoDateSchema, dataSource: name }),
	dataAsOf: stamp.nullable(),
	startMonth: startMonthSchema,
	fields: z.array(z.strictObject({ key: z.string().min(1).max(500), label: name })).max(2000),
	assets: z.array(placedAssetSchema),
	initiatives: z.array(initiativeSchema),
	health: healthSchema,
	trend: z.array(z.strictObject({ on: isoDateSchema, health: healthSchema })),
	previous: z
		.strictObject({
			reportId: id,
			name,
			meetingDate: isoDateSchema,
			asOf: isoDateSchema,
			health: healthSchema
		})
		.nullable(),
	changes: frozenChangesSchema.nullable(),
	figures: figuresSchema,
	digest: z.string().regex(/^[0-9a-f]{16}$/)
});
