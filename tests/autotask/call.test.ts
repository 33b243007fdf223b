import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delay } from '$lib/autotask/delay.ts';
import type { EntityName } from '$lib/autotask/entities.ts';
import { AlmanacError } from '$lib/domain/errors.ts';
import {
	errors,
	failureOf,
	fakeTenant,
	json,
	movedZone,
	pageOf,
	problem,
	testClient,
	zone
} from './fake-tenant.ts';

const unauthorized = (): Response => new Response('', { status: 401 });
const counted = (): Response => json({ queryCount: 3 });
const never = (): Promise<Response> => new Promise(() => undefined);
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a 401', () => {
	it('is never repeated in the same zone, which is asked for once', async () => {
		const tenant = fakeTenant(unauthorized);
		const { client, zoneChanges } = testClient(tenant);
		expect(await failureOf(client.count('Companies', []))).toMatchObject({
			code: 'credentials-rejected'
		});
		expect(tenant.sent).toHaveLength(1);
		expect(tenant.discoveries).toBe(1);
		expect(zoneChanges).toEqual([]);
	});

	it('ends the client: later calls are refused without being made', async () => {
		const tenant = fakeTenant(unauthorized);
		const { client } = testClient(tenant);
		await failureOf(client.count('Companies', []));
		expect((await failureOf(client.count('Products', []))).code).toBe('credentials-rejected');
		expect((await failureOf(client.threshold())).code).toBe('credentials-rejected');
		expect(tenant.sent).toHaveLength(1);
		expect(tenant.discoveries).toBe(1);
	});

	it('is a single failed log-in, however many calls start together', async () => {
		const tenant = fakeTenant(unauthorized);
		const { client } = testClient(tenant);
		const entities: EntityName[] = ['Companies', 'Products', 'Contacts', 'Resources', 'Countries'];
		const failures = await Promise.all(
			entities.map((entity) => failureOf(client.count(entity, [])))
		);
		expect(failures.map((failure) => failure.code)).toEqual(
			entities.map(() => 'credentials-rejected')
		);
		expect(tenant.sent).toHaveLength(1);
	});

	it('is made once more where the tenant has moved to, and later calls go there', async () => {
		const tenant = fakeTenant(
			(request) => (request.zone.url === zone.url ? unauthorized() : counted()),
			() => json(movedZone)
		);
		const { client, zoneChanges } = testClient(tenant);
		expect(await client.count('Companies', [])).toBe(3);
		expect(await client.count('Products', [])).toBe(3);
		expect(tenant.sent.map((request) => request.zone.zoneName)).toEqual(['AE02', 'AE03', 'AE03']);
		expect(tenant.discoveries).toBe(1);
		expect(zoneChanges).toEqual([movedZone]);
	});

	it('is final in the zone that the tenant moved to', async () => {
		const tenant = fakeTenant(unauthorized, () => json(movedZone));
		const { client } = testClient(tenant);
		expect((await failureOf(client.count('Companies', []))).code).toBe('credentials-rejected');
		await failureOf(client.count('Products', []));
		expect(tenant.sent.map((request) => request.zone.zoneName)).toEqual(['AE02', 'AE03']);
		expect(tenant.discoveries).toBe(1);
	});

	it('goes nowhere when only the writing of the zone differs', async () => {
		const rewritten = { ...zone, url: 'https://WEBSERVICES14.autotask.net/atservicesrest' };
		const tenant = fakeTenant(unauthorized, () => json(rewritten));
		await failureOf(testClient(tenant).client.count('Companies', []));
		expect(tenant.sent).toHaveLength(1);
	});

	it('does not lead into another tenant', async () => {
		const tenant = fakeTenant(unauthorized, () => json({ ...movedZone, ci: 1 }));
		await failureOf(testClient(tenant).client.count('Companies', []));
		expect(tenant.sent).toHaveLength(1);
	});

	it.each([
		['does not know the user', () => errors('Zone information could not be determined')],
		['has a page', () => new Response('<html>', { status: 200 })],
		['has no zone', () => json({ url: 'ftp://x' })],
		['can not be reached', () => Promise.reject(new TypeError('fetch failed'))]
	])('stays a 401 when zoneInformation %s', async (_, discover) => {
		const tenant = fakeTenant(unauthorized, discover);
		const failure = await failureOf(testClient(tenant).client.count('Companies', []));
		expect(failure.code).toBe('credentials-rejected');
		expect(tenant.discoveries).toBe(1);
	});

	it('in mid-run stops calls that were proven before', async () => {
		const tenant = fakeTenant((_, n) => (n < 2 ? counted() : unauthorized()));
		const { client } = testClient(tenant);
		await client.count('Companies', []);
		await client.count('Companies', []);
		const both = await Promise.all([
			failureOf(client.count('Products', [])),
			failureOf(client.count('Contacts', []))
		]);
		expect(both.map((failure) => failure.code)).toEqual([
			'credentials-rejected',
			'credentials-rejected'
		]);
		await failureOf(client.count('Companies', []));
		expect(tenant.sent).toHaveLength(4);
		expect(tenant.discoveries).toBe(1);
	});
});

