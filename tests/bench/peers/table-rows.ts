import type { Column } from '../../../src/lib/ui/table/table-columns.ts';

/** A configuration as a table shows it. */
export interface BenchRow {
	readonly id: string;
	readonly texts: readonly string[];
}

const makers = [
	'Dell Latitude 5540',
	'HP EliteBook 840 G9',
	'Lenovo ThinkPad T14',
	'Apple MacBook Air'
];
const systems = [
	'Microsoft Windows 11 Pro 10.0.22631',
	'Microsoft Windows 10 Pro 10.0.19045',
	'macOS 14.4'
];

const headers: readonly {
	readonly header: string;
	readonly width: number;
	readonly grow?: number;
}[] = [
	{ header: 'Name', width: 170, grow: 2 },
	{ header: 'Type', width: 130, grow: 1 },
	{ header: 'Status', width: 100 },
	{ header: 'Operating system', width: 200, grow: 2 },
	{ header: 'Model', width: 160, grow: 1 },
	{ header: 'Serial number', width: 130 },
	{ header: 'Purchase date', width: 120 },
	{ header: 'Expiration date', width: 120 },
	{ header: 'RAM', width: 84 },
	{ header: 'Assigned user', width: 150, grow: 1 },
	{ header: 'Location', width: 130 }
];

export const columns: readonly Column<BenchRow>[] = headers.map((column, at) => ({
	id: column.header,
	text: ({ texts }) => texts[at] ?? '',
	...column
}));

/** Rows as long and as different as real ones. */
export function benchRows(count: number): BenchRow[] {
	return Array.from({ length: count }, (_, row) => ({
		id: String(row),
		texts: [
			`WS-${String(row).padStart(6, '0')}`,
			row % 9 === 0 ? 'Server' : 'Workstation',
			row % 7 === 0 ? 'Inactive' : 'Active',
			systems[row % systems.length] ?? '',
			makers[row % makers.length] ?? '',
			(row * 2_654_435_761).toString(36).toUpperCase().slice(0, 10),
			`${2016 + (row % 10)}-0${1 + (row % 9)}-1${row % 10}`,
			`${2019 + (row % 10)}-0${1 + (row % 9)}-1${row % 10}`,
			`${4 << (row % 4)} GB`,
			`User ${row % 4001}`,
			`Office ${row % 97}`
		]
	}));
}
