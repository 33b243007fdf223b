/** "Sync back": which expiration dates said here belong into the mapped Autotask field (product.md, 10). */
import { readDate } from '../configuration-subject.ts';
import type { Configuration } from '../configuration.ts';
import type { FieldMap } from '../field-map.ts';
import { isReadThrough, type FieldDefinition, type FieldKey, type FieldValue } from '../field.ts';
import type { IsoDate } from '../dates.ts';
import { standingDate, type ConfigurationOverrides } from '../overrides.ts';
import { notKnown } from '../rules/subject.ts';

/**
 * The field that expiration dates are written to: the first source of the mapped field. Null where there
 * is none, or Autotask lets nobody write it.
 */
export function expirationField(
	fieldMap: FieldMap,
	catalog: readonly FieldDefinition[] | undefined
): FieldKey | null {
	const key = fieldMap.expirationDate?.field;
	if (!key || isReadThrough(key)) return null;
	const definition = catalog?.find((field) => field.key === key);
	return definition?.isReadOnly ? null : key;
}

export interface ExpirationToSend {
	/** What Autotask has in the field, as stored. */
	readonly base: FieldValue;
	readonly value: IsoDate;
}

/**
 * The date that a person, a table or a vendor gave and that stands, where Autotask's field has another
 * one. Null for what is Autotask's own, and for a configuration that is not there to be written to.
 */
export function expirationToSend(
	configuration: Pick<Configuration, 'psaId' | 'presence' | 'scope' | 'values' | 'mapped'>,
	overrides: ConfigurationOverrides,
	{ fieldMap, field }: { readonly fieldMap: FieldMap; readonly field: FieldKey }
): ExpirationToSend | null {
	const { psaId, presence, scope, values, mapped } = configuration;
	if (psaId === null || presence.state !== 'present' || scope.state !== 'in') return null;
	const own = readDate('expirationDate', mapped.expirationDate, fieldMap);
	const autotask =
		own === null
			? notKnown
			: { value: own, source: { from: 'autotask', field, at: null, note: null } as const };
	const { value, source } = standingDate('expiration-date', autotask, overrides);
	if (value === null || !source || source.from === 'autotask') return null;
	const base = values[field] ?? null;
	return readDate('expirationDate', base, fieldMap) === value ? null : { base, value };
}

/** True where two rows say the same about the expiration date: nothing new to send. */
export function saysSameExpiration(a: ConfigurationOverrides, b: ConfigurationOverrides): boolean {
	return expirationWords(a) === expirationWords(b);
}

function expirationWords({ dates = [] }: ConfigurationOverrides): string {
	return dates
		.filter(({ of }) => of === 'expiration-date')
		.map(({ from, value }) => `${from} ${value}`)
		.sort()
		.join('\n');
}
