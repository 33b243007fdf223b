/** The pages of an import as they came over the wire, so that storing can be measured without it. */
import { createAutotaskClient, type AutotaskClient } from '../../../../src/lib/autotask/client.ts';
import { delay } from '../../../../src/lib/autotask/delay.ts';
import { askZone } from '../../../../src/lib/autotask/discovery.ts';
import { createProxyTransport } from '../../../../src/lib/autotask/proxy-transport.ts';
import { queryBody, where, type Filter } from '../../../../src/lib/autotask/query.ts';
import { defaultFields, suggestFieldMap } from '../../../../src/lib/domain/default-fields.ts';
import type { FieldMap } from '../../../../src/lib/domain/field-map.ts';
import {
	includedFields,
	isReadThrough,
	type FieldDefinition,
	type FieldKey
} from '../../../../src/lib/domain/field.ts';
import { selectionQuery } from '../../../../src/lib/domain/mapping/selection-query.ts';
import { defaultSelection } from '../../../../src/lib/domain/selection.ts';
import { selectionFilters } from '../../../../src/lib/sync/setup/count-configurations.ts';
import { askConfigurations, pageSize, type BenchTenant } from '../tenant.ts';

/** Configurations of a company set, about: ten pages, as in a sync. */
const setSize = 5_000;

/** One company set of the import. */
export interface RecordedSet {
	readonly companies: readonly number[];
	/** Bodies of its pages. */
	readonly pages: readonly Uint8Array[];
}

export interface Recording {
	readonly sets: readonly RecordedSet[];
	/** Chosen fields; without read-through ones, which are records of other entities. */
	readonly fields: readonly FieldKey[];
	readonly fieldMap: FieldMap;
	readonly catalog: readonly FieldDefinition[];
	readonly records: number;
	readonly bytes: number;
}

/** Asks for everything that a first import with the default fields and selection would bring in. */
export async function recordImport(tenant: BenchTenant): Promise<Recording> {
	const client = await clientOf(tenant);
	const entity = 'ConfigurationItems';
	const catalog = [...(await client.fields(entity)), ...(await client.userDefinedFields(entity))];
	const fields = defaultFields(catalog).filter((key) => !isReadThrough(key));
	const query = selectionQuery(defaultSelection);
	const companies = await activeCompanies(client);
	const expected = await client.count(entity, selectionFilters(companies, query));
	const perSet = Math.max(1, Math.round((setSize / expected) * companies.length));
	const sets: RecordedSet[] = [];
	let records = 0;
	let bytes = 0;
	for (let at = 0; at < companies.length; at += perSet) {
		const set = companies.slice(at, at + perSet);
		const filters = selectionFilters(set, query);
		const { pages, count } = await pagesOf(tenant, filters, includedFields(fields));
		sets.push({ companies: set, pages });
		records += count;
		bytes += pages.reduce((sum, page) => sum + page.byteLength, 0);
	}
	const fieldMap = suggestFieldMap(catalog, fields);
	return { sets, fields, fieldMap, catalog, records, bytes };
}

async function clientOf(tenant: BenchTenant): Promise<AutotaskClient> {
	const { user: userName, secret, trackingIdentifier } = tenant;
	const credentials = { userName, secret, trackingIdentifier };
	const transport = createProxyTransport({ origin: location.origin, credentials });
	const zone = await askZone({ transport, clock: Date.now });
	if (!zone.ok) throw new Error(`No zone: ${zone.failure.code}`);
	return createAutotaskClient({
		transport,
		zone: zone.value,
		clock: Date.now,
		sleep: delay,
		random: Math.random
	});
}

async function activeCompanies(client: AutotaskClient): Promise<number[]> {
	const request = { filters: [where.eq('isActive', true)], includeFields: ['id'] as const };
	const ids: number[] = [];
	for await (const page of client.pages('Companies', request)) {
		ids.push(...page.items.map(({ id }) => id));
	}
	return ids;
}

async function pagesOf(
	tenant: BenchTenant,
	filters: readonly Filter[],
	includeFields: readonly string[]
): Promise<{ pages: Uint8Array[]; count: number }> {
	const pages: Uint8Array[] = [];
	let count = 0;
	let afterId: number | null = null;
	for (;;) {
		const body = queryBody({ filters, includeFields, afterId });
		const bytes = new Uint8Array(await (await askConfigurations(tenant, body)).arrayBuffer());
		const items = itemsOf(bytes);
		if (items.length === 0) return { pages, count };
		pages.push(bytes);
		count += items.length;
		if (items.length < pageSize) return { pages, count };
		afterId = items.at(-1)?.id ?? null;
	}
}

/** The records of a page, parsed and no more. */
export function itemsOf(page: Uint8Array): readonly { readonly id: number }[] {
	const answer = JSON.parse(new TextDecoder().decode(page)) as { items: { id: number }[] };
	return answer.items;
}
