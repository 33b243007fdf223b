import { describe, expect, it } from 'vitest';
import { everything, origin, startSandbox, type PageBody } from './caller.ts';

const idsOf = (page: PageBody) => page.items.map((item) => Number(item['id']));

type Tenant = ReturnType<typeof startSandbox>;

async function follow({ call }: Tenant, method: string, url: string | null, body?: unknown) {
	if (url === null) throw new Error('There is no link to follow');
	return call(method, url, body === undefined ? {} : { body });
}

describe('page links', () => {
	it('lead through a POST query to the end and back, with the same body', async () => {
		const tenant = startSandbox();
		const all = idsOf(await tenant.query('ConfigurationItems'));
		const body = { filter: everything, maxRecords: 50 };
		let page = await tenant.query('ConfigurationItems', everything, { maxRecords: 50 });
		const seen = [idsOf(page)];
		while (page.pageDetails.nextPageUrl) {
			page = (await follow(tenant, 'POST', page.pageDetails.nextPageUrl, body)).json as PageBody;
			seen.push(idsOf(page));
		}
		expect(seen.map((ids) => ids.length)).toEqual([50, 50, 20]);
		expect(seen.flat()).toEqual(all);
		const back = await follow(tenant, 'POST', page.pageDetails.prevPageUrl, body);
		expect(idsOf(back.json as PageBody)).toEqual(seen[1]);
		const first = await follow(
			tenant,
			'POST',
			(back.json as PageBody).pageDetails.prevPageUrl,
			body
		);
		expect(idsOf(first.json as PageBody)).toEqual(seen[0]);
		expect((first.json as PageBody).pageDetails.prevPageUrl).toBeNull();
	});

	it('hold the position only: another body gives another selection', async () => {
		const tenant = startSandbox();
		const page = await tenant.query('ConfigurationItems', everything, { maxRecords: 50 });
		const filter = [{ op: 'eq', field: 'isActive', value: false }];
		const next = await follow(tenant, 'POST', page.pageDetails.nextPageUrl, { filter });
		const items = (next.json as PageBody).items;
		expect(items.every((item) => item['isActive'] === false)).toBe(true);
		expect(items.every((item) => Number(item['id']) > Number(idsOf(page).at(-1)))).toBe(true);
	});

	it('carry the filter and lead on by GET after a GET query', async () => {
		const tenant = startSandbox();
		const search = encodeURIComponent(JSON.stringify({ filter: everything, maxRecords: 100 }));
		const page = (await tenant.call('GET', `ConfigurationItems/query?search=${search}`))
			.json as PageBody;
		const url = page.pageDetails.nextPageUrl ?? '';
		expect(url).toMatch(
			new RegExp(`^${origin}/ATServicesRest/V1.0/ConfigurationItems/query/next\\?paging=.*&search=`)
		);
		const next = (await follow(tenant, 'GET', url)).json as PageBody;
		expect(next.items).toHaveLength(20);
	});

	it('of a POST query are no place for a GET, nor for a POST without the body', async () => {
		const tenant = startSandbox();
		const page = await tenant.query('ConfigurationItems', everything, { maxRecords: 50 });
		expect(page.pageDetails.nextPageUrl).not.toContain('search=');
		const byGet = await follow(tenant, 'GET', page.pageDetails.nextPageUrl);
		expect(byGet.status).toBe(405);
		expect(byGet.json).toEqual({
			Message: "The requested resource does not support http method 'GET'."
		});
		const bare = await follow(tenant, 'POST', page.pageDetails.nextPageUrl);
		expect(bare.status).toBe(500);
		expect(bare.text).toContain('Parameter name: filters');
	});

	it('stay true when records come and go between the pages', async () => {
		const tenant = startSandbox();
		const all = idsOf(await tenant.query('ConfigurationItems'));
		const body = { filter: everything, maxRecords: 50 };
		const page = await tenant.query('ConfigurationItems', everything, { maxRecords: 50 });
		for (const id of [all[0], all[49], all[50]]) {
			await tenant.control('DELETE', `records/ConfigurationItems/${id}`);
		}
		const next = await follow(tenant, 'POST', page.pageDetails.nextPageUrl, body);
		expect(idsOf(next.json as PageBody)).toEqual(all.slice(51, 101));
	});

	it('with a token that is none are refused', async () => {
		const tenant = startSandbox();
		const answer = await tenant.call('POST', 'Companies/query/next?paging=%7B%7D', {
			body: { filter: everything }
		});
		expect(answer.status).toBe(500);
	});
});

describe('paging by id', () => {
	it('reads everything once with id > last', async () => {
		const { query } = startSandbox();
		const all = idsOf(await query('ConfigurationItems'));
		const seen: number[] = [];
		for (;;) {
			const filter = [{ op: 'gt', field: 'id', value: seen.at(-1) ?? -1 }];
			const page = idsOf(await query('ConfigurationItems', filter, { maxRecords: 35 }));
			seen.push(...page);
			if (page.length < 35) break;
		}
		expect(seen).toEqual(all);
	});
});

describe('a URL of more than 2,048 characters', () => {
	it('is answered by IIS', async () => {
		const { call } = startSandbox();
		const filter = [{ op: 'contains', field: 'companyName', value: 'x'.repeat(2000) }];
		const search = encodeURIComponent(JSON.stringify({ filter }));
		const answer = await call('GET', `Companies/query?search=${search}`);
		expect(answer.status).toBe(404);
		expect(answer.headers.get('Content-Type')).toBe('text/html');
		expect(answer.text).toContain('404 - File or directory not found.');
		expect((await call('POST', 'Companies/query', { body: { filter } })).status).toBe(200);
	});
});
