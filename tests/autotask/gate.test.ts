import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate } from '$lib/autotask/gate.ts';
import { failureOf } from './fake-tenant.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a gate', () => {
	it('lets others in when one leaves, in their order', async () => {
		const gate = createGate(1);
		const order: string[] = [];
		const leave = await gate.enter('Companies');
		const enter = async (name: string): Promise<() => void> => {
			const leaveAgain = await gate.enter('Companies');
			order.push(name);
			return leaveAgain;
		};
		const second = enter('second');
		const third = enter('third');
		await settled();
		expect(order).toEqual([]);
		leave();
		leave();
		await settled();
		expect(order).toEqual(['second']);
		(await second)();
		await third;
		expect(order).toEqual(['second', 'third']);
	});

	it('keeps keys apart', async () => {
		const gate = createGate(1);
		await gate.enter('Companies');
		await expect(gate.enter('Products')).resolves.toBeTypeOf('function');
	});

	it('forgets a waiter that was aborted', async () => {
		const gate = createGate(1);
		const leave = await gate.enter('Companies');
		const abort = new AbortController();
		const waiting = failureOf(gate.enter('Companies', abort.signal));
		const next = gate.enter('Companies');
		abort.abort();
		expect((await waiting).code).toBe('cancelled');
		leave();
		await expect(next).resolves.toBeTypeOf('function');
	});

	it('refuses a signal that was aborted before', async () => {
		const gate = createGate(1);
		expect((await failureOf(gate.enter('Companies', AbortSignal.abort()))).code).toBe('cancelled');
		await expect(gate.enter('Companies')).resolves.toBeTypeOf('function');
	});

	it('never lets in more than its limit, and lets in everybody who stays', async () => {
		const plan = fc.array(
			fc.record({
				key: fc.constantFrom('a', 'b'),
				ticks: fc.nat(3),
				abortAfter: fc.option(fc.nat(3))
			}),
			{ minLength: 1, maxLength: 30 }
		);
		await fc.assert(
			fc.asyncProperty(plan, fc.integer({ min: 1, max: 3 }), async (visitors, limit) => {
				const gate = createGate(limit);
				const inside: Record<string, number> = { a: 0, b: 0 };
				let most = 0;
				const ticks = async (count: number): Promise<void> => {
					for (let n = 0; n < count; n += 1) await Promise.resolve();
				};
				const outcomes = await Promise.all(
					visitors.map(async ({ key, ticks: stay, abortAfter }) => {
						const abort = new AbortController();
						if (abortAfter !== null) void ticks(abortAfter).then(() => abort.abort());
						try {
							const leave = await gate.enter(key, abort.signal);
							inside[key] = (inside[key] ?? 0) + 1;
							most = Math.max(most, inside[key]);
							await ticks(stay);
							inside[key] -= 1;
							leave();
							return 'entered';
						} catch {
							return abort.signal.aborted ? 'cancelled' : 'lost';
						}
					})
				);
				expect(most).toBeLessThanOrEqual(limit);
				expect(outcomes).not.toContain('lost');
				const patient = visitors.map((visitor) => visitor.abortAfter === null);
				expect(outcomes.filter((_, n) => patient[n])).not.toContain('cancelled');
				expect(inside).toEqual({ a: 0, b: 0 });
			})
		);
	});
});
