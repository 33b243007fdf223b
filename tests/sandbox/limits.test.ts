import { describe, expect, it } from 'vitest';
import { callsOf, everything, origin, send, startSandbox, testNow } from './caller.ts';
import { createSandbox } from '../../src/lib/sandbox/app.ts';

/** A sleep that ends when the test says so. */
function heldSleep() {
	const waiting: (() => void)[] = [];
	return {
		sleep: () => new Promise<void>((resolve) => waiting.push(resolve)),
		waiting,
		release: () => {
			for (const resolve of waiting.splice(0)) resolve();
		}
	};
}

async function untilWaiting(held: ReturnType<typeof heldSleep>, count: number) {
	for (let turn = 0; turn < 200 && held.waiting.length < count; turn++) {
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	expect(held.waiting).toHaveLength(count);
}

const body = { filter: everything };

describe('the thread limit', () => {
	it('refuses a fourth call at once for an entity, and no other entity', async () => {
		const held = heldSleep();
		const { call } = startSandbox({ limits: { threads: 3, latencyMs: 10 }, sleep: held.sleep });
		const three = [1, 2, 3].map(() => call('POST', 'Companies/query', { body }));
		await untilWaiting(held, 3);
		const fourth = await call('POST', 'Companies/query', { body });
		expect(fourth.status).toBe(429);
		expect(fourth.text).toContain('Thread Threshold Exceeded');
		expect(fourth.text).toContain('Itgenatr005');
		const other = call('POST', 'Products/query', { body });
		await untilWaiting(held, 4);
		held.release();
		for (const answer of await Promise.all([...three, other])) expect(answer.status).toBe(200);
		const after = call('POST', 'Companies/query', { body });
		await untilWaiting(held, 1);
		held.release();
		expect((await after).status).toBe(200);
	});

	it('can answer with another status, and can be switched off', async () => {
		const held = heldSleep();
		const tenant = startSandbox({
			limits: { threads: 1, threadsStatus: 500, latencyMs: 10 },
			sleep: held.sleep
		});
		const first = tenant.call('GET', 'Companies/0');
		await untilWaiting(held, 1);
		const second = await tenant.call('GET', 'Companies/0');
		expect(second.status).toBe(500);
		expect(second.json).toHaveProperty('errors.0', expect.stringContaining('Itgenatr005'));
		await tenant.control('POST', 'limits', { threads: null });
		const many = [1, 2, 3, 4, 5].map(() => tenant.call('GET', 'Companies/0'));
		await untilWaiting(held, 6);
		held.release();
		for (const answer of await Promise.all([first, ...many])) expect(answer.status).toBe(200);
	});
});

describe('the hourly threshold', () => {
	it.each([
		[4_999, 0],
		[5_000, 500],
		[7_499, 500],
		[7_500, 1000]
	])('after %i of 10,000 calls adds %i ms', async (used, delay) => {
		const slept: number[] = [];
		const tenant = startSandbox({
			limits: { threshold: 10_000 },
			sleep: (ms) => {
				slept.push(ms);
				return Promise.resolve();
			}
		});
		await tenant.control('POST', 'limits', { used: used - 1 });
		await tenant.call('GET', 'Companies/0');
		expect(slept).toEqual(delay === 0 ? [] : [delay]);
	});

	it('ends calls when it is used up, and drains after an hour', async () => {
		const tenant = startSandbox({ limits: { threshold: 5 } });
		const statuses = [];
		for (let calls = 0; calls < 6; calls++) {
			statuses.push((await tenant.call('GET', 'Companies/0')).status);
		}
		expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
		await tenant.control('POST', 'clock', { advanceMs: 3_610_000 });
		expect((await tenant.call('GET', 'Companies/0')).status).toBe(200);
	});

	it('is told by ThresholdInformation, which counts itself', async () => {
		const sandbox = createSandbox({ now: () => testNow });
		const { call } = callsOf(sandbox);
		await call('GET', 'Companies/0');
		const zone = `${origin}/ATServicesRest/V1.0/zoneInformation?user=x`;
		await send(sandbox, zone, { method: 'GET' });
		expect((await call('GET', 'ThresholdInformation')).json).toEqual({
			externalRequestThreshold: 10_000,
			requestThresholdTimeframe: 60,
			currentTimeframeRequestCount: 2
		});
	});
});

describe('latency', () => {
	it('is waited for by every call', async () => {
		const slept: number[] = [];
		const tenant = startSandbox({
			limits: { latencyMs: 150 },
			sleep: (ms) => {
				slept.push(ms);
				return Promise.resolve();
			}
		});
		await tenant.call('GET', 'Companies/0');
		await tenant.call('GET', 'Companies/0');
		expect(slept).toEqual([150, 150]);
	});
});
