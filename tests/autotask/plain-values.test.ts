import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityNames, recordSchemaOf } from '$lib/autotask/entities.ts';
import { recordUdfsSchema } from '$lib/autotask/answers.ts';
import { arePlainUdfs, plainCheck } from '$lib/autotask/plain-values.ts';

const value = fc.oneof(
	fc.integer(),
	fc.double(),
	fc.string(),
	fc.boolean(),
	fc.constantFrom(null, undefined, {}, [], 2 ** 60)
);

/** Fields by name; -0 and other oddities of JSON are no matter here. */
function sorted(item: Readonly<Record<string, unknown>>): [string, unknown][] {
	return Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('a record that is plain at first sight', () => {
	it.each(entityNames)('is the same to the schema of %s', (entity) => {
		const schema = recordSchemaOf(entity, null);
		const isPlain = plainCheck(schema);
		const names = Object.keys(schema.shape);
		const items = fc.record(Object.fromEntries(names.map((name) => [name, value])), {
			requiredKeys: []
		});
		fc.assert(
			fc.property(items, (item) => {
				const { success, data } = schema.safeParse(item);
				const isSame = success && JSON.stringify(sorted(data)) === JSON.stringify(sorted(item));
				expect(isPlain(item) && !isSame).toBe(false);
			}),
			{ numRuns: 2_000 }
		);
	});

	it('is most of them: none of a configuration with its usual fields is left to Zod', () => {
		const isPlain = plainCheck(recordSchemaOf('ConfigurationItems', null));
		const usual = {
			id: 1,
			companyID: 0,
			isActive: true,
			lastModifiedTime: '2026-01-02T03:04:05.67Z',
			createDate: null,
			configurationItemType: 3,
			configurationItemCategoryID: null,
			referenceTitle: 'LAP-198'
		};
		expect(isPlain(usual)).toBe(true);
		expect(isPlain({ ...usual, companyID: 'x' })).toBe(false);
		expect(isPlain({ ...usual, createDate: undefined })).toBe(false);
	});

	it.each([[null], [undefined], ['x'], [7]])('is never %j', (item) => {
		expect(plainCheck(recordSchemaOf('Products', null))(item)).toBe(false);
	});
});

describe('user-defined fields that are plain at first sight', () => {
	it('are the same to their schema', () => {
		const udf = fc.record({ name: fc.string(), value: fc.option(fc.string()) });
		fc.assert(
			fc.property(fc.array(udf), (udfs) => {
				expect(arePlainUdfs(udfs)).toBe(true);
				expect(recordUdfsSchema.parse(udfs)).toEqual(udfs);
			})
		);
	});

	it.each([[[{ name: 'a', value: 4 }]], [[{ value: 'a' }]], [[null]], ['x'], [{}]])(
		'are not %j',
		(udfs) => {
			expect(arePlainUdfs(udfs)).toBe(false);
		}
	);
});
