import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepestHistory, historyOf, recorded, redone, undone } from '$lib/domain/report/history.ts';

describe('undo and redo', () => {
	it('lead back and forward through every state', () => {
		const states = fc.array(fc.integer(), { minLength: 1, maxLength: deepestHistory });
		fc.assert(
			fc.property(states, (list) => {
				const objects = list.map((value) => ({ value }));
				const [first = { value: 0 }, ...rest] = objects;
				let history = rest.reduce(recorded, historyOf(first));
				for (const state of objects.toReversed()) {
					expect(history.present).toBe(state);
					history = undone(history);
				}
				for (const state of objects) {
					expect(history.present).toBe(state);
					history = redone(history);
				}
				expect(redone(history)).toBe(history);
			})
		);
	});

	it('records no step for an edit that changed nothing', () => {
		const edited = undone(recorded(historyOf('a'), 'b'));
		expect(recorded(edited, 'a')).toBe(edited);
		expect(redone(edited).present).toBe('b');
	});

	it('forgets what was undone once another edit is made', () => {
		const history = recorded(undone(recorded(historyOf('a'), 'b')), 'c');
		expect(redone(history)).toBe(history);
		expect(undone(history).present).toBe('a');
	});

	it('keeps the latest steps only', () => {
		const numbers = Array.from({ length: deepestHistory + 50 }, (_, index) => index + 1);
		let history = numbers.reduce(recorded, historyOf(0));
		for (const _ of numbers) history = undone(history);
		expect(history.present).toBe(50);
	});
});
