/**
 * The boundary between Autotask and Almanac, part two: the answers around the records
 * (`docs/autotask.md`, "Query", "Metadata calls"). Loose everywhere: unknown members survive.
 */
import { z } from '../z.ts';
import { AlmanacError } from '../domain/errors.ts';

/** A page link is only ever looked at, never followed: null, absent and "" all mean "none". */
export const queryAnswerSchema = z.looseObject({
	items: z.array(z.unknown()),
	pageDetails: z.looseObject({ nextPageUrl: z.string().nullish() }).nullish()
});

export const countAnswerSchema = z.looseObject({ queryCount: z.int().nonnegative() });

/** `item` is null for an id that does not exist. */
export const itemAnswerSchema = z.looseObject({ item: z.unknown() });

/** Answer of a write; the swagger gives the id no type. */
export const writeAnswerSchema = z.looseObject({ itemId: z.union([z.int(), z.string()]) });

/** The array of a record's UDFs. Values are text or null; any other scalar is read as its text. */
export const recordUdfsSchema = z.array(
	z.object({
		name: z.string(),
		value: z.union([z.string(), z.number(), z.boolean()]).nullish()
	})
);

/** 0 none, 1 all, 2 restricted. */
const accessSchema = z.int().nullish();

export const entityInformationSchema = z.looseObject({
	info: z.looseObject({
		name: z.string(),
		canQuery: z.boolean(),
		canCreate: z.boolean(),
		canUpdate: z.boolean(),
		userAccessForQuery: accessSchema,
		userAccessForCreate: accessSchema,
		userAccessForUpdate: accessSchema,
		hasUserDefinedFields: z.boolean().nullish()
	})
});

const picklistValueSchema = z.looseObject({
	/** Text on the wire even for integer fields; a number is read as one. */
	value: z.union([z.string(), z.number()]).transform(String),
	label: z.string().nullish(),
	sortOrder: z.number().nullish(),
	isActive: z.boolean().nullish()
});

/** `fields` names its type `dataType` and has no label; `userDefinedFields` has `type` and `label`. */
export const fieldsAnswerSchema = z.looseObject({
	fields: z.array(
		z.looseObject({
			name: z.string(),
			label: z.string().nullish(),
			dataType: z.string().nullish(),
			type: z.string().nullish(),
			isReadOnly: z.boolean().nullish(),
			isQueryable: z.boolean().nullish(),
			isPickList: z.boolean().nullish(),
			referenceEntityType: z.string().nullish(),
			picklistValues: z.array(picklistValueSchema).nullish()
		})
	)
});

export type WireField = z.output<typeof fieldsAnswerSchema>['fields'][number];

export const thresholdSchema = z.looseObject({
	externalRequestThreshold: z.number().positive(),
	currentTimeframeRequestCount: z.number().nonnegative()
});

export const zoneInformationSchema = z.looseObject({
	zoneName: z.string(),
	url: z.url({ protocol: /^https?$/ }),
	webUrl: z.string().nullish(),
	ci: z.int()
});

/** The answer in its shape, or `answer-malformed` with the first member that is not. */
export function parseAnswer<S extends z.ZodType>(
	schema: S,
	json: unknown,
	endpoint: string
): z.output<S> {
	const result = schema.safeParse(json);
	if (result.success) return result.data;
	const field = result.error.issues[0]?.path.join('.') || undefined;
	throw new AlmanacError({ code: 'answer-malformed', entity: endpoint, field });
}
