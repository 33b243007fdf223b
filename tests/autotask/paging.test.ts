import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxAlternatives } from '$lib/autotask/query.ts';
import { failureOf, fakeTenant, json, pageOf, testClient } from './fake-tenant.ts';
import type { FakeTenant, SentRequest } from './fake-tenant.ts';

const company = (id: number): object => ({ id, companyName: `C${id}`, isActive: true });
const companies = (from: number, count: number): object[] =>
	Array.from({ length: count }, (_, n) => company(from + n));
const link = 'https://elsewhere.example/next?paging=1';

interface WireFilter {
	readonly op: string;
	readonly field: string;
	readonly value: unknown;
}

const filtersOf = (request: SentRequest): WireFilter[] => request.json.Filter as WireFilter[];
const afterOf = (request: SentRequest): number =>
	Number(filtersOf(request).find((filter) => filter.op === 'gt')?.value ?? -1);

/** Holds these ids and knows `gt id` and `in id`, in whatever size of page. */
function tenantOf(ids: readonly number[], size: number): FakeTenant {
	return fakeTenant((request) => {
		const listed = filtersOf(request).find((filter) => filter.op === 'in')?.value as
			number[] | undefined;
		const left = ids.filter(
			(id) => id > afterOf(request) && (listed === undefined || listed.includes(id))
		);
		const more = left.length > size ? link : null;
		return pageOf(left.slice(0, size).map(company), more);
	});
}

async function idsOf(tenant: FakeTenant): Promise<number[]> {
	const ids: number[] = [];
	for await (const page of testClient(tenant).client.pages('Companies', {})) {
		ids.push(...page.items.map((item) => item.id));
	}
	return ids;
}

describe('paging', () => {
	it('brings every record once, whatever the size of a page', async () => {
		const someIds = fc.uniqueArray(fc.nat(5_000), { maxLength: 60 });
		await fc.assert(
			fc.asyncProperty(someIds, fc.integer({ min: 1, max: 20 }), async (ids, size) => {
				const ascending = ids.toSorted((a, b) => a - b);
				expect(await idsOf(tenantOf(ascending, size))).toEqual(ascending);
			})
		);
	});

	it('never follows a page link', async () => {
		const tenant = tenantOf([0, 1, 2, 3], 2);
		await idsOf(tenant);
		expect(new Set(tenant.sent.map((request) => request.path))).toEqual(
			new Set(['V1.0/Companies/query'])
		);
		expect(tenant.sent.map(afterOf)).toEqual([-1, 1]);
	});

	it('takes the word of Autotask that a full page is the last', async () => {
		const tenant = fakeTenant(() => pageOf(companies(1, 500), null));
		const page = await testClient(tenant).client.page('Companies', {});
		expect(page.isLast).toBe(true);
	});

	it.each([[{ pageDetails: {} }], [{}], [{ pageDetails: { nextPageUrl: '' } }]])(
		'goes on after a full page that says nothing: %j',
		async (rest) => {
			const tenant = fakeTenant((_, n) =>
				json({ items: companies(1 + n * 500, n === 0 ? 500 : 3), ...rest })
			);
			expect((await idsOf(tenant)).length).toBe(503);
		}
	);

	it('goes on after a short page that has a link', async () => {
		const tenant = fakeTenant((_, n) => pageOf(companies(1 + n, 1), n < 2 ? link : null));
		expect(await idsOf(tenant)).toEqual([1, 2, 3]);
	});

	it('ends on an empty page, link or not', async () => {
		const tenant = fakeTenant(() => pageOf([], link));
		expect(await idsOf(tenant)).toEqual([]);
		expect(tenant.sent).toHaveLength(1);
	});

	it.each([
		['descending', [2, 1]],
		['repeating', [1, 1]],
		['starting over', [1, 2]]
	])('refuses a page that is %s', async (_, ids) => {
		const tenant = fakeTenant(() => pageOf(ids.map(company), link));
		const failure = await failureOf(
			testClient(tenant).client.page('Companies', { afterId: _ === 'starting over' ? 2 : null })
		);
		expect(failure).toMatchObject({ code: 'answer-malformed', entity: 'Companies', field: 'id' });
	});

	it('ends when a server answers the same page again and again', async () => {
		const tenant = fakeTenant(() => pageOf(companies(1, 500), link));
		expect((await failureOf(idsOf(tenant))).code).toBe('answer-malformed');
		expect(tenant.sent).toHaveLength(2);
	});

	it('names the record that can not be read', async () => {
		const tenant = fakeTenant(() => pageOf([company(1), { id: 2, isActive: true }]));
		expect(await failureOf(testClient(tenant).client.page('Companies', {}))).toEqual({
			code: 'record-malformed',
			entity: 'Companies',
			recordId: 2,
			field: 'companyName'
		});
	});

	it('asks for the next page while the consumer stores the last', async () => {
		const tenant = tenantOf([1, 2, 3], 1);
		const pages = testClient(tenant).client.pages('Companies', {});
		await pages.next();
		await new Promise((resolve) => setTimeout(resolve));
		expect(tenant.sent).toHaveLength(2);
		await pages.return(undefined);
	});

	it('gives up the page on its way when the consumer leaves', async () => {
		const tenant = fakeTenant((request, n) =>
			n === 0
				? pageOf([company(1)], link)
				: new Promise<Response>((_, reject) => {
						request.signal?.addEventListener('abort', () => reject(new Error('aborted')));
					})
		);
		for await (const page of testClient(tenant).client.pages('Companies', {})) {
			expect(page.items).toHaveLength(1);
			break;
		}
		expect(tenant.sent.at(-1)?.signal?.aborted).toBe(true);
	});

	it('hands a failure of the page on its way to the consumer that comes for it', async () => {
		const tenant = fakeTenant((_, n) =>
			n === 0 ? pageOf([company(1)], link) : json({}, { status: 403 })
		);
		const pages = testClient(tenant).client.pages('Companies', {});
		expect((await pages.next()).value?.items).toHaveLength(1);
		await new Promise((resolve) => setTimeout(resolve));
		expect((await failureOf(pages.next())).code).toBe('permission-missing');
	});
});

