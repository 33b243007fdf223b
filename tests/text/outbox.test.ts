import { describe, expect, it } from 'vitest';
import { outboxKinds, type OutboxState } from '$lib/domain/outbox/item.ts';
import {
	conflictWords,
	entryReason,
	entryStateWords,
	openCounts,
	sendingEffects,
	shownValueText,
	toSendWords
} from '$lib/text/outbox.ts';

const times = { queuedAt: '2026-11-20T10:00:00.000Z', changedAt: '2026-11-21T10:00:00.000Z' };
const facts = (state: OutboxState, isLetOut = true) => ({ state, isLetOut, ...times });
const waiting: OutboxState = { kind: 'waiting', attempts: 0, lastFailure: null };
const now = new Date('2026-11-23T12:00:00.000Z');

describe('an item', () => {
	it('says since when it waits, and why it does not go out', () => {
		expect(entryStateWords(facts(waiting), now)).toMatch(/^Waiting since Fri/);
		expect(entryReason(facts(waiting))).toBe('');
		expect(entryReason(facts(waiting, false))).toMatch(/switched off/);
		const failed: OutboxState = { kind: 'waiting', attempts: 2, lastFailure: 'timeout' };
		expect(entryReason(facts(failed))).toBe(
			'The last try failed. Autotask took too long to answer.'
		);
	});

	it('that is parked gives Autotask’s own words', () => {
		const state: OutboxState = { kind: 'parked', reason: 'refused', words: 'Type is inactive' };
		expect(entryReason(facts(state))).toBe('Autotask refused it. “Type is inactive”');
	});
});

describe('a change that was overruled', () => {
	it('tells both values and which stands', () => {
		const told = conflictWords({
			kind: 'company-type',
			name: 'Acme',
			value: 'Customer',
			theirs: 'Lead'
		});
		expect(told.fact).toBe('Autotask changed the company type of Acme to “Lead” meanwhile.');
		expect(told.advice).toContain('“Customer”');
		expect(told.advice).toContain('“Lead” stands');
		expect(told.again).toBe('Queue “Customer” again');
	});

	it('says of a date that the person’s stands here', () => {
		const told = conflictWords({
			kind: 'expiration-date',
			name: 'FW-01',
			value: '2030-06-30',
			theirs: null
		});
		expect(told.fact).toContain('to none meanwhile');
		expect(told.advice).toMatch(/here your date stands/);
	});
});

describe('the switches', () => {
	it('each name what fires in Autotask, and count what would go out', () => {
		for (const kind of outboxKinds) {
			expect(sendingEffects[kind].join(' ')).toMatch(/Workflow rules/);
			expect(toSendWords(kind, 0)).toBe('Nothing would be sent now.');
			expect(toSendWords(kind, 1)).toMatch(/^1\s/);
		}
	});

	it('count what is open by what it needs', () => {
		expect(openCounts(['waiting', 'sent', 'conflict', 'waiting', 'parked'])).toBe(
			'1 overruled · 2 waiting · 1 parked'
		);
		expect(openCounts(['sent'])).toBe('');
		expect(shownValueText(null)).toBe('none');
	});
});
