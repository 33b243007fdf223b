import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FiguresWhileTyping } from '$lib/state/figures-while-typing.svelte.ts';
import { WorkerQuery } from '$lib/state/worker-query.svelte.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

/** Answers 7, but throws while `closed` is true, as a database does that was closed meanwhile. */
function askable() {
	const state = { closed: true };
	const ask = () =>
		state.closed
			? Promise.reject(new Error('closed'))
			: Promise.resolve({ ok: true, value: 7 } as const);
	return { state, ask };
}

describe('a question to the worker', () => {
	it('that throws is a failure, and is asked again when something changes', async () => {
		const database = openTestDatabase();
		const { state, ask } = askable();
		const query = new WorkerQuery(() => database.settings.count(), ask);
		onTestFinished(
			$effect.root(() => {
				$effect(() => void query.current);
			})
		);
		await vi.waitFor(() => expect(query.failure).toEqual({ code: 'storage-failed' }));
		expect(query.current).toBeUndefined();

		state.closed = false;
		await database.settings.put({ key: 'changed', value: 1 });
		await vi.waitFor(() => expect(query.current).toBe(7));
		expect(query.failure).toBeNull();
	});

	it('that throws while something is typed keeps no later question waiting', async () => {
		const { state, ask } = askable();
		const figures = new FiguresWhileTyping({ revision: () => Promise.resolve(1), ask });
		figures.want('a');
		await vi.waitFor(() => expect(figures.failure).toEqual({ code: 'storage-failed' }));

		state.closed = false;
		figures.want('ab');
		await vi.waitFor(() => expect(figures.current).toBe(7));
	});
});
