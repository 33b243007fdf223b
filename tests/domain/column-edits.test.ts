import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addColumn,
	editColumn,
	moveColumn,
	readWidth,
	removeColumn,
	showStatus,
	showTypes,
	spread
} from '$lib/domain/column-edits.ts';
import { columnNames, defaultColumns } from '$lib/domain/columns.ts';
import { isShown, newTemplate, templateContentSchema } from '$lib/domain/template.ts';

const template = newTemplate({ id: 't', name: 'Test', types: ['Server'] });
const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key);

describe('columns of a template', () => {
	it('move to a place and keep all others in order', () => {
		fc.assert(
			fc.property(fc.constantFrom(...columnNames), fc.integer({ min: -5, max: 40 }), (key, to) => {
				const moved = keys(moveColumn(defaultColumns, key, to));
				const wanted = Math.max(0, Math.min(defaultColumns.length - 1, to));
				expect(moved.indexOf(key)).toBe(wanted);
				expect(moved.filter((one) => one !== key)).toEqual(
					keys(defaultColumns).filter((one) => one !== key)
				);
			})
		);
	});

	it('may be any downloaded field, once', () => {
		const added = addColumn(defaultColumns, 'udf:Backup');
		expect(added.at(-1)).toEqual({
			key: 'downloaded:udf:Backup',
			build: true,
			display: true,
			width: null
		});
		expect(addColumn(added, 'udf:Backup')).toBe(added);
		expect(removeColumn(added, 'downloaded:udf:Backup')).toEqual(defaultColumns);
		const { id: _id, ...content } = { ...template, columns: added };
		expect(templateContentSchema.safeParse(content).success).toBe(true);
	});

	it('of Almanac’s own are only ever hidden', () => {
		expect(removeColumn(defaultColumns, 'model')).toBe(defaultColumns);
		const hidden = editColumn(defaultColumns, 'model', { display: false });
		expect(hidden.find(({ key }) => key === 'model')).toMatchObject({
			build: true,
			display: false
		});
	});
});

describe('a width as it is typed', () => {
	it.each([
		['', null],
		['  ', null],
		['48', 48],
		[' 120 ', 120],
		['800', 800],
		['47', 'refused'],
		['801', 'refused'],
		['12.5', 'refused'],
		['wide', 'refused'],
		['-50', 'refused']
	])('%j is %s', (text, width) => {
		expect(readWidth(text)).toBe(width);
	});
});

describe('what modes show', () => {
	const server = { type: 'Server', isActive: true };

	it('hides a type in one mode and leaves the other', () => {
		const hidden = showTypes(template, ['Server', 'UPS'], { display: false });
		expect(isShown(hidden, server, 'display')).toBe(false);
		expect(isShown(hidden, server, 'build')).toBe(true);
		expect(isShown(hidden, { type: 'UPS', isActive: true }, 'display')).toBe(false);
		const back = showTypes(hidden, ['Server', 'UPS'], { display: true });
		expect(isShown(back, server, 'display')).toBe(true);
	});

	it('shows inactive configurations where their status is ticked', () => {
		const inactive = { type: 'Server', isActive: false };
		expect(isShown(template, inactive, 'build')).toBe(false);
		expect(isShown(showStatus(template, 'inactive', { build: true }), inactive, 'build')).toBe(
			true
		);
	});
});

describe('rows that stand for a whole', () => {
	it('takes one of each group before a second of any', () => {
		expect(spread(['a1', 'a2', 'a3', 'b1', 'c1', 'b2'], (row) => row.charAt(0), 4)).toEqual([
			'a1',
			'b1',
			'c1',
			'a2'
		]);
	});

	it('gives rows of the whole, each once, as many as there are or as are wanted', () => {
		const row = fc.record({ id: fc.nat(), group: fc.constantFrom('a', 'b', 'c') });
		fc.assert(
			fc.property(fc.uniqueArray(row, { selector: ({ id }) => id }), fc.nat(20), (rows, most) => {
				const taken = spread(rows, ({ group }) => group, most);
				expect(taken).toHaveLength(Math.min(most, rows.length));
				expect(new Set(taken).size).toBe(taken.length);
				expect(taken.every((one) => rows.includes(one))).toBe(true);
			})
		);
	});
});