describe('a transient failure', () => {
	it.each([
		['a bare 500', () => new Response('', { status: 500 })],
		['a page', () => new Response('<html>down</html>', { status: 503 })],
		['a cut-off answer', () => new Response('{"queryCount":')],
		['the thread limit', () => errors('Thread Threshold Exceeded')],
		['a 429', () => new Response('', { status: 429 })],
		['a busy proxy', () => problem('queue-full', 429)],
		['an unreachable Autotask', () => problem('upstream-unreachable', 502)]
	])('is waited out: %s', async (_, failing) => {
		const tenant = fakeTenant((_request, n) => (n < 2 ? failing() : counted()));
		const { client, waits, calls } = testClient(tenant);
		expect(await client.count('Companies', [])).toBe(3);
		expect(waits.map((wait) => wait.ms)).toEqual([375, 750]);
		expect(calls).toHaveLength(3);
	});

	it('that does not end is final after five tries', async () => {
		const tenant = fakeTenant(() => new Response('', { status: 502 }));
		const { client, waits } = testClient(tenant);
		expect((await failureOf(client.count('Companies', []))).code).toBe('autotask-failed');
		expect(tenant.sent).toHaveLength(5);
		expect(waits).toHaveLength(4);
	});

	it('waits as long as Retry-After asks, on the clock it was given', async () => {
		const tenant = fakeTenant((_, n) =>
			n === 0 ? new Response('', { status: 429, headers: { 'retry-after': '20' } }) : counted()
		);
		const { client, waits, now } = testClient(tenant);
		const began = now();
		await client.count('Companies', []);
		expect(waits).toEqual([
			{ entity: 'Companies', code: 'rate-limited', ms: 20_250, until: began + 20_250 }
		]);
	});

	it('costs two minutes at most, and the last call: a hanging server is asked twice', async () => {
		let now = 0;
		const tenant = fakeTenant(() => {
			now += 60_000;
			throw new AlmanacError({ code: 'timeout' });
		});
		const sleep = async (ms: number): Promise<void> => void (now += ms);
		const { client } = testClient(tenant, { clock: () => now, sleep });
		expect(await failureOf(client.count('Companies', []))).toEqual({
			code: 'timeout',
			entity: 'Companies'
		});
		expect(tenant.sent).toHaveLength(2);
	});

	it('gives up at once when told to come back in an hour', async () => {
		const tenant = fakeTenant(
			() => new Response('', { status: 429, headers: { 'retry-after': '3600' } })
		);
		expect(await failureOf(testClient(tenant).client.count('Companies', []))).toEqual({
			code: 'rate-limited',
			entity: 'Companies',
			retryAfterSeconds: 3600
		});
		expect(tenant.sent).toHaveLength(1);
	});

	it.each([
		[
			'a validation error',
			() => errors('Unable to find x in the Company Entity'),
			'autotask-rejected'
		],
		['a missing right', () => json({}, { status: 403 }), 'permission-missing'],
		[
			'a wrong tracking identifier',
			() => errors('IntegrationCode is invalid.'),
			'tracking-identifier-rejected'
		],
		['a refusal of the proxy', () => problem('host-not-allowed', 403), 'proxy-refused']
	])('is none: %s', async (_, failing, code) => {
		const tenant = fakeTenant(failing);
		const failure = await failureOf(testClient(tenant).client.count('Companies', []));
		expect(failure).toMatchObject({ code, entity: 'Companies' });
		expect(tenant.sent).toHaveLength(1);
	});

	it('of many calls at once ends: a storm of 429 becomes rate-limited', async () => {
		const tenant = fakeTenant(() => new Response('', { status: 429 }));
		const { client, now } = testClient(tenant);
		const began = now();
		const failures = await Promise.all(
			Array.from({ length: 10 }, () => failureOf(client.count('Companies', [])))
		);
		expect(new Set(failures.map((failure) => failure.code))).toEqual(new Set(['rate-limited']));
		expect(tenant.sent).toHaveLength(50);
		expect(now() - began).toBeLessThan(10 * 7_500);
	});
});

