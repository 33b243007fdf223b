import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAutotaskClient, type AutotaskClient } from '../../src/lib/autotask/client.ts';
import { createSandboxTransport } from '../../src/lib/autotask/sandbox-transport.ts';
import { discoverZone } from '../../src/lib/autotask/tenant.ts';
import { AlmanacError } from '../../src/lib/domain/errors.ts';
import type { FieldValue } from '../../src/lib/domain/field.ts';
import type { IntegrationId } from '../../src/lib/domain/ids.ts';
import { discardItem, queueItemAgain, settleItem } from '../../src/lib/db/outbox-answers.ts';
import { listOutbox, markSending, queueChange, waitingItems } from '../../src/lib/db/outbox.ts';
import { outboxKinds, type OutboxChange } from '../../src/lib/domain/outbox/item.ts';
import { createSandbox } from '../../src/lib/sandbox/app.ts';
import { sendOutbox, type OutboxStore } from '../../src/lib/sync/outbox-run.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const integrationId = 'autotask-1' as IntegrationId;
const signal = new AbortController().signal;
const all = new Set(outboxKinds);

/** A tenant of one record that counts what it is asked, and can fail at a call. */
class OneRecord {
	value: FieldValue = 3;
	calls = 0;
	patches: FieldValue[] = [];
	ignoresWrites = false;
	isGone = false;
	/** Throws before (`-`) or after (`+`) the n-th call took effect. */
	failsAt: { readonly call: number; readonly when: 'before' | 'after' } | null = null;
	failure = new AlmanacError({ code: 'timeout' });

	client(): Pick<AutotaskClient, 'get' | 'patch'> {
		return {
			get: (async (_entity: string, id: number) =>
				this.#call(() =>
					this.isGone ? null : { id, companyType: this.value }
				)) as AutotaskClient['get'],
			patch: (async (_entity: string, _id: number, changes: Record<string, FieldValue>) =>
				this.#call(() => {
					this.patches.push(changes['companyType'] ?? null);
					if (!this.ignoresWrites) this.value = changes['companyType'] ?? null;
				})) as AutotaskClient['patch']
		};
	}

	#call<T>(effect: () => T): T {
		this.calls += 1;
		const fails = this.failsAt?.call === this.calls ? this.failsAt.when : null;
		if (fails === 'before') throw this.failure;
		const result = effect();
		if (fails === 'after') throw this.failure;
		return result;
	}
}

const change: OutboxChange = {
	integrationId,
	kind: 'company-type',
	psaId: 12,
	field: 'companyType',
	name: 'Harlan & Finch',
	base: 3,
	value: 1
};

async function outbox(items: readonly OutboxChange[] = [change], db = openTestDatabase()) {
	for (const [index, item] of items.entries()) {
		await queueChange(db, item, `2026-11-24T10:00:0${index}.000Z`);
	}
	const store: OutboxStore = {
		waiting: () => waitingItems(db, integrationId, all),
		sending: async (item) => markSending(db, item),
		settle: async (item, state) => settleItem(db, item, { state, now: '2026-11-24T11:00:00.000Z' })
	};
	return { db, store, items: () => listOutbox(db, integrationId) };
}

