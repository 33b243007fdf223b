/** Words of the integration's tabs. Labels of the guide stand in the components, letter by letter. */
import type { ListRowState, ListSummary } from '../domain/mapping/list-view.ts';
import type { CompanyRow, CompanySummary } from '../domain/mapping/company-rows.ts';
import type { EntityPermission, SavedCompanies } from '../sync/setup-protocol.ts';
import { formatCount, formatQuantity } from './format.ts';

/** The two lists in words: a type, or a status. */
export interface ListWords {
	readonly one: string;
	readonly many: string;
}

export const typeWords: ListWords = { one: 'type', many: 'types' };
export const statusWords: ListWords = { one: 'status', many: 'statuses' };

/** The state of a mapping row; a refused one is worded by the component, which offers the ways out. */
export function listStateWords(
	state: ListRowState<string>,
	words: ListWords,
	companies: number
): string {
	switch (state.code) {
		case 'unmapped':
			return 'Unmapped';
		case 'mapped':
			return 'Mapped; Autotask names it';
		case 'inactive':
			return 'Inactive in Autotask. Companies keep it.';
		case 'unknown':
			return `${formatQuantity(companies, 'company uses', 'companies use')} this id, but Autotask's list lacks it`;
		case 'create-on-save':
			return `New local ${words.one}, created on Save`;
		case 'map-on-save':
			return 'Will be mapped on Save';
		case 'rename-on-save':
			return `Will be renamed from “${state.from}” to “${state.to}” on Save`;
		case 'merge-on-save':
			return `“${state.from}” will be merged into “${state.into}” on Save`;
		case 'unmap-on-save':
			return `“${state.from}” will stand alone on Save`;
		case 'refused':
			return 'Not saved yet';
	}
}

/** "8 Autotask types", "3 unmapped", "2 renames waiting for Save": the line above the table. */
export function listFacts(summary: ListSummary, words: ListWords): string[] {
	const waiting = summary.renames + summary.merges;
	return [
		`${formatCount(summary.values)} Autotask ${words.many}`,
		`${formatCount(summary.unmapped)} unmapped`,
		...(waiting > 0 ? [`${formatQuantity(waiting, 'rename', 'renames')} waiting for Save`] : [])
	];
}

/** What Save stores, in figures: the foot of the page. */
export function listConsequence(summary: ListSummary, words: ListWords): string {
	const local = (count: number): string =>
		formatQuantity(count, `local ${words.one}`, `local ${words.many}`);
	const parts = [
		summary.renames > 0 ? `renames ${local(summary.renames)}` : '',
		summary.merges > 0 ? `merges ${local(summary.merges)}` : '',
		summary.creates > 0 ? `creates ${local(summary.creates)}` : '',
		summary.maps > 0 ? `maps ${local(summary.maps)}` : '',
		summary.unmaps > 0 ? `leaves ${local(summary.unmaps)} to stand alone` : ''
	].filter(Boolean);
	if (parts.length === 0) return '';
	return `Saving ${joined(parts)}. Nothing is created in Autotask.`;
}

/** The state of a row of the Companies tab. */
export function companyStateWords({ code, company, psa, isAmbiguous }: CompanyRow): string {
	if (code === 'mapped' && psa.missingSince) return 'Mapped; missing in Autotask';
	switch (code) {
		case 'mapped':
			return `Mapped to ${company?.name ?? ''}`;
		case 'proposed':
			return 'Same name; will be mapped on Save';
		case 'map-on-save':
			return 'Will be mapped on Save';
		case 'create-on-save':
			return 'New local company, created on Save';
		case 'unmap-on-save':
			return `“${company?.name ?? ''}” will stand alone on Save`;
		case 'unmapped':
			return isAmbiguous ? 'Unmapped; several have this name' : 'Unmapped';
	}
}

export function companyConsequence(summary: CompanySummary): string {
	const company = (count: number): string => formatQuantity(count, 'company', 'companies');
	const parts = [
		summary.creates > 0 ? `creates ${company(summary.creates)}` : '',
		summary.maps > 0 ? `maps ${company(summary.maps)} to existing ones` : '',
		summary.unmaps > 0 ? `leaves ${company(summary.unmaps)} to stand alone` : ''
	].filter(Boolean);
	if (parts.length === 0) return '';
	return `Saving ${joined(parts)}. Nothing is created in Autotask.`;
}

const entityWords: Readonly<Record<EntityPermission['entity'], string>> = {
	Companies: 'Companies',
	ConfigurationItems: 'Configurations',
	ConfigurationItemTypes: 'Configuration types',
	ConfigurationItemCategories: 'Configuration categories',
	Products: 'Products',
	Contacts: 'Contacts',
	CompanyLocations: 'Company locations',
	Resources: 'Resources',
	Countries: 'Countries',
	ClassificationIcons: 'Classifications'
};

export function entityName({ entity }: EntityPermission): string {
	return entityWords[entity];
}

const accessWords = { all: 'Yes', restricted: 'Restricted', none: 'No' } as const;

export function accessName(access: keyof typeof accessWords): string {
	return accessWords[access];
}

/** What a line of the permissions check means, and what to do about it. */
export function permissionWords({ verdict, query, needs }: EntityPermission): string {
	if (verdict === 'granted') return 'As needed';
	if (verdict === 'blocked') return 'Needed. Give the security level of the API user query access.';
	if (query === 'none') return 'Optional. Names from it stay empty.';
	if (query === 'restricted') return 'Restricted: some records may be left out.';
	return needs.update === 'optional'
		? 'Enough to read. Sending changes needs update.'
		: 'As needed';
}

/** "a", "a and b", "a, b and c". */
export function joined(parts: readonly string[]): string {
	const last = parts.at(-1) ?? '';
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** What "Save Mapping" of the Companies tab did: "Mapping saved: 4 companies mapped, 3 of them new." */
export function savedMappingWords({ mapped, created, unmapped }: Counts): string {
	const taken = formatQuantity(mapped, 'company', 'companies');
	const deeds = [
		...(mapped > 0
			? [`${taken} mapped${created > 0 ? `, ${formatCount(created)} of them new` : ''}`]
			: []),
		...(unmapped > 0 ? [`${formatQuantity(unmapped, 'company', 'companies')} unmapped`] : [])
	];
	return deeds.length === 0 ? 'Mapping saved.' : `Mapping saved: ${deeds.join('; ')}.`;
}

type Counts = Pick<SavedCompanies, 'mapped' | 'created' | 'unmapped'>;
