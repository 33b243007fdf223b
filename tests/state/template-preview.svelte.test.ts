import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IsoDate } from '$lib/domain/dates.ts';
import { succeeded, type Outcome } from '$lib/domain/errors.ts';
import { defaultTemplate } from '$lib/domain/standard-template.ts';
import { TemplatePreviewState } from '$lib/state/template-preview.svelte.ts';
import type { PreviewRequest, TemplatePreview } from '$lib/sync/grading-protocol.ts';

const request = (limit: number): PreviewRequest => ({
	template: defaultTemplate,
	asOf: '2026-11-23' as IsoDate,
	sampleOf: null,
	limit
});
const answer = (total: number): Outcome<TemplatePreview> =>
	succeeded({
		companies: 1,
		isWholeFleet: false,
		total,
		saved: new Map(),
		edited: new Map(),
		changed: 0,
		rows: []
	});

function open() {
	const asked: number[] = [];
	const answers: ((outcome: Outcome<TemplatePreview>) => void)[] = [];
	const preview = new TemplatePreviewState({
		revision: () => Promise.resolve(null),
		ask: ({ limit }) => {
			asked.push(limit);
			return new Promise((resolve) => answers.push(resolve));
		}
	});
	const reply = async (outcome: Outcome<TemplatePreview>): Promise<void> => {
		answers.shift()?.(outcome);
		await vi.advanceTimersByTimeAsync(0);
	};
	return { asked, preview, reply };
}

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

describe('what an edit would do', () => {
	it('is asked at once the first time, then once keys rest', async () => {
		const { asked, preview, reply } = open();
		preview.want(request(1));
		await vi.advanceTimersByTimeAsync(0);
		await reply(answer(10));
		for (const limit of [2, 3, 4]) {
			preview.want(request(limit));
			await vi.advanceTimersByTimeAsync(50);
		}
		expect(asked).toEqual([1]);
		await vi.advanceTimersByTimeAsync(200);
		expect(asked).toEqual([1, 4]);
	});

	it('asks one question at a time, and of those that came meanwhile only the newest', async () => {
		const { asked, preview, reply } = open();
		preview.want(request(1));
		await vi.advanceTimersByTimeAsync(0);
		preview.want(request(2));
		await vi.advanceTimersByTimeAsync(500);
		preview.want(request(3));
		await vi.advanceTimersByTimeAsync(500);
		expect(asked).toEqual([1]);
		await reply(answer(10));
		expect(asked).toEqual([1, 3]);
	});

	it('keeps the last answer until the next is there', async () => {
		const { preview, reply } = open();
		const first = request(1);
		preview.want(first);
		await vi.advanceTimersByTimeAsync(0);
		await reply(answer(10));
		preview.want(request(2));
		await vi.advanceTimersByTimeAsync(500);
		expect(preview.current?.total).toBe(10);
		await reply(answer(12));
		expect(preview.current?.total).toBe(12);
	});

	it('says what failed and keeps the figures that it has', async () => {
		const { preview, reply } = open();
		preview.want(request(1));
		await vi.advanceTimersByTimeAsync(0);
		await reply(answer(10));
		preview.want(request(2));
		await vi.advanceTimersByTimeAsync(500);
		await reply({ ok: false, failure: { code: 'storage-failed' } });
		expect(preview.failure).toEqual({ code: 'storage-failed' });
		expect(preview.current?.total).toBe(10);
	});
});
