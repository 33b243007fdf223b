import type { CompanyId, ConfigurationId } from './ids.ts';
import type { FieldKey, FieldValue } from './field.ts';
import { isEmptyValue, type MappedField } from './field-map.ts';

/** Whether Autotask still has the record; ours, independent of its status. */
export type Presence =
	{ readonly state: 'present' } | { readonly state: 'missing'; readonly since: string };

/** Why a record that is kept here no longer belongs to the selection. */
export type OutOfScopeReason =
	'left-selection' | 'moved-to-unmapped-company' | 'company-not-mapped';

export type Scope =
	| { readonly state: 'in' }
	| { readonly state: 'out'; readonly reason: OutOfScopeReason; readonly since: string };

/** A configuration as screens read it: Autotask's values under their field keys. */
export interface Configuration {
	readonly id: ConfigurationId;
	/** Autotask id; null for one made by hand. */
	readonly psaId: number | null;
	readonly companyId: CompanyId;
	readonly name: string;
	/** Effective type: type, else category, else "No type". */
	readonly type: string;
	/** Name of the category; null where it has none. */
	readonly category: string | null;
	readonly typeId: number | null;
	readonly categoryId: number | null;
	readonly isActive: boolean;
	readonly presence: Presence;
	readonly scope: Scope;
	/** Every stored field; a picklist field holds its label, or the bare id where nothing names it. */
	readonly values: Readonly<Record<FieldKey, FieldValue>>;
	/** Almanac's own fields, raw: absent where none of their sources says anything. */
	readonly mapped: Readonly<Partial<Record<MappedField, FieldValue>>>;
}

/**
 * The name of a configuration: `referenceTitle`, else the RMM host name, else product and serial
 * number, else "Configuration {id}" (product.md, "Words").
 */
export function configurationName(
	psaId: number | null,
	read: (key: FieldKey) => FieldValue | undefined
): string {
	const text = (key: FieldKey): string => {
		const value = read(key);
		return value === undefined || isEmptyValue(value) ? '' : String(value).trim();
	};
	const title = text('referenceTitle') || text('rmmDeviceAuditHostname');
	if (title) return title;
	const product = [text('via:product.name'), text('serialNumber')].filter(Boolean).join(' ');
	return product || `Configuration ${psaId ?? ''}`.trim();
}

/** Names of types and categories by Autotask id. */
export interface TypeNames {
	readonly types: ReadonlyMap<number, string>;
	readonly categories: ReadonlyMap<number, string>;
}

/** The effective type: type, else category, else "No type"; an id that nothing names shows itself. */
export function effectiveType(
	typeId: number | null,
	categoryId: number | null,
	names: TypeNames
): string {
	if (typeId !== null) return names.types.get(typeId) ?? `unknown (${typeId})`;
	if (categoryId !== null) return names.categories.get(categoryId) ?? `unknown (${categoryId})`;
	return 'No type';
}

/** The name of a category; an id that nothing names shows itself. */
export function categoryName(categoryId: number | null, names: TypeNames): string | null {
	if (categoryId === null) return null;
	return names.categories.get(categoryId) ?? `unknown (${categoryId})`;
}
