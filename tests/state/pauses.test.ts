import { describe, expect, it } from 'vitest';
import { withPauses } from '$lib/state/pauses.ts';

function work(ms: number): void {
	const until = performance.now() + ms;
	while (performance.now() < until);
}

describe('work in slices', () => {
	it('gives the same list in the same order', async () => {
		const list = Array.from({ length: 1000 }, (_, n) => n);
		expect(await withPauses(list, (n) => n * 2)).toEqual(list.map((n) => n * 2));
	});

	it('lets others have a turn before it ends', async () => {
		const turns: string[] = [];
		const slow = withPauses([1, 2, 3, 4, 5], (n) => {
			work(10);
			turns.push(`work ${n}`);
		});
		setTimeout(() => turns.push('turn'));
		await slow;
		expect(turns.indexOf('turn')).toBeGreaterThanOrEqual(0);
		expect(turns.indexOf('turn')).toBeLessThan(turns.indexOf('work 5'));
	});
});
