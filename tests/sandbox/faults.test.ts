import { describe, expect, it } from 'vitest';
import { parseFaultRule } from '../../src/lib/sandbox/faults.ts';
import { everything, startSandbox } from './caller.ts';

const body = { filter: everything };

async function statuses(rule: string, calls: number) {
	const tenant = startSandbox();
	await tenant.control('PUT', 'faults', [rule]);
	const seen: number[] = [];
	for (let call = 0; call < calls; call++) {
		seen.push((await tenant.call('POST', 'Companies/query', { body })).status);
	}
	return seen;
}

describe('faults', () => {
	it.each([
		['status:503@3', [200, 200, 503, 200, 200, 503]],
		['status:502@2!', [200, 502, 200, 200, 200, 200]],
		['429@3', [200, 200, 429, 200, 200, 429]],
		['html500@4', [200, 200, 200, 500, 200, 200]],
		['html500@1/Products', [200, 200, 200, 200, 200, 200]],
		['status:503@2/companies', [200, 503, 200, 503, 200, 503]]
	])('by the rule %s', async (rule, expected) => {
		expect(await statuses(rule, expected.length)).toEqual(expected);
	});

	it('answer HTML where IIS would', async () => {
		const { call, control } = startSandbox();
		await control('PUT', 'faults', ['html500@1']);
		const answer = await call('GET', 'Companies/0');
		expect(answer.headers.get('Content-Type')).toBe('text/html');
		expect(answer.text).toMatch(/^<!DOCTYPE html/);
	});

	it('cut JSON in the middle, also for a caller that takes gzip', async () => {
		const { call, control } = startSandbox();
		const whole = await call('POST', 'Companies/query', { body });
		await control('PUT', 'faults', ['truncate@1']);
		const headers = { 'Accept-Encoding': 'gzip' };
		const cut = await call('POST', 'Companies/query', { body, headers });
		expect(cut.status).toBe(200);
		expect(cut.json).toBeUndefined();
		expect(whole.text.startsWith(cut.text)).toBe(true);
	});

	it('reset before the work is done, or lose the answer after it', async () => {
		const tenant = startSandbox();
		const first = await tenant.query('ConfigurationItems', everything, { maxRecords: 1 });
		const id = Number(first.items[0]?.['id']);
		const change = (notes: string) =>
			tenant.call('PATCH', 'ConfigurationItems', { body: { id, notes } });
		const notes = async () => {
			const page = await tenant.query('ConfigurationItems', everything, { maxRecords: 1 });
			return page.items[0]?.['notes'];
		};
		await tenant.control('PUT', 'faults', [{ kind: 'reset', nth: 1, method: 'PATCH' }]);
		await expect(change('one')).rejects.toThrow();
		expect(await notes()).not.toBe('one');
		await tenant.control('PUT', 'faults', [{ kind: 'lost', nth: 1, method: 'PATCH' }]);
		await expect(change('two')).rejects.toThrow();
		expect(await notes()).toBe('two');
		await tenant.control('PUT', 'faults', [{ kind: 'empty', nth: 1, method: 'PATCH' }]);
		expect((await change('three')).text).toBe('');
		expect(await notes()).toBe('three');
	});

	it('stall until the caller gives up', async () => {
		const { call, control } = startSandbox({
			sleep: (ms, signal) =>
				new Promise((resolve) => {
					// The timer is what keeps a waiting call alive: nothing else holds it strongly.
					const timer = setTimeout(resolve, ms);
					signal.addEventListener('abort', () => {
						clearTimeout(timer);
						resolve();
					});
				})
		});
		await control('PUT', 'faults', ['stall@1']);
		const controller = new AbortController();
		const stalled = call('GET', 'Companies/0', { signal: controller.signal });
		const early = await Promise.race([
			stalled.then(
				() => 'answered',
				() => 'answered'
			),
			new Promise((resolve) => setTimeout(() => resolve('waiting'), 30))
		]);
		expect(early).toBe('waiting');
		controller.abort();
		await expect(stalled).rejects.toThrow();
	});

	it('reach zone discovery too', async () => {
		const { call, control } = startSandbox();
		await control('PUT', 'faults', ['status:503@1/zoneInformation']);
		const answer = await call('GET', 'zoneInformation?user=sample@sandbox.invalid');
		expect(answer.status).toBe(503);
	});
});

describe('the text of a rule', () => {
	it.each(['status:503', 'status@3', 'explode@3', '429@0', '429@x', '', 'reset@1/'])(
		'%j is none',
		(text) => {
			expect(parseFaultRule(text)).toBeNull();
		}
	);

	it('names kind, turn and entity', () => {
		expect(parseFaultRule('status:504@12!/ConfigurationItems')).toEqual({
			kind: 'status',
			status: 504,
			nth: 12,
			once: true,
			entity: 'ConfigurationItems'
		});
	});
});
