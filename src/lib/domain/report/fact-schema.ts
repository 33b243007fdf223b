import { z } from '../../z.ts';
import { kinds } from '../kinds.ts';
import type { FreeUpdate } from '../os-support/free-update.ts';
import type { OsVerdict } from '../os-support/os-verdict.ts';
import { isoDateSchema } from '../os-support/release.ts';
import type { Fact, FactValue } from '../rules/fact.ts';
import { conditionSchema } from '../rules/rule.ts';
import type { ValueSource } from '../rules/subject.ts';

const text = z.string().max(32_000);
const name = z.string().max(1000);
const count = z.int();
const months = z.int().min(0).nullable();

/** Where a value comes from, as completed reports keep it. */
export const valueSourceSchema: z.ZodType<ValueSource> = z.strictObject({
	from: z.enum(['autotask', 'person', 'file', 'vendor', 'default']),
	field: name.nullable(),
	at: z.string().max(100).nullable(),
	note: text.nullable()
});

const freeUpdateSchema: z.ZodType<FreeUpdate> = z.strictObject({
	name,
	shortName: name,
	until: isoDateSchema.nullable(),
	condition: z.enum(['always', 'model', 'contract'])
});

const candidates = z
	.array(
		z.strictObject({
			name,
			end: z.union([isoDateSchema, z.literal('ended'), z.null()]),
			freeUpdate: freeUpdateSchema.nullable()
		})
	)
	.max(500);

const judged = {
	name,
	end: isoDateSchema.nullable(),
	daysLeft: count.nullable(),
	freeUpdate: freeUpdateSchema.nullable(),
	isSuccessorExpected: z.boolean(),
	extendedSupport: z.boolean(),
	candidates,
	open: z.array(z.enum(['release', 'edition', 'build'])).max(3),
	note: text.nullable(),
	source: name
};

/** A verdict on an operating system, as completed reports keep it. */
export const osVerdictSchema: z.ZodType<OsVerdict> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('unknown'),
		reason: z.enum([
			'empty',
			'placeholder',
			'protected',
			'not-recognised',
			'release-missing',
			'not-in-table'
		]),
		name: name.nullable(),
		candidates
	}),
	z.strictObject({ kind: z.literal('supported'), ...judged }),
	z.strictObject({ kind: z.literal('ended'), ...judged })
]);

const factValueSchema: z.ZodType<FactValue> = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('unknown') }),
	z.strictObject({ kind: z.literal('future'), date: isoDateSchema }),
	z.strictObject({
		kind: z.literal('age'),
		months: z.int().min(0),
		purchaseDate: isoDateSchema
	}),
	z.strictObject({
		kind: z.literal('lifespan'),
		months: z.int().min(0),
		purchaseDate: isoDateSchema,
		recommendedMonths: months,
		limitMonths: months,
		lifespanSource: z.enum(['configuration', 'class', 'type', 'template', 'default'])
	}),
	z.strictObject({ kind: z.literal('date'), date: isoDateSchema, daysLeft: count }),
	z.strictObject({ kind: z.literal('ram'), bytes: z.number().min(0) }),
	z.strictObject({ kind: z.literal('os-support'), verdict: osVerdictSchema }),
	z.strictObject({ kind: z.literal('kind'), value: z.enum(kinds) }),
	z.strictObject({ kind: z.literal('text'), text })
]);

/** What decided a grade, as completed reports keep it. */
export const factSchema: z.ZodType<Fact> = z.strictObject({
	condition: conditionSchema.nullable(),
	truth: z.enum(['true', 'false', 'unknown']),
	value: factValueSchema,
	source: valueSourceSchema.nullable()
});
