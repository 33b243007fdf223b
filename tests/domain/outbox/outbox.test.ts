import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../src/lib/domain/errors.ts';
import type { IntegrationId } from '../../../src/lib/domain/ids.ts';
import {
	isPending,
	isSameValue,
	queueing,
	type OutboxChange,
	type OutboxItem
} from '../../../src/lib/domain/outbox/item.ts';
import {
	judgeAfter,
	judgeBefore,
	judgeFailure,
	queuedAgain
} from '../../../src/lib/domain/outbox/judge.ts';

const now = '2026-11-24T10:00:00.000Z';
const change: OutboxChange = {
	integrationId: 'autotask-1' as IntegrationId,
	kind: 'company-type',
	psaId: 12,
	field: 'companyType',
	name: 'Harlan & Finch',
	base: 3,
	value: 1
};
const item: OutboxItem = {
	...change,
	id: 1,
	state: { kind: 'waiting', attempts: 0, lastFailure: null },
	queuedAt: now,
	changedAt: now
};
const anyValue = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.constant(null));

describe('queueing a change', () => {
	it('adds what is new, and nothing where nothing changes', () => {
		expect(queueing([], change)).toEqual({ kind: 'add', change });
		expect(queueing([], { ...change, value: change.base })).toEqual({ kind: 'none' });
	});

	it('keeps one item per field with the latest word, against what Autotask had', () => {
		const again = { ...change, base: 1, value: 2 };
		expect(queueing([item], again)).toEqual({ kind: 'replace', id: 1, value: 2 });
		expect(queueing([item], { ...again, field: 'isActive', kind: 'company-status' }).kind).toBe(
			'add'
		);
		expect(queueing([{ ...item, state: { kind: 'sent' } }], again).kind).toBe('add');
	});

	it('withdraws what goes back to what Autotask has', () => {
		expect(queueing([item], { ...change, value: 3 })).toEqual({ kind: 'withdraw', id: 1 });
	});

	it('has one pending item per field at most over any course of edits, and its value is the last', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), (values) => {
				const items = new Map<number, OutboxItem>();
				for (const [id, value] of values.entries()) {
					const step = queueing([...items.values()], { ...change, value });
					if (step.kind === 'add') items.set(id, { ...item, id, value });
					if (step.kind === 'withdraw') items.delete(step.id);
					if (step.kind === 'replace')
						items.set(step.id, { ...item, id: step.id, value: step.value });
				}
				const pending = [...items.values()].filter(isPending);
				const last = values.at(-1);
				expect(pending.map(({ value }) => value)).toEqual(last === change.base ? [] : [last]);
			})
		);
	});
});

describe('values', () => {
	it('mean the same where they write the same, days by their day', () => {
		expect(isSameValue('2027-03-31T00:00:00Z', '2027-03-31')).toBe(true);
		expect(isSameValue('2027-03-31T00:00:00Z', '2027-04-01')).toBe(false);
		expect(isSameValue(null, '')).toBe(true);
		expect(isSameValue(1, '1')).toBe(true);
		expect(isSameValue(0, null)).toBe(false);
	});
});

describe('judging an item', () => {
	it('sends only over what the person saw', () => {
		fc.assert(
			fc.property(anyValue, anyValue, anyValue, (base, value, current) => {
				const verdict = judgeBefore({ kind: 'company-type', base, value }, current);
				if (verdict === 'send') {
					expect(isSameValue(current, base)).toBe(true);
					expect(isSameValue(current, value)).toBe(false);
				} else if (verdict.kind === 'conflict') {
					expect(isSameValue(current, base)).toBe(false);
					expect(verdict.theirs).toBe(current);
				} else expect(isSameValue(current, value)).toBe(true);
			})
		);
	});

	it('calls a write that Autotask silently ignored by its name', () => {
		expect(judgeAfter(item, 3)).toMatchObject({ kind: 'parked', reason: 'ignored' });
		expect(judgeAfter(item, 1)).toEqual({ kind: 'sent' });
		expect(judgeAfter(item, 9)).toEqual({ kind: 'conflict', theirs: 9 });
	});

	it('parks what Autotask refuses, with its words, and waits out all else', () => {
		const refused = judgeFailure(item, { code: 'autotask-rejected', words: 'Type is inactive' });
		expect(refused.state).toEqual({ kind: 'parked', reason: 'refused', words: 'Type is inactive' });
		for (const code of failureCodes) {
			const effect = judgeFailure(item, { code });
			const parks = code === 'autotask-rejected' || code === 'permission-missing';
			expect(effect.kind, code).toBe(parks ? 'park' : 'stop');
			expect(effect.state.kind, code).toBe(parks ? 'parked' : 'waiting');
		}
	});

	it('is queued again against what Autotask has now', () => {
		const conflict: OutboxItem = { ...item, state: { kind: 'conflict', theirs: 9 } };
		expect(queuedAgain(conflict, now)).toMatchObject({
			base: 9,
			value: 1,
			state: { kind: 'waiting' }
		});
		expect(queuedAgain({ ...item, state: { kind: 'sent' } }, now)).toBeNull();
	});
});

describe('days that a field writes in a form of its own', () => {
	const day = { kind: 'expiration-date', base: null, value: '2027-03-31' } as const;

	it('are what was sent, in whatever form they are read back', () => {
		const forms = [
			'2027-03-31T00:00:00Z',
			'2027-03-31 00:00:00',
			'3/31/2027 12:00:00 AM',
			'31.03.2027',
			'31 March 2027',
			'Mar 31, 2027'
		];
		for (const form of forms) {
			expect(judgeAfter(day, form), form).toEqual({ kind: 'sent' });
			expect(judgeBefore(day, form), form).toEqual({ kind: 'sent' });
		}
		expect(judgeAfter(day, '4/1/2027')).toMatchObject({ kind: 'conflict' });
		expect(judgeAfter(day, 'see contract')).toMatchObject({ kind: 'conflict' });
	});

	it('are no conflict with what Autotask had, in another form of the same day', () => {
		const item = { ...day, base: '12/31/2025 00:00:00' };
		expect(judgeBefore(item, '2025-12-31T00:00:00')).toBe('send');
		expect(judgeAfter(item, '31.12.2025')).toMatchObject({ kind: 'parked', reason: 'ignored' });
		expect(judgeBefore(item, '12/30/2025')).toMatchObject({ kind: 'conflict' });
	});

	it('in figures that may mean it are what was sent after sending, and never before', () => {
		const item = { ...day, value: '2027-03-04' };
		expect(judgeAfter(item, '03/04/2027')).toEqual({ kind: 'sent' });
		expect(judgeAfter({ ...item, base: '03/04/2027' }, '3/4/2027')).toMatchObject({
			reason: 'ignored'
		});
		expect(judgeBefore(item, '03/04/2027')).toMatchObject({ kind: 'conflict' });
		expect(judgeBefore(item, '03/04/2027', { dateOrder: 'mdy' })).toEqual({ kind: 'sent' });
		expect(judgeBefore(item, '03/04/2027', { dateOrder: 'dmy' })).toMatchObject({
			kind: 'conflict'
		});
		expect(judgeBefore({ ...item, base: '03/04/2027' }, '3/4/2027')).toBe('send');
	});

	it('are days only where the field is one', () => {
		const type = { kind: 'company-type', base: '3', value: '2027-03-31' } as const;
		expect(judgeAfter(type, '31.03.2027')).toMatchObject({ kind: 'conflict' });
	});
});