describe('calls in flight', () => {
	it('are at most two per entity, whatever is asked and answered', async () => {
		const entity = fc.constantFrom<EntityName>('Companies', 'Products', 'Contacts');
		const plan = fc.array(fc.tuple(entity, fc.constantFrom(200, 200, 429, 502, 403), fc.nat(3)), {
			minLength: 1,
			maxLength: 25
		});
		await fc.assert(
			fc.asyncProperty(plan, async (asked) => {
				const inFlight = new Map<string, number>();
				let most = 0;
				const tenant = fakeTenant(async (request, n) => {
					const now = (inFlight.get(request.path) ?? 0) + 1;
					inFlight.set(request.path, now);
					most = Math.max(most, now);
					const [, status, ticks] = asked[n % asked.length] ?? ['', 200, 0];
					for (let tick = 0; tick <= ticks; tick += 1) await Promise.resolve();
					inFlight.set(request.path, (inFlight.get(request.path) ?? 0) - 1);
					return status === 200 ? counted() : new Response('', { status });
				});
				const { client } = testClient(tenant);
				await Promise.allSettled(asked.map(([name]) => client.count(name, [])));
				expect(most).toBeLessThanOrEqual(2);
				expect(tenant.sent.length).toBeGreaterThanOrEqual(asked.length);
			}),
			{ numRuns: 60 }
		);
	});

	it('go one at a time until a first answer has proven the credentials', async () => {
		const open: (() => void)[] = [];
		const tenant = fakeTenant(() => new Promise((resolve) => open.push(() => resolve(counted()))));
		const { client } = testClient(tenant);
		const work = ['Companies', 'Products', 'Contacts'] as const;
		const all = Promise.all(work.map((entity) => client.count(entity, [])));
		await turn();
		expect(open).toHaveLength(1);
		open[0]?.();
		await turn();
		expect(open).toHaveLength(3);
		for (const answer of open) answer();
		expect(await all).toEqual([3, 3, 3]);
	});
});

