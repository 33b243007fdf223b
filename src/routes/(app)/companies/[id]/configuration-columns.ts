import type { Configuration } from '$lib/domain/configuration.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import type { MappedField } from '$lib/domain/field-map.ts';
import { mappedValueText, sortableDay, sortableRam, statusText } from '$lib/text/configuration.ts';
import { mappedFieldNames } from '$lib/text/fields.ts';
import type { Column } from '$lib/ui/table/table-columns.ts';

function mappedColumn(
	field: MappedField,
	shape: Partial<Column<Configuration>> & Pick<Column<Configuration>, 'width'>
): Column<Configuration> {
	return {
		id: field,
		header: mappedFieldNames[field],
		text: ({ mapped }) => mappedValueText(field, mapped[field]),
		...shape
	};
}

function dateColumn(field: MappedField): Column<Configuration> {
	return mappedColumn(field, {
		sort: ({ mapped }) => sortableDay(mapped[field]),
		align: 'end',
		width: 120
	});
}

/** The columns of a company's configurations. */
export const configurationColumns: readonly Column<Configuration>[] = [
	{ id: 'name', header: 'Name', text: ({ name }) => name, width: 170, grow: 2 },
	{ id: 'type', header: 'Type', text: ({ type }) => type, width: 130, grow: 1 },
	{ id: 'status', header: 'Status', text: statusText, quiet: true, width: 100 },
	mappedColumn('osType', { header: 'Operating system', width: 200, grow: 2 }),
	mappedColumn('model', { width: 160, grow: 1 }),
	mappedColumn('serialNumber', { width: 130, quiet: true }),
	dateColumn('purchaseDate'),
	dateColumn('expirationDate'),
	mappedColumn('ram', {
		sort: ({ mapped }) => sortableRam(mapped.ram),
		descendingFirst: true,
		align: 'end',
		width: 84
	}),
	mappedColumn('assignedUser', { width: 150, grow: 1, quiet: true }),
	mappedColumn('location', { width: 130, quiet: true })
];

/** Text that the search of the table looks through, by configuration, folded to lower case. */
export function searchedTexts(
	configurations: readonly Configuration[]
): ReadonlyMap<ConfigurationId, string> {
	return new Map(
		configurations.map((configuration) => [
			configuration.id,
			configurationColumns
				.map((column) => column.text(configuration))
				.join('\n')
				.toLocaleLowerCase()
		])
	);
}
