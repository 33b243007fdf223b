/** Rows of version 2: what people said, and what grades are made of. Written by people alone. */
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type { Kind } from '../domain/kinds.ts';
import type { OsTableEdit } from '../domain/os-support/table.ts';
import type { ConfigurationOverrides } from '../domain/overrides.ts';
import type { Template } from '../domain/template.ts';

/** A configuration template with when it was made and last edited: ISO date-times. */
export interface TemplateRow extends Template {
	readonly createdAt: string;
	readonly editedAt: string;
}

/** What people say about one configuration; a row without a statement is deleted. */
export interface OverridesRow extends ConfigurationOverrides {
	readonly configurationId: ConfigurationId;
	/** ISO date-time of the latest edit of any of them. */
	readonly editedAt: string;
}

/** What a person chose for one company. */
export interface CompanySettingsRow {
	readonly companyId: CompanyId;
	/** Null: the default template. */
	readonly templateId: string | null;
	/** For all of its configurations, unless one says otherwise. */
	readonly extendedSupportBought: boolean;
}

/** The kind that a person chose for a type or category, by its name. */
export interface KindRow {
	readonly name: string;
	readonly kind: Kind;
	readonly editedAt: string;
}

/** A person's edit of the table of operating systems, by the key of the release. */
export interface OsEditRow {
	readonly key: string;
	readonly edit: OsTableEdit;
}

/** A text that no parser knows, and the system that a person says it is. */
export interface OsAliasRow {
	/** Trimmed, in lower case. */
	readonly text: string;
	/** In words that are recognised: "Windows 11 Pro 23H2". */
	readonly os: string;
	readonly note: string;
	readonly editedAt: string;
}