describe('an abort', () => {
	it('before a call makes none', async () => {
		const tenant = fakeTenant(counted);
		const failure = await failureOf(
			testClient(tenant).client.count('Companies', [], AbortSignal.abort())
		);
		expect(failure.code).toBe('cancelled');
		expect(tenant.sent).toEqual([]);
	});

	it('ends a call that nobody answers', async () => {
		const abort = new AbortController();
		const tenant = fakeTenant(never);
		const failing = failureOf(testClient(tenant).client.count('Companies', [], abort.signal));
		await turn();
		abort.abort();
		expect((await failing).code).toBe('cancelled');
		expect(tenant.sent[0]?.signal?.aborted).toBe(true);
	});

	it('ends the reading of an answer that never ends', async () => {
		const abort = new AbortController();
		const tenant = fakeTenant(() => new Response(new ReadableStream({ start: () => undefined })));
		const failing = failureOf(testClient(tenant).client.count('Companies', [], abort.signal));
		await turn();
		abort.abort();
		expect((await failing).code).toBe('cancelled');
	});

	it('ends the wait for a place, and leaves the place to others', async () => {
		const open: (() => void)[] = [];
		const tenant = fakeTenant((_, n) =>
			n === 0 ? counted() : new Promise((resolve) => open.push(() => resolve(counted())))
		);
		const { client } = testClient(tenant);
		await client.count('Companies', []);
		const first = client.count('Companies', []);
		const second = client.count('Companies', []);
		const abort = new AbortController();
		const third = failureOf(client.count('Companies', [], abort.signal));
		const fourth = client.count('Companies', []);
		await turn();
		expect(open).toHaveLength(2);
		abort.abort();
		expect((await third).code).toBe('cancelled');
		open[0]?.();
		await turn();
		expect(open).toHaveLength(3);
		for (const answer of open) answer();
		expect(await Promise.all([first, second, fourth])).toEqual([3, 3, 3]);
	});

	it('ends a back-off', async () => {
		const abort = new AbortController();
		const tenant = fakeTenant(() => new Response('', { status: 429 }));
		const { client, waits } = testClient(tenant, { sleep: delay });
		const failing = failureOf(client.count('Companies', [], abort.signal));
		await turn();
		expect(waits).toHaveLength(1);
		abort.abort();
		expect((await failing).code).toBe('cancelled');
		expect(tenant.sent).toHaveLength(1);
	});

	it('ends the look at zoneInformation, and the 401 stays final', async () => {
		const abort = new AbortController();
		let answer: (response: Response) => void = () => undefined;
		const tenant = fakeTenant(unauthorized, () => new Promise((resolve) => (answer = resolve)));
		const { client } = testClient(tenant);
		const failing = failureOf(client.count('Companies', [], abort.signal));
		await turn();
		expect(tenant.discoveries).toBe(1);
		abort.abort();
		expect((await failing).code).toBe('cancelled');
		answer(json(zone));
		expect((await failureOf(client.count('Companies', []))).code).toBe('credentials-rejected');
		expect(tenant.sent).toHaveLength(1);
	});

	it('ends the iteration over pages', async () => {
		const abort = new AbortController();
		const link = 'https://x.example/next';
		const tenant = fakeTenant((_, n) =>
			pageOf([{ id: n, companyName: 'x', isActive: true }], link)
		);
		const pages = testClient(tenant).client.pages('Companies', {}, abort.signal);
		await pages.next();
		abort.abort();
		expect((await failureOf(pages.next())).code).toBe('cancelled');
		expect((await pages.next()).done).toBe(true);
	});
});

describe('the report of a call', () => {
	it('holds figures and no content', async () => {
		const tenant = fakeTenant((_, n) =>
			n === 0 ? new Response('grün', { status: 502 }) : counted()
		);
		const { client, calls } = testClient(tenant);
		await client.count('Companies', []);
		expect(calls).toEqual([
			{ entity: 'Companies', method: 'POST', status: 502, bytes: 5, ms: 0 },
			{ entity: 'Companies', method: 'POST', status: 200, bytes: 16, ms: 0 }
		]);
	});

	it('is made of a call that got no answer and of zoneInformation, too', async () => {
		const tenant = fakeTenant(unauthorized, () => Promise.reject(new TypeError('down')));
		const { client, calls } = testClient(tenant);
		await failureOf(client.count('Companies', []));
		expect(calls.map(({ entity, status }) => [entity, status])).toEqual([
			['Companies', 401],
			['zoneInformation', null]
		]);
	});
});
