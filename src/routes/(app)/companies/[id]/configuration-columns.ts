import type { Snippet } from 'svelte';
import type { MappedField } from '$lib/domain/field-map.ts';
import { bytesPerGigabyte } from '$lib/domain/ram.ts';
import { serialNumberOf } from '$lib/domain/configuration-subject.ts';
import type { GradedConfiguration } from '$lib/domain/grade-configurations.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import type { Grade } from '$lib/domain/rules/default-grades.ts';
import type { SentenceFormat } from '$lib/domain/rules/words.ts';
import { mappedValueText, statusText } from '$lib/text/configuration.ts';
import { mappedFieldNames } from '$lib/text/fields.ts';
import { ageCell, classWords, dayText, standingReason, ungradedWord } from '$lib/text/grades.ts';
import type { Column } from '$lib/ui/table/table-columns.ts';

type GradedColumn = Column<GradedConfiguration>;

interface Drawing {
	/** Of the template: their order is the order of the column. */
	readonly grades: readonly Grade[];
	readonly format: SentenceFormat;
	readonly grade: Snippet<[row: GradedConfiguration]>;
	readonly reason: Snippet<[row: GradedConfiguration]>;
	/** Cells that carry a mark where a person or a table said their value. */
	readonly marked: Readonly<Record<MarkedColumn, Snippet<[row: GradedConfiguration]>>>;
}

export const markedColumns = ['purchaseDate', 'expirationDate', 'osType', 'serialNumber'] as const;
export type MarkedColumn = (typeof markedColumns)[number];

/** The value of a marked column, and whether it is said rather than synced. */
export function markedValue(
	row: GradedConfiguration,
	column: MarkedColumn
): { readonly text: string; readonly isSaid: boolean } {
	const { subject, configuration, overrides } = row;
	switch (column) {
		case 'purchaseDate':
		case 'expirationDate': {
			const { source } = subject[column];
			const isSaid = configuration.psaId !== null && source !== null && source.from !== 'autotask';
			return { text: dateText(row, column), isSaid };
		}
		case 'osType':
			return { text: subject.os.value ?? '', isSaid: overrides.os !== undefined };
		case 'serialNumber':
			return {
				text: serialNumberOf(configuration, overrides) ?? '',
				isSaid: overrides.serialNumber !== undefined
			};
	}
}

/** A field as Autotask has it, which nobody overrides. */
function mappedColumn(
	field: MappedField,
	shape: Partial<GradedColumn> & Pick<GradedColumn, 'width'>
): GradedColumn {
	return {
		id: field,
		header: mappedFieldNames[field],
		text: ({ configuration }) => mappedValueText(field, configuration.mapped[field]),
		...shape
	};
}

function dateColumn(
	field: 'purchaseDate' | 'expirationDate',
	{ marked }: Pick<Drawing, 'marked'>
): GradedColumn {
	return {
		id: field,
		header: mappedFieldNames[field],
		text: (row) => dateText(row, field),
		cell: marked[field],
		sort: ({ subject }) => subject[field].value,
		align: 'end',
		width: 136
	};
}

/** The day that stands; where none is certain, what Autotask has. */
function dateText(
	{ subject, configuration }: GradedConfiguration,
	field: 'purchaseDate' | 'expirationDate'
): string {
	const { value } = subject[field];
	return value === null ? mappedValueText(field, configuration.mapped[field]) : dayText(value);
}

function ramText({ subject, configuration }: GradedConfiguration): string {
	const bytes = subject.ram.value;
	if (bytes === null) return mappedValueText('ram', configuration.mapped.ram);
	return `${Math.floor((bytes / bytesPerGigabyte) * 10) / 10}\u00a0GB`;
}

/** The columns of a company's configurations. */
export function configurationColumns(drawing: Drawing): readonly GradedColumn[] {
	const placeOf = new Map(drawing.grades.map(({ id }, place) => [id, place]));
	return [
		{
			id: 'name',
			header: 'Name',
			text: ({ configuration }) => configuration.name,
			width: 140,
			grow: 2
		},
		{
			id: 'grade',
			header: 'Grade',
			text: ({ grading }) => grading.grade?.name ?? ungradedWord,
			cell: drawing.grade,
			sort: ({ grading }) => placeOf.get(grading.grade?.id ?? '') ?? null,
			width: 124
		},
		{
			id: 'reason',
			header: 'Reason',
			text: ({ grading }) => standingReason(grading, drawing.format),
			cell: drawing.reason,
			wrap: true,
			// Two lines hold the longest reason of the default rules: age, support and a free update.
			width: 380,
			grow: 6
		},
		{
			id: 'age',
			header: 'Age',
			text: ({ ageMonths }) => ageCell(ageMonths),
			sort: ({ ageMonths }) => ageMonths,
			descendingFirst: true,
			align: 'end',
			width: 70
		},
		mappedColumn('model', { width: 160, grow: 1 }),
		mappedColumn('assignedUser', { width: 130, grow: 1, quiet: true }),
		{
			id: 'class',
			header: 'Class',
			text: (row) => classWords(row.class),
			sort: (row) => row.class.class?.name ?? null,
			width: 110
		},
		{
			id: 'status',
			header: 'Status',
			text: ({ configuration }) => statusText(configuration),
			quiet: true,
			width: 100
		},
		{
			id: 'osType',
			header: 'Operating system',
			text: ({ subject }) => subject.os.value ?? '',
			cell: drawing.marked.osType,
			width: 200,
			grow: 1
		},
		{
			id: 'serialNumber',
			header: 'Serial number',
			text: ({ configuration, overrides }) => serialNumberOf(configuration, overrides) ?? '',
			cell: drawing.marked.serialNumber,
			quiet: true,
			width: 130
		},
		dateColumn('purchaseDate', drawing),
		dateColumn('expirationDate', drawing),
		{
			id: 'ram',
			header: 'RAM',
			text: ramText,
			sort: ({ subject }) => subject.ram.value,
			descendingFirst: true,
			align: 'end',
			width: 84
		},
		mappedColumn('location', { width: 130, quiet: true })
	];
}

/** Columns whose text is made of others, or is too long to fold for every key press. */
const notSearched: ReadonlySet<string> = new Set(['reason', 'age']);

/** Text that the search of the table looks through, by configuration, folded to lower case. */
export function searchedTexts(
	graded: readonly GradedConfiguration[],
	columns: readonly GradedColumn[]
): ReadonlyMap<ConfigurationId, string> {
	const searched = columns.filter(({ id }) => !notSearched.has(id));
	return new Map(
		graded.map((row) => [
			row.configuration.id,
			searched
				.map((column) => column.text(row))
				.join('\n')
				.toLocaleLowerCase()
		])
	);
}
