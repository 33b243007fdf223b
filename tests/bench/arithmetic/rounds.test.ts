import { describe, expect, it } from 'vitest';
import { alternate, quantile, ratio } from '../support/rounds.ts';

const quietly = { title: 'test', unit: 'ms', say: () => undefined };

describe('rounds', () => {
	it('measures every contender once a round, every other round backwards', async () => {
		const order: string[] = [];
		const measure = (name: string, value: number) => () => {
			order.push(name);
			return Promise.resolve(value);
		};
		const values = await alternate(
			{ ours: measure('ours', 3), peer: measure('peer', 2) },
			{ ...quietly, rounds: 3 }
		);
		expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer']);
		expect(values).toEqual({ ours: [3, 3, 3], peer: [2, 2, 2] });
	});

	it('says every round with the value of each', async () => {
		const lines: string[] = [];
		await alternate(
			{ ours: () => Promise.resolve(12.34), peer: () => Promise.resolve(10) },
			{ ...quietly, rounds: 1, say: (line) => lines.push(line) }
		);
		expect(lines).toEqual(['test, round 1 of 1: ours 12.3, peer 10.0 ms']);
	});

	it('compares medians, so that one slow round changes nothing', () => {
		expect(ratio([10, 11, 900], [10, 10, 10])).toBeCloseTo(1.1);
	});
});

describe('a quantile', () => {
	it('is exceeded by no more than its share of the values', () => {
		const frames = Array.from({ length: 100 }, (_, at) => at + 1);
		expect(quantile(frames, 0.95)).toBe(96);
		expect(quantile([5, 1, 3], 1)).toBe(5);
		expect(quantile([], 0.95)).toBeNaN();
	});
});
