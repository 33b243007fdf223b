/** One figure over the whole fleet, from the snapshot by the product's rules and from rows by hand. */
import { createOsJudge } from '../../../../src/lib/domain/os-support/os-judge.ts';
import { shippedOsTable } from '../../../../src/lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '../../../../src/lib/domain/os-support/table.ts';
import { isoDate } from '../../../../src/lib/domain/dates.ts';
import { compileGrades, ungraded } from '../../../../src/lib/domain/rules/compile-columns.ts';
import type { Rule } from '../../../../src/lib/domain/rules/rule.ts';
import { ruleColumnsOf } from './fleet-columns.ts';
import { eachRow } from './row-store.ts';
import { readSnapshot } from './shard-store.ts';

export interface Figure {
	readonly ms: number;
	/** Configurations by grade, the ungraded ones last. */
	readonly counts: readonly number[];
}

const oldWarranty = '2023-01-01';
const asOf = isoDate('2026-11-23');
const table = mergeTable(shippedOsTable());

/** "contains" on free texts, one of which differs on every row: nothing that an index could answer. */
const grades: readonly { readonly rule: Rule }[] = [
	{
		rule: {
			kind: 'group',
			match: 'all',
			rules: [
				{ kind: 'condition', field: 'os', operator: 'contains', value: 'windows 10' },
				{
					kind: 'condition',
					field: 'expiration-date',
					operator: 'less-than',
					value: isoDate(oldWarranty)
				}
			]
		}
	},
	{ rule: { kind: 'condition', field: 'os', operator: 'contains', value: 'windows server' } },
	{
		rule: {
			kind: 'condition',
			field: 'downloaded',
			name: 'serialNumber',
			as: 'text',
			operator: 'contains',
			value: 'c4'
		}
	}
];

/** Reads the snapshot from disk and grades it. */
export async function figureFromSnapshot(): Promise<Figure> {
	const begun = performance.now();
	const fleet = await readSnapshot();
	const context = { asOf, os: createOsJudge(table, asOf) };
	const graded = compileGrades(grades, ruleColumnsOf(fleet), context).gradeAll();
	const counts = grades.map(() => 0).concat(0);
	for (const grade of graded) {
		const at = grade === ungraded ? grades.length : grade;
		counts[at] = (counts[at] ?? 0) + 1;
	}
	return { ms: performance.now() - begun, counts };
}

/** The same by a cursor over a row per configuration. */
export async function figureFromRows(): Promise<Figure> {
	const begun = performance.now();
	const counts = [0, 0, 0, 0];
	await eachRow((row) => {
		const at = gradeOf(row);
		counts[at] = (counts[at] ?? 0) + 1;
	});
	return { ms: performance.now() - begun, counts };
}

function gradeOf(row: Readonly<Record<string, unknown>>): number {
	const warranty = textOf(row['warrantyExpirationDate']);
	const system = textOf(row['rmmDeviceAuditOperatingSystem']).toLowerCase();
	if (system.includes('windows 10') && warranty !== '' && warranty < oldWarranty) return 0;
	if (system.includes('windows server')) return 1;
	return textOf(row['serialNumber']).toLowerCase().includes('c4') ? 2 : 3;
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