describe('sending the outbox', () => {
	it('reads, sends, reads back', async () => {
		const { store, items } = await outbox();
		const tenant = new OneRecord();
		const summary = await sendOutbox(tenant.client(), store, signal);
		expect(summary).toEqual({ sent: 1, conflicts: 0, parked: 0, failure: null });
		expect(tenant.patches).toEqual([1]);
		expect((await items())[0]?.state).toEqual({ kind: 'sent' });
	});

	it('lets Autotask win, and keeps both values for the person', async () => {
		const { db, store, items } = await outbox();
		const tenant = new OneRecord();
		tenant.value = 9;
		expect(await sendOutbox(tenant.client(), store, signal)).toMatchObject({ conflicts: 1 });
		expect(tenant.patches).toEqual([]);
		const [item] = await items();
		expect(item).toMatchObject({ value: 1, state: { kind: 'conflict', theirs: 9 } });
		expect(await queueItemAgain(db, item?.id ?? 0, '2026-11-24T12:00:00.000Z')).toBe(true);
		expect(await sendOutbox(tenant.client(), store, signal)).toMatchObject({ sent: 1 });
		expect(tenant.value).toBe(1);
	});

	it('says of a write that Autotask ignores that it was ignored', async () => {
		const { store, items } = await outbox();
		const tenant = new OneRecord();
		tenant.ignoresWrites = true;
		expect(await sendOutbox(tenant.client(), store, signal)).toMatchObject({ parked: 1 });
		expect((await items())[0]?.state).toMatchObject({ kind: 'parked', reason: 'ignored' });
	});

	it('takes a day for sent that a user-defined field gives back in a form of its own', async () => {
		const date: OutboxChange = {
			...change,
			kind: 'expiration-date',
			field: 'udf:Warranty end',
			base: '11/30/2026 00:00:00',
			value: '2027-03-04'
		};
		const { store, items } = await outbox([date]);
		let held = '11/30/2026 00:00:00';
		const client: Pick<AutotaskClient, 'get' | 'patch'> = {
			get: (async () => ({ id: 12, 'udf:Warranty end': held })) as unknown as AutotaskClient['get'],
			patch: (async () => void (held = '3/4/2027 12:00:00 AM')) as AutotaskClient['patch']
		};
		expect(await sendOutbox(client, store, signal)).toMatchObject({ sent: 1, conflicts: 0 });
		expect((await items())[0]?.state).toEqual({ kind: 'sent' });
	});

	it('parks an item whose record is gone, and goes on with the next', async () => {
		const { store, items } = await outbox([change, { ...change, psaId: 13 }]);
		const tenant = new OneRecord();
		tenant.isGone = true;
		expect(await sendOutbox(tenant.client(), store, signal)).toMatchObject({ parked: 2 });
		expect((await items()).map(({ state }) => state.kind)).toEqual(['parked', 'parked']);
	});

	it('ends at a failure that is not of the change, and asks nothing more', async () => {
		const { store, items } = await outbox([change, { ...change, psaId: 13 }]);
		const tenant = new OneRecord();
		tenant.failsAt = { call: 1, when: 'before' };
		tenant.failure = new AlmanacError({ code: 'credentials-rejected' });
		const summary = await sendOutbox(tenant.client(), store, signal);
		expect(summary.failure?.code).toBe('credentials-rejected');
		expect(tenant.calls).toBe(1);
		expect((await items()).map(({ state }) => state.kind)).toEqual(['waiting', 'waiting']);
	});

	it('leaves an item alone that a person changed or discarded meanwhile', async () => {
		const { db, store, items } = await outbox();
		const tenant = new OneRecord();
		const slow: OutboxStore = {
			...store,
			async settle(item, state) {
				await queueChange(db, { ...change, value: 2 }, '2026-11-24T10:30:00.000Z');
				return store.settle(item, state);
			}
		};
		expect(await sendOutbox(tenant.client(), slow, signal)).toMatchObject({ sent: 0 });
		const [item] = await items();
		expect(item).toMatchObject({ value: 2, state: { kind: 'waiting' } });
		await discardItem(db, item?.id ?? 0);
		expect(await items()).toEqual([]);
	});

	it('parks a change that Autotask does not answer, the fifth time', async () => {
		const { db, store, items } = await outbox();
		const tenant = new OneRecord();
		tenant.failure = new AlmanacError({ code: 'timeout' });
		for (let run = 1; run <= 5; run += 1) {
			tenant.calls = 0;
			tenant.failsAt = { call: 1, when: 'before' };
			expect((await items())[0]?.state.kind).toBe('waiting');
			await sendOutbox(tenant.client(), store, signal);
		}
		const [item] = await items();
		expect(item?.state).toMatchObject({ kind: 'parked', reason: 'no-answer' });
		expect(await queueItemAgain(db, item?.id ?? 0, '2026-11-24T12:00:00.000Z')).toBe(true);
		tenant.failsAt = null;
		expect(await sendOutbox(tenant.client(), store, signal)).toMatchObject({ sent: 1 });
	});

	it('puts back what may have arrived before the person thought again', async () => {
		const { db, store, items } = await outbox();
		const tenant = new OneRecord();
		tenant.failure = new AlmanacError({ code: 'cancelled' });
		tenant.failsAt = { call: 2, when: 'after' };
		await sendOutbox(tenant.client(), store, signal);
		expect(tenant.value).toBe(1);
		await queueChange(db, { ...change, value: change.base }, '2026-11-24T10:40:00.000Z');
		expect((await items())[0]).toMatchObject({ value: 3, tried: [1] });
		tenant.failsAt = null;
		expect(await sendOutbox(tenant.client(), store, signal)).toMatchObject({ sent: 1 });
		expect(tenant.value).toBe(3);
	});

	it('sends nothing that was discarded while it was being looked at', async () => {
		const { db, store } = await outbox();
		const tenant = new OneRecord();
		const client = tenant.client();
		const slow: typeof client = {
			...client,
			get: (async (...asked: Parameters<AutotaskClient['get']>) => {
				await discardItem(db, 1);
				return client.get(...asked);
			}) as AutotaskClient['get']
		};
		expect(await sendOutbox(slow, store, signal)).toMatchObject({ sent: 0, failure: null });
		expect(tenant.patches).toEqual([]);
	});

	it('never writes over others, whoever edits and whatever is killed when, and ends with the last word', async () => {
		const step = fc.oneof(
			fc.record({ kind: fc.constant('they' as const), value: fc.integer({ min: 5, max: 7 }) }),
			fc.record({ kind: fc.constant('we' as const), value: fc.integer({ min: 1, max: 4 }) }),
			fc.record({
				kind: fc.constant('killed' as const),
				call: fc.integer({ min: 1, max: 3 }),
				when: fc.constantFrom('before' as const, 'after' as const)
			}),
			fc.record({ kind: fc.constant('run' as const) })
		);
		// One database for all courses: to open one takes longer than a course.
		const shared = openTestDatabase();
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				await shared.outbox.clear();
				const { db, store, items } = await outbox([change], shared);
				const tenant = new OneRecord();
				tenant.failure = new AlmanacError({ code: 'cancelled' });
				const openItem = async () => (await items()).find(({ state }) => state.kind !== 'sent');
				/** Null while an overruled word waits for an answer, or where nobody said anything since. */
				let word: FieldValue | null = change.value;
				for (const [index, one] of [...steps, { kind: 'run' as const }].entries()) {
					const known = tenant.value;
					tenant.calls = 0;
					tenant.patches = [];
					tenant.failsAt = one.kind === 'killed' ? one : null;
					if (one.kind === 'they') tenant.value = one.value;
					else if (one.kind === 'we') {
						const now = `2026-11-24T12:00:${String(index).padStart(2, '0')}.000Z`;
						const open = await openItem();
						// What a screen knows of Autotask: what the last run found, or the item stands against.
						const base = open?.base ?? tenant.value;
						await queueChange(db, { ...change, base, value: one.value }, now);
						word = one.value;
					} else {
						const before = await openItem();
						await sendOutbox(tenant.client(), store, signal);
						const own = [before?.base, ...(before?.tried ?? [])];
						if (tenant.patches.length > 0) expect(own).toContain(known);
						expect(tenant.patches.length).toBeLessThanOrEqual(1);
					}
				}
				const left = await openItem();
				if (left) expect(left.state).toEqual({ kind: 'conflict', theirs: expect.anything() });
				else if (tenant.value !== null && Number(tenant.value) < 5) expect(tenant.value).toBe(word);
			}),
			{ numRuns: 300 }
		);
	});
});

