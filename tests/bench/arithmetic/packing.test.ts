import { expect, it } from 'vitest';
import { packed, unpacked } from '../peers/packing.ts';
import { literal } from '../support/static-app.ts';

const page = {
	rows: [{ name: '“Desk” \u2028 </script>', missing: null, count: 3 }],
	basis: { kinds: new Map([['Laptop', { deep: new Map([[1, 'one']]) }]]) },
	none: new Map()
};

it('keeps maps on their way through JSON', () => {
	expect(unpacked(packed(page))).toEqual(page);
});

it('leaves functions out, as JSON does', () => {
	expect(unpacked(packed({ name: 'row', read: () => 1 }))).toEqual({ name: 'row' });
});

it('writes a value as source that makes the same value', () => {
	const made = new Function(`return ${literal(page)}`)() as unknown;
	expect(made).toEqual(page);
});