describe('a look-up by ids', () => {
	it('covers each id once, in blocks that Autotask accepts', async () => {
		const ids = fc.array(fc.nat(3_000), { maxLength: 1_500 });
		await fc.assert(
			fc.asyncProperty(ids, fc.integer({ min: 40, max: 500 }), async (asked, size) => {
				const known = Array.from({ length: 1_500 }, (_, n) => n * 2);
				const tenant = tenantOf(known, size);
				const records = await testClient(tenant).client.byIds('Companies', asked, ['companyName']);
				const wanted = [...new Set(asked)].filter((id) => id < 3_000 && id % 2 === 0);
				expect(records.map((record) => record.id)).toEqual(wanted.toSorted((a, b) => a - b));
				const lists = tenant.sent
					.filter((request) => afterOf(request) === -1)
					.flatMap((request) => filtersOf(request).map((filter) => filter.value as number[]));
				expect(lists.flat().toSorted((a, b) => a - b)).toEqual(
					[...new Set(asked)].toSorted((a, b) => a - b)
				);
				expect(lists.every((list) => list.length <= maxAlternatives)).toBe(true);
			}),
			{ numRuns: 25 }
		);
	});

	it('asks nothing for nothing', async () => {
		const tenant = tenantOf([1], 10);
		expect(await testClient(tenant).client.byIds('Companies', [])).toEqual([]);
		expect(tenant.sent).toEqual([]);
	});

	it('asks for the named fields and id only', async () => {
		const tenant = tenantOf([1], 10);
		await testClient(tenant).client.byIds('Companies', [1], ['isActive']);
		expect(tenant.sent[0]?.json.IncludeFields).toEqual(['id', 'isActive']);
	});

	it('ends its other blocks when one fails', async () => {
		const tenant = fakeTenant((request, n) =>
			n === 0
				? pageOf([])
				: n === 1
					? json({}, { status: 403 })
					: new Promise<Response>((_, reject) => {
							request.signal?.addEventListener('abort', () => reject(new Error('aborted')));
						})
		);
		const ids = Array.from({ length: 1_900 }, (_, n) => n);
		const failure = await failureOf(testClient(tenant).client.byIds('Companies', ids));
		expect(failure.code).toBe('permission-missing');
		expect(tenant.sent.every((request) => request.signal?.aborted)).toBe(true);
	});
});
