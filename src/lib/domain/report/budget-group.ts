import { kinds, type Kind } from '../kinds.ts';
import type { ClassRef } from '../rules/subject.ts';
import type { ReportAsset } from './asset.ts';

/** Kinds that a chart draws as one series. */
export const families = ['computers', 'servers', 'network', 'power-print', 'other'] as const;
export type Family = (typeof families)[number];

const familyOfKind: Readonly<Record<Kind, Family>> = {
	workstation: 'computers',
	laptop: 'computers',
	server: 'servers',
	'virtual-machine': 'servers',
	switch: 'network',
	firewall: 'network',
	'access-point': 'network',
	ups: 'power-print',
	printer: 'power-print',
	phone: 'other',
	other: 'other'
};

export const groupings = ['family', 'kind', 'type', 'class'] as const;
export type Grouping = (typeof groupings)[number];

/** What a row of the budget stands for. `initiatives`: work that no single asset stands for. */
export type BudgetGroup =
	| { readonly by: 'family'; readonly family: Family }
	| { readonly by: 'kind'; readonly kind: Kind }
	| { readonly by: 'type'; readonly type: string }
	| { readonly by: 'class'; readonly type: string; readonly class: ClassRef | null }
	| { readonly by: 'initiatives' };

export function familyOf(kind: Kind): Family {
	return familyOfKind[kind];
}

export function groupOf(
	asset: Pick<ReportAsset, 'kind' | 'type' | 'class'>,
	grouping: Grouping
): BudgetGroup {
	switch (grouping) {
		case 'family':
			return { by: 'family', family: familyOf(asset.kind) };
		case 'kind':
			return { by: 'kind', kind: asset.kind };
		case 'type':
			return { by: 'type', type: asset.type };
		case 'class':
			return { by: 'class', type: asset.type, class: asset.class };
	}
}

/** Equal for groups that are the same row. */
export function groupKey(group: BudgetGroup): string {
	switch (group.by) {
		case 'family':
			return group.family;
		case 'kind':
			return group.kind;
		case 'type':
			return group.type;
		case 'class':
			return JSON.stringify([group.type, group.class?.id ?? null]);
		case 'initiatives':
			return '';
	}
}

/**
 * Where a row stands among the others: families and kinds in their own order, types and classes as the
 * assets come, initiatives last.
 */
export function groupRank(group: BudgetGroup): number {
	if (group.by === 'initiatives') return Number.MAX_SAFE_INTEGER;
	if (group.by === 'family') return families.indexOf(group.family);
	return group.by === 'kind' ? kinds.indexOf(group.kind) : 0;
}
