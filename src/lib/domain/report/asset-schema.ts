import { z } from '../../z.ts';
import type { FieldValue } from '../field.ts';
import { kinds } from '../kinds.ts';
import { largestAmountMinor } from '../money.ts';
import { isoDateSchema } from '../os-support/release.ts';
import { gradeActions, gradeColours, gradeMarks } from '../rules/default-grades.ts';
import type { AssetBudget, GradeView } from './asset.ts';
import type { PlacedAsset } from './budget.ts';
import { factSchema, osVerdictSchema, valueSourceSchema } from './fact-schema.ts';
import { periodSchema } from './fiscal.ts';
import { configurationIdSchema } from './initiative.ts';
import type { Placement } from './placement.ts';

/** Autotask's texts have at most 32,000 characters; UDFs less. */
const text = z.string().max(64_000);
const date = isoDateSchema.nullable();
const id = z.string().min(1).max(200);

export const gradeViewSchema: z.ZodType<GradeView> = z.strictObject({
	id,
	name: z.string().min(1).max(200),
	colour: z.enum(gradeColours),
	mark: z.enum(gradeMarks),
	action: z.enum(gradeActions),
	healthy: z.boolean(),
	counts: z.boolean()
});

const amount = z.int().min(0).max(largestAmountMinor);

const assetBudgetSchema: z.ZodType<AssetBudget> = z.strictObject({
	hardwareMinor: amount,
	setupMinor: amount,
	onsiteMinor: amount,
	recurringMonthlyMinor: amount,
	source: z.enum(['person', 'class', 'type', 'none'])
});

const placementSchema: z.ZodType<Placement> = z.discriminatedUnion('state', [
	z.strictObject({
		state: z.literal('scheduled'),
		cause: z.enum(['initiative', 'person', 'limit', 'os-support', 'action']),
		dueOn: date,
		wanted: periodSchema.nullable(),
		period: periodSchema,
		isOverdue: z.boolean()
	}),
	z.strictObject({ state: z.literal('unscheduled') }),
	z.strictObject({ state: z.literal('none'), cause: z.enum(['retire', 'done']) })
]);

const fieldValueSchema: z.ZodType<FieldValue> = z.union([text, z.number(), z.boolean(), z.null()]);

/** One configuration of a completed report. */
export const placedAssetSchema: z.ZodType<PlacedAsset> = z.strictObject({
	id: configurationIdSchema,
	psaId: z.int().nullable(),
	name: text,
	serialNumber: text.nullable(),
	type: text,
	category: text.nullable(),
	kind: z.enum(kinds),
	status: text,
	class: z.strictObject({ id, name: text }).nullable(),
	weight: z.number().min(0).max(5),
	grade: gradeViewSchema.nullable(),
	facts: z.array(factSchema).max(500),
	override: z.strictObject({ gradeId: id, note: text, at: z.string().max(100) }).nullable(),
	proposed: gradeViewSchema.nullable(),
	purchaseDate: date,
	expirationDate: date,
	lastSeen: date,
	createdOn: date,
	lifespan: z.strictObject({
		recommendedMonths: z.int().min(0).nullable(),
		limitMonths: z.int().min(0).nullable(),
		source: z.enum(['configuration', 'class', 'type', 'template', 'default'])
	}),
	os: text.nullable(),
	osVerdict: osVerdictSchema,
	manufacturer: text.nullable(),
	model: text.nullable(),
	assignedUser: text.nullable(),
	location: text.nullable(),
	processor: text.nullable(),
	storage: text.nullable(),
	ram: z.number().min(0).nullable(),
	notes: text.nullable(),
	budget: assetBudgetSchema,
	choice: periodSchema.nullable(),
	state: z.enum(['counted', 'excluded']),
	isInDisplay: z.boolean(),
	note: text.nullable(),
	values: z.record(z.string().max(500), fieldValueSchema),
	sources: z.record(z.string().max(100), valueSourceSchema),
	placement: placementSchema
});
