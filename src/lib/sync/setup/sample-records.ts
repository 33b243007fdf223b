/** The sample page of Fields Selection: real values of mapped companies, kept in memory only. */
import type { AutotaskClient } from '../../autotask/client.ts';
import type { EntityRecord } from '../../autotask/entities.ts';
import { maxAlternatives, where } from '../../autotask/query.ts';
import { readThroughFields, type FieldKey, type FieldValue } from '../../domain/field.ts';
import type { SampleRecord } from '../../domain/mapping/field-catalogue.ts';

/** Product.md, section 6: one page of at most 100 records. */
const sampleSize = 100;

/** Labels of picklist fields, by field key and value as text. */
export type Labels = ReadonlyMap<FieldKey, ReadonlyMap<string, string>>;

export interface SampleSource {
	/** Autotask ids of mapped companies. */
	readonly companies: readonly number[];
	readonly labels: Labels;
	/** Names of types and categories, which are stored. */
	readonly typeNames: ReadonlyMap<number, string>;
	readonly categoryNames: ReadonlyMap<number, string>;
	readonly signal?: AbortSignal | undefined;
}

/**
 * At most 100 configurations with all their fields, because the person chooses among all of them, and
 * the names behind products, contacts and locations: four calls at most.
 */
export async function readSampleRecords(
	client: AutotaskClient,
	source: SampleSource
): Promise<SampleRecord[]> {
	const companies = source.companies.slice(0, maxAlternatives);
	if (companies.length === 0) return [];
	const filters = [where.in('companyID', companies)];
	const page = await client.page(
		'ConfigurationItems',
		{ filters, maxRecords: sampleSize },
		source.signal
	);
	const names = await readNames(client, page.items, source.signal);
	return page.items.map((record) => sampleOf(record, source, names));
}

type Names = ReadonlyMap<'Products' | 'Contacts' | 'CompanyLocations', ReadonlyMap<number, Named>>;

interface Named {
	readonly name: string | null;
	readonly manufacturer: string | null;
}

async function readNames(
	client: AutotaskClient,
	records: readonly EntityRecord<'ConfigurationItems'>[],
	signal?: AbortSignal
): Promise<Names> {
	const idsOf = (field: string): number[] => [
		...new Set(records.map((record) => record[field]).filter((id) => typeof id === 'number'))
	];
	const [products, contacts, locations] = await Promise.all([
		client.byIds('Products', idsOf('productID'), ['name', 'manufacturerName'] as const, signal),
		client.byIds('Contacts', idsOf('contactID'), ['firstName', 'lastName'] as const, signal),
		client.byIds('CompanyLocations', idsOf('companyLocationID'), ['name'] as const, signal)
	]);
	return new Map([
		[
			'Products',
			new Map(
				products.map(({ id, name, manufacturerName }) => [
					id,
					{ name, manufacturer: manufacturerName }
				])
			)
		],
		[
			'Contacts',
			new Map(
				contacts.map(({ id, firstName, lastName }) => [
					id,
					{ name: [firstName, lastName].filter(Boolean).join(' '), manufacturer: null }
				])
			)
		],
		[
			'CompanyLocations',
			new Map(locations.map(({ id, name }) => [id, { name, manufacturer: null }]))
		]
	]);
}

function sampleOf(
	record: EntityRecord<'ConfigurationItems'>,
	source: SampleSource,
	names: Names
): SampleRecord {
	const values: Record<FieldKey, FieldValue> = {};
	for (const [key, value] of Object.entries(record)) {
		values[key] = source.labels.get(key)?.get(String(value)) ?? value;
	}
	for (const [key, { entity, field, idField }] of Object.entries(readThroughFields)) {
		const id = record[idField];
		values[key] = typeof id === 'number' ? nameOf(id, { entity, field }, source, names) : null;
	}
	return values;
}

function nameOf(
	id: number,
	{ entity, field }: { readonly entity: string; readonly field: string },
	source: SampleSource,
	names: Names
): string | null {
	switch (entity) {
		case 'ConfigurationItemTypes':
			return source.typeNames.get(id) ?? null;
		case 'ConfigurationItemCategories':
			return source.categoryNames.get(id) ?? null;
		case 'Products':
		case 'Contacts':
		case 'CompanyLocations': {
			const named = names.get(entity)?.get(id);
			return (field === 'manufacturerName' ? named?.manufacturer : named?.name) ?? null;
		}
		default:
			return null;
	}
}
