import { z } from '../../z.ts';
import { laterDate, type IsoDate } from '../dates.ts';
import type { CompanyId, ConfigurationId } from '../ids.ts';
import { isoDateSchema } from '../os-support/release.ts';
import { configurationIdSchema } from './initiative.ts';
import { carriedNotes, notesSchema, type ReportNote } from './notes.ts';
import { defaultParts, partsSchema, type ReportPart } from './parts.ts';

/** What a person writes and sets in a report. A completed report keeps it beside its facts. */
export interface ReportContent {
	readonly name: string;
	readonly meetingDate: IsoDate;
	readonly templateId: string;
	readonly preparer: string;
	readonly parts: readonly ReportPart[];
	readonly notes: readonly ReportNote[];
	/** Configurations that this report leaves out. */
	readonly exclusions: readonly ConfigurationId[];
	/** Internal notes on configurations. */
	readonly assetNotes: Readonly<Record<ConfigurationId, string>>;
}

/** A report that still reads configurations live. */
export interface DraftReport extends ReportContent {
	readonly state: 'draft';
	readonly id: string;
	readonly companyId: CompanyId;
	/** ISO date-times. */
	readonly createdAt: string;
	readonly editedAt: string;
	/** The completed report that notes, exclusions, texts, open actions and settings came from. */
	readonly carriedFrom: { readonly reportId: string; readonly meetingDate: IsoDate } | null;
}

const contentShape = {
	name: z.string().trim().min(1).max(300),
	meetingDate: isoDateSchema,
	templateId: z.string().min(1).max(200),
	preparer: z.string().max(300),
	parts: partsSchema,
	notes: notesSchema,
	exclusions: z.array(configurationIdSchema).max(200_000),
	assetNotes: z.record(configurationIdSchema, z.string().max(5000)) as z.ZodType<
		Readonly<Record<ConfigurationId, string>>
	>
};

export const reportContentSchema: z.ZodType<ReportContent> = z.strictObject(contentShape);

export const companyIdSchema = z.custom<CompanyId>(
	(value) => typeof value === 'string' && value.length > 0 && value.length <= 200,
	{ error: 'not-an-id' }
);

const stamp = z.iso.datetime();

export const draftSchema: z.ZodType<DraftReport> = z.strictObject({
	...contentShape,
	state: z.literal('draft'),
	id: z.string().min(1).max(200),
	companyId: companyIdSchema,
	createdAt: stamp,
	editedAt: stamp,
	carriedFrom: z
		.strictObject({ reportId: z.string().min(1).max(200), meetingDate: isoDateSchema })
		.nullable()
});

/** The day that a draft's ages and dates are judged for: its meeting, or today if that is later. */
export function asOfDate(draft: Pick<ReportContent, 'meetingDate'>, today: IsoDate): IsoDate {
	return laterDate(draft.meetingDate, today);
}

/** What a person is asked for, and what the caller gives, for a new draft. */
export type NewDraft = Pick<
	DraftReport,
	'id' | 'companyId' | 'name' | 'meetingDate' | 'templateId' | 'preparer' | 'createdAt'
>;

/** A completed report as far as a new draft takes over from it. */
export interface CarrySource {
	readonly id: string;
	readonly content: ReportContent;
}

/**
 * A new draft. It carries forward notes, exclusions, texts, open actions and part settings of a
 * completed report: the last one for "Create Report", any one for "New draft from this report". A
 * summary that was written is marked as carried, since its words were of another day.
 */
export function newDraft(details: NewDraft, from: CarrySource | null): DraftReport {
	const { createdAt } = details;
	const fresh = { ...details, state: 'draft', editedAt: createdAt } as const;
	if (from === null) {
		const nothing = { notes: [], exclusions: [], assetNotes: {} };
		return { ...fresh, ...nothing, parts: defaultParts, carriedFrom: null };
	}
	const { content } = from;
	return {
		...fresh,
		parts: content.parts.map((part) => carriedPart(part, content.meetingDate)),
		notes: carriedNotes(content.notes),
		exclusions: content.exclusions,
		assetNotes: content.assetNotes,
		carriedFrom: { reportId: from.id, meetingDate: content.meetingDate }
	};
}

function carriedPart(part: ReportPart, from: IsoDate): ReportPart {
	if (part.kind !== 'summary' || part.text.origin !== 'written') return part;
	return { ...part, text: { origin: 'carried', text: part.text.text, from } };
}
