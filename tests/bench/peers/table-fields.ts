import type { FieldDefinition, FieldValue } from '../../../src/lib/domain/field.ts';
import { fieldCatalogue } from '../../../src/lib/domain/mapping/field-catalogue.ts';
import { fieldsOf } from '../../../src/lib/sandbox/metadata/fields.ts';

const userDefined = 500;
const records = 100;

const shared = { isQueryable: true, isReadOnly: false, reference: null, picklist: [] } as const;

const definitions: readonly FieldDefinition[] = [
	...fieldsOf('ConfigurationItems').map(({ name, dataType, isPickList }) => ({
		...shared,
		key: name,
		label: name,
		type: dataType,
		isPicklist: isPickList
	})),
	...Array.from({ length: userDefined }, (_, at) => ({
		...shared,
		key: `udf:Field ${at}`,
		label: `Field ${at} of ${['Backup', 'Security', 'Warranty', 'Lease'][at % 4]}`,
		type: 'string',
		isPicklist: false
	}))
];

const samples = Array.from({ length: records }, (_, record): Record<string, FieldValue> =>
	Object.fromEntries(definitions.map(({ key }, at) => [key, `${record % 7} of ${at}`]))
);

/** Every field of ConfigurationItems and 500 user-defined ones, with a page of real-looking values. */
export const tenantFields = { catalogue: fieldCatalogue(definitions, samples), samples };
