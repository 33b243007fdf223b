import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalLimits, type CallKey, type Slot } from '../../proxy/limits.ts';
import { isRefusal } from '../../proxy/problem.ts';

const options = { concurrency: 3, queueLength: 2, queueTimeout: 1000, clientRate: 10 };
const key: CallKey = {
	integrationCode: 'i',
	userName: 'u@d',
	tenantDomain: 'd',
	zone: 'z',
	entity: 'Companies'
};
const never = { signal: new AbortController().signal };

async function slot(limits: LocalLimits, of: CallKey = key): Promise<Slot> {
	const entered = await limits.enter(of, never);
	if (isRefusal(entered)) throw new Error(entered.code);
	return entered;
}

describe('LocalLimits', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('lets three calls of a key run and hands their places on in order', async () => {
		const limits = new LocalLimits(options);
		const held = await Promise.all([slot(limits), slot(limits), slot(limits)]);
		const order: string[] = [];
		const fourth = slot(limits).then((entered) => (order.push('fourth'), entered));
		const fifth = slot(limits).then((entered) => (order.push('fifth'), entered));
		await vi.advanceTimersByTimeAsync(10);
		expect(order).toEqual([]);
		held[0]?.release();
		await fourth;
		held[1]?.release();
		await fifth;
		expect(order).toEqual(['fourth', 'fifth']);
		expect(limits.occupancy()).toEqual({ active: 3, waiting: 0 });
	});

	it('counts another entity, identifier or tenant apart', async () => {
		const limits = new LocalLimits(options);
		await Promise.all([slot(limits), slot(limits), slot(limits)]);
		for (const other of [
			{ entity: 'Products' },
			{ integrationCode: 'j' },
			{ tenantDomain: 'e' },
			{ zone: 'y' }
		]) {
			expect(isRefusal(await limits.enter({ ...key, ...other }, never))).toBe(false);
		}
	});

	it('counts two users of one tenant together once discovery has named it', async () => {
		const limits = new LocalLimits({ ...options, queueLength: 0 });
		limits.learn('u@d', '632538');
		limits.learn('v@e', '632538');
		await Promise.all([slot(limits), slot(limits), slot(limits)]);
		const other = { ...key, userName: 'v@e', tenantDomain: 'e' };
		expect(await limits.enter(other, never)).toMatchObject({ code: 'queue-full' });
	});

	it('refuses beyond the queue with a time to come back', async () => {
		const limits = new LocalLimits(options);
		await Promise.all([slot(limits), slot(limits), slot(limits)]);
		const waiting = [limits.enter(key, never), limits.enter(key, never)];
		expect(await limits.enter(key, never)).toMatchObject({
			code: 'queue-full',
			headers: { 'retry-after': expect.stringMatching(/^\d+$/) }
		});
		await vi.advanceTimersByTimeAsync(1000);
		expect(await Promise.all(waiting)).toEqual([
			expect.objectContaining({ code: 'queue-full' }),
			expect.objectContaining({ code: 'queue-full' })
		]);
		expect(limits.occupancy()).toEqual({ active: 3, waiting: 0 });
	});

	it('forgets a caller that went away while waiting', async () => {
		const limits = new LocalLimits(options);
		const held = await Promise.all([slot(limits), slot(limits), slot(limits)]);
		const gone = new AbortController();
		const left = limits.enter(key, gone);
		gone.abort();
		expect(isRefusal(await left)).toBe(true);
		for (const each of held) each.release();
		expect(limits.occupancy()).toEqual({ active: 0, waiting: 0 });
	});

	it('frees a slot once however often it is released', async () => {
		const limits = new LocalLimits(options);
		const first = await slot(limits);
		await slot(limits);
		first.release();
		first.release();
		expect(limits.occupancy()).toEqual({ active: 1, waiting: 0 });
	});

	it('holds a client to its rate after a burst of five seconds', () => {
		let now = 1_000_000;
		const limits = new LocalLimits(options, undefined, () => now);
		const admitted = () =>
			Array.from({ length: 200 }, () => limits.admit('a')).filter((s) => s === 0);
		expect(admitted()).toHaveLength(51);
		expect(limits.admit('a')).toBeGreaterThan(0);
		expect(limits.admit('b')).toBe(0);
		now += 1000;
		expect(admitted()).toHaveLength(10);
	});

	it('limits no client where the rate is 0', () => {
		const limits = new LocalLimits({ ...options, clientRate: 0 });
		expect(Array.from({ length: 1000 }, () => limits.admit('a'))).not.toContain(1);
	});

	it('remembers a busy client whatever crowd passes by', () => {
		const limits = new LocalLimits(options, undefined, () => 1_000_000);
		while (limits.admit('busy') === 0);
		for (let index = 0; index < 60_000; index++) limits.admit(`passer-by ${index}`);
		expect(limits.admit('busy')).toBeGreaterThan(0);
	});
});
