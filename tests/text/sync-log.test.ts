import { describe, expect, it } from 'vitest';
import type { RunRow } from '$lib/db/run-rows.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';
import { syncLogText } from '$lib/text/sync-log.ts';

const run: RunRow = {
	id: 7,
	integrationId: 'autotask-632538' as IntegrationId,
	kind: 'incremental',
	startedBy: 'schedule',
	state: 'failed',
	startedAt: '2026-11-23T11:42:00.000Z',
	endedAt: '2026-11-23T11:42:04.500Z',
	phases: [{ phase: 'configurations', state: 'running', done: 3, expected: 9 }],
	read: 3,
	added: 1,
	changed: 1,
	unchanged: 1,
	missing: 0,
	calls: 9,
	bytes: 1_234,
	plan: [{ kind: 'read-changes', reason: null, companies: 12, fields: 0, calls: 1 }],
	isResumed: false,
	failure: { code: 'autotask-rejected', entity: 'ConfigurationItems', words: 'Unable to find x' }
};

describe('the exported sync log', () => {
	it("says what happened, with durations, plans and Autotask's own words", () => {
		const text = syncLogText([run], '2026-11-23T12:00:00.000Z');
		expect(JSON.parse(text)).toMatchObject({
			format: 'almanac-sync-log',
			exportedAt: '2026-11-23T12:00:00.000Z',
			runs: [{ seconds: 4.5, calls: 9, bytes: 1_234, failure: { words: 'Unable to find x' } }]
		});
	});

	it('names no tenant and holds nothing that was not asked for', () => {
		const more = { ...run, secret: 's3cret', userName: 'key@tenant.example' };
		const text = syncLogText([more], '2026-11-23T12:00:00.000Z');
		for (const word of ['632538', 's3cret', 'key@tenant']) expect(text).not.toContain(word);
	});
});
