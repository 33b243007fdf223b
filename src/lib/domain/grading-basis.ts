/** What grades of a workspace are made of, beside the configurations. */
import type { IsoDate } from './dates.ts';
import { dateOrderOf, type FieldMap } from './field-map.ts';
import type { CompanyId } from './ids.ts';
import { proposeKind, type Kind } from './kinds.ts';
import { withAliases, type OsAliases } from './os-support/aliases.ts';
import { createOsJudge } from './os-support/os-judge.ts';
import {
	mergeTable,
	type OsTable,
	type OsTableEdit,
	type OsTableFile
} from './os-support/table.ts';
import type { RuleContext } from './rules/context.ts';
import { defaultTemplate } from './standard-template.ts';
import type { Template } from './template.ts';

/** What a person chose for one company. */
export interface CompanyGrading {
	/** Null: the default template. */
	readonly templateId: string | null;
	readonly extendedSupportBought: boolean;
}

export interface GradingBasis {
	/** Never empty. */
	readonly templates: readonly Template[];
	readonly defaultId: string;
	readonly companies: ReadonlyMap<CompanyId, CompanyGrading>;
	/** Kinds that a person chose, by the name of a type or category. */
	readonly kinds: ReadonlyMap<string, Kind>;
	readonly osEdits: readonly OsTableEdit[];
	readonly osAliases: OsAliases;
}

/** The template of this id, else the default one. */
export function templateById(
	{ templates, defaultId }: Pick<GradingBasis, 'templates' | 'defaultId'>,
	id: string | null | undefined
): Template {
	const find = (wanted: string) => templates.find((template) => template.id === wanted);
	return (id ? find(id) : undefined) ?? find(defaultId) ?? templates[0] ?? defaultTemplate;
}

/** The template that a company is graded by. */
export function templateOf(
	basis: Pick<GradingBasis, 'templates' | 'defaultId' | 'companies'>,
	companyId: CompanyId
): Template {
	return templateById(basis, basis.companies.get(companyId)?.templateId);
}

/** What a type or category is: the person's choice, else what its name proposes. */
export function kindOf(basis: Pick<GradingBasis, 'kinds'>, typeName: string | null): Kind {
	if (typeName === null) return 'other';
	return basis.kinds.get(typeName) ?? proposeKind(typeName);
}

/** The shipped table of operating systems under a person's edits. */
export function osTableOf(
	{ osEdits }: Pick<GradingBasis, 'osEdits'>,
	shipped: OsTableFile
): OsTable {
	return mergeTable(shipped, osEdits);
}

/** What rules are judged by on one day. */
export function ruleContextOf(
	{ osAliases }: Pick<GradingBasis, 'osAliases'>,
	table: OsTable,
	{ asOf, fieldMap }: { readonly asOf: IsoDate; readonly fieldMap: FieldMap }
): RuleContext {
	return {
		asOf,
		os: withAliases(createOsJudge(table, asOf), osAliases),
		dateOrder: (field) => dateOrderOf(fieldMap, field)
	};
}