describe('against the simulated tenant', () => {
	const timing = { clock: () => Date.now(), sleep: async () => undefined, random: () => 0 };

	it('changes the type of a company, and finds an edit made in Autotask meanwhile', async () => {
		const sandbox = createSandbox({ companies: 3, configurations: 40, seed: 1 });
		const { credentials } = sandbox;
		const transport = createSandboxTransport({ load: () => Promise.resolve(sandbox), credentials });
		const zone = await discoverZone({ transport, ...timing });
		if (!zone.ok) throw new Error(zone.failure.code);
		const client = createAutotaskClient({ transport, zone: zone.value, ...timing });
		const page = await client.page('Companies', { includeFields: ['companyType'] });
		const [first, second] = page.items.filter(({ id }) => id > 0);
		if (!first || !second) throw new Error('Too few companies');
		const base = Number(first.companyType);
		const value = base === 1 ? 2 : 1;
		const { store, items } = await outbox([
			{ ...change, psaId: first.id, base, value },
			{ ...change, psaId: second.id, base: 97, value }
		]);
		await client.patch('Companies', second.id, { companyType: value === 1 ? 2 : 1 });
		const summary = await sendOutbox(client, store, signal);
		expect(summary).toEqual({ sent: 1, conflicts: 1, parked: 0, failure: null });
		expect((await client.get('Companies', first.id))?.companyType).toBe(value);
		expect((await items()).map(({ state }) => state.kind)).toEqual(['sent', 'conflict']);
	});

	it('parks a value that Autotask refuses, with its words', async () => {
		const sandbox = createSandbox({ companies: 3, configurations: 40, seed: 1 });
		const { credentials } = sandbox;
		const transport = createSandboxTransport({ load: () => Promise.resolve(sandbox), credentials });
		const zone = await discoverZone({ transport, ...timing });
		if (!zone.ok) throw new Error(zone.failure.code);
		const client = createAutotaskClient({ transport, zone: zone.value, ...timing });
		const page = await client.page('Companies', { includeFields: ['companyType'] });
		const first = page.items.find(({ id }) => id > 0);
		if (!first) throw new Error('No company');
		const { store, items } = await outbox([
			{ ...change, psaId: first.id, base: Number(first.companyType), value: 999 }
		]);
		expect(await sendOutbox(client, store, signal)).toMatchObject({ parked: 1, failure: null });
		const [item] = await items();
		expect(item?.state).toMatchObject({ kind: 'parked', reason: 'refused' });
		expect(item?.state.kind === 'parked' && item.state.words).toMatch(/companyType/i);
	});
});
