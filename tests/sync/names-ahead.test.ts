import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NamesAhead, type AskNames } from '../../src/lib/sync/names-ahead.ts';

const { signal } = new AbortController();
const nameOf = (id: number) => (id % 7 === 0 ? null : { 'via:contact.name': `Person ${id}` });

function recorded(
	answer: AskNames = (ids) => Promise.resolve(new Map(ids.map((id) => [id, nameOf(id)])))
) {
	const queries: (readonly number[])[] = [];
	const ask: AskNames = (ids, own) => {
		queries.push(ids);
		return answer(ids, own);
	};
	return { ask, queries };
}

describe('names that are looked up ahead', () => {
	it('are those of every id, each asked for once, in as few queries as at the end', async () => {
		const pages = fc.array(fc.uniqueArray(fc.nat(200), { maxLength: 40 }), { maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(pages, fc.integer({ min: 1, max: 30 }), async (set, perQuery) => {
				const { ask, queries } = recorded();
				const ahead = new NamesAhead(ask, perQuery);
				for (const page of set) ahead.need(page, signal);
				const ids = new Set(set.flat());
				const names = await ahead.take(ids, signal);
				expect(names).toEqual(new Map([...ids].map((id) => [id, nameOf(id)])));
				expect(queries.flat().toSorted()).toEqual([...ids].toSorted());
				expect(queries).toHaveLength(Math.ceil(ids.size / perQuery));
			})
		);
	});

	it('are shared by two sets that are read side by side', async () => {
		const { ask, queries } = recorded();
		const ahead = new NamesAhead(ask, 4);
		ahead.need([1, 2, 3], signal);
		ahead.need([11, 12, 13], signal);
		expect(queries).toEqual([[1, 2, 3, 11]]);
		expect([...(await ahead.take([1, 2, 3], signal)).keys()]).toEqual([1, 2, 3]);
		expect([...(await ahead.take([11, 12, 13], signal)).keys()].toSorted()).toEqual([11, 12, 13]);
		expect(queries).toEqual([
			[1, 2, 3, 11],
			[12, 13]
		]);
	});

	it('are asked for again by a later set: what was taken is not kept', async () => {
		const { ask, queries } = recorded();
		const ahead = new NamesAhead(ask, 2);
		ahead.need([1, 2], signal);
		await ahead.take([1, 2], signal);
		ahead.need([1, 2], signal);
		await ahead.take([1, 2], signal);
		expect(queries).toEqual([
			[1, 2],
			[1, 2]
		]);
	});

	it('fail where they are taken, not before', async () => {
		const { ask } = recorded(() => Promise.reject(new Error('the tenant is gone')));
		const ahead = new NamesAhead(ask, 2);
		ahead.need([1, 2], signal);
		await Promise.resolve();
		await expect(ahead.take([1, 2], signal)).rejects.toThrow('the tenant is gone');
	});
});
