import type { CompanyId, ConfigurationId } from './ids.ts';
import type { FieldKey, FieldValue } from './field.ts';

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
	readonly typeId: number | null;
	readonly categoryId: number | null;
	readonly isActive: boolean;
	readonly presence: Presence;
	readonly scope: Scope;
	readonly values: Readonly<Record<FieldKey, FieldValue>>;
}

/**
 * The name of a configuration: `referenceTitle`, else the RMM host name, else product and serial
 * number, else "Configuration {id}" (product.md, "Words").
 */
export function configurationName(
	psaId: number | null,
	read: (key: FieldKey) => FieldValue | undefined
): string {
	const text = (key: FieldKey): string => String(read(key) ?? '').trim();
	const title = text('referenceTitle') || text('rmmDeviceAuditHostname');
	if (title) return title;
	const product = [text('via:product.name'), text('serialNumber')].filter(Boolean).join(' ');
	return product || `Configuration ${psaId ?? ''}`.trim();
}
