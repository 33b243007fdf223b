/**
 * Nearly every record is exactly what its schema describes, and to see so takes a twentieth of the time
 * that Zod needs to check and copy it. What does not fit at first sight is Zod's to judge: it knows the
 * defaults, and names the field at fault.
 */
import type { z } from '../z.ts';

type Check = (value: unknown) => boolean;

/** True for an object whose fields need neither a default nor a conversion, and none of which is wrong. */
export function plainCheck(schema: z.ZodObject): (item: unknown) => boolean {
	const checks = Object.entries(schema.shape).map(
		([name, field]) => [name, checkOf(field as z.ZodType)] as const
	);
	return (item) => {
		if (!isRecord(item)) return false;
		for (const [name, fits] of checks) if (!fits(item[name])) return false;
		return true;
	};
}

export interface PlainUdf {
	readonly name: string;
	readonly value: string | null;
}

/** True for a record's UDFs as they usually come: an array of names with a text or null. */
export function arePlainUdfs(udfs: unknown): udfs is readonly PlainUdf[] {
	return Array.isArray(udfs) && udfs.every(isPlainUdf);
}

function isPlainUdf(udf: unknown): boolean {
	if (!isRecord(udf)) return false;
	const { name, value } = udf;
	return typeof name === 'string' && (value === null || typeof value === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

/** What a schema takes as it is; for a schema that is not known here nothing, so that Zod is asked. */
function checkOf(schema: z.ZodType): Check {
	const { type, format, checks, innerType } = schema.def as unknown as FieldSchema;
	const isBare = (checks?.length ?? 0) === 0;
	if (type === 'number' && format === 'safeint' && isBare) return Number.isSafeInteger;
	if (type === 'string' && isBare) return (value) => typeof value === 'string';
	if (type === 'boolean' && isBare) return (value) => typeof value === 'boolean';
	if (type === 'default' && innerType) return checkOf(innerType);
	if (type === 'nullable' && innerType) {
		const fits = checkOf(innerType);
		return (value) => value === null || fits(value);
	}
	return () => false;
}

/** The part of a schema's definition that matters here. */
interface FieldSchema {
	readonly type: string;
	readonly format?: string;
	readonly checks?: readonly unknown[];
	readonly innerType?: z.ZodType;
}
