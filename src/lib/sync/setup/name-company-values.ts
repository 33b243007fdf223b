/** Country, owner and classification of companies by name: Autotask gives an id of another entity. */
import type { AutotaskClient } from '../../autotask/client.ts';
import type { EntityRecord } from '../../autotask/entities.ts';
import type { PsaCompany } from '../../domain/company.ts';
import { AlmanacError } from '../../domain/errors.ts';

type Names = ReadonlyMap<number, string | null>;

/** A field of companies that holds an id, and where its name is. */
const namedFields = {
	countryID: {
		entity: 'Countries',
		fields: ['displayName', 'name'],
		nameOf: (record: EntityRecord<'Countries'>) => record.displayName ?? record.name
	},
	ownerResourceID: {
		entity: 'Resources',
		fields: ['firstName', 'lastName'],
		nameOf: (record: EntityRecord<'Resources'>) =>
			[record.firstName, record.lastName].filter(Boolean).join(' ') || null
	},
	classification: {
		entity: 'ClassificationIcons',
		fields: ['name'],
		nameOf: (record: EntityRecord<'ClassificationIcons'>) => record.name
	}
} as const;

type NamedField = keyof typeof namedFields;

/**
 * The companies with names in place of ids: one call per field and 480 ids, none for fields that are
 * not downloaded. What the API user may not read, or Autotask does not have, stays empty.
 */
export async function nameCompanyValues(
	client: AutotaskClient,
	companies: readonly PsaCompany[],
	signal?: AbortSignal
): Promise<PsaCompany[]> {
	const names = new Map<string, Names>();
	for (const field of Object.keys(namedFields) as NamedField[]) {
		const ids = new Set(
			companies.map(({ values }) => values[field]).filter((id) => typeof id === 'number')
		);
		if (ids.size > 0) names.set(field, await readNames(client, { field, ids, signal }));
	}
	if (names.size === 0) return [...companies];
	return companies.map((company) => ({ ...company, values: named(company.values, names) }));
}

function named(
	values: PsaCompany['values'],
	names: ReadonlyMap<string, Names>
): PsaCompany['values'] {
	return Object.fromEntries(
		Object.entries(values).map(([field, value]) => {
			const known = names.get(field);
			return [field, known && typeof value === 'number' ? (known.get(value) ?? null) : value];
		})
	);
}

async function readNames(
	client: AutotaskClient,
	asked: {
		readonly field: NamedField;
		readonly ids: ReadonlySet<number>;
		readonly signal: AbortSignal | undefined;
	}
): Promise<Names> {
	const { entity, fields, nameOf } = namedFields[asked.field];
	// The entity's own fields are asked for, which is what its reader takes.
	const read = nameOf as (record: unknown) => string | null;
	try {
		const records = await client.byIds(entity, asked.ids, fields, asked.signal);
		return new Map(records.map((record) => [record.id, read(record)]));
	} catch (error) {
		const isDenied = error instanceof AlmanacError && error.failure.code === 'permission-missing';
		if (!isDenied) throw error;
		return new Map();
	}
}
