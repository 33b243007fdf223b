import { describe, expect, it } from 'vitest';
import { readSendingFacts, saveSending } from '$lib/db/sending.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';
import { outboxKinds, type OutboxKind } from '$lib/domain/outbox/item.ts';
import { canSend, sentKinds, withSending } from '$lib/domain/outbox/sending.ts';
import { defaultSelection } from '$lib/domain/selection.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const integrationId = 'autotask-1' as IntegrationId;
const now = '2026-11-23T12:00:00.000Z';
const choices = { types: 'full', statuses: 'full', syncsConfigurations: true } as const;

async function bed() {
	const db = openTestDatabase();
	await db.integrations.add({
		id: integrationId,
		kind: 'autotask',
		zone: { zoneName: 'Sandbox', url: 'https://sandbox/', webUrl: 'https://sandbox/', ci: 1 },
		carrier: { kind: 'in-page' },
		isSample: false,
		connectedAt: now,
		usage: null
	});
	await db.importSettings.add({
		integrationId,
		companies: 'chosen',
		...choices,
		selection: defaultSelection,
		fields: ['warrantyExpirationDate', 'via:product.name'],
		fieldMap: { expirationDate: { field: 'warrantyExpirationDate', fallback: null } },
		companyFields: []
	});
	const turn = (kind: OutboxKind, isOn: boolean) =>
		saveSending(db, { integrationId, kind }, { isOn, now });
	const sends = async () => (await db.importSettings.get(integrationId))?.sends;
	return { db, turn, sends };
}

describe('the switches of write-back', () => {
	it('are all off in what was stored before there were any', async () => {
		const { db, sends } = await bed();
		expect(await sends()).toBeUndefined();
		const settings = await db.importSettings.get(integrationId);
		expect(settings && sentKinds(settings).size).toBe(0);
	});

	it('turn on and off each alone', async () => {
		const { turn, sends } = await bed();
		for (const kind of outboxKinds) await turn(kind, true);
		expect(await sends()).toEqual([...outboxKinds]);
		await turn('company-status', false);
		expect(await sends()).toEqual(['company-type', 'expiration-date']);
		await turn('company-type', true);
		expect((await sends())?.toSorted()).toEqual(['company-type', 'expiration-date']);
	});

	it('send nothing of a list that does not follow Autotask', () => {
		const off = { types: 'off', statuses: 'off', syncsConfigurations: false } as const;
		for (const kind of outboxKinds) {
			expect(canSend(choices, kind)).toBe(true);
			expect(canSend(off, kind)).toBe(false);
			expect([...sentKinds({ ...choices, sends: withSending([], kind, true) })]).toEqual([kind]);
			expect(sentKinds({ ...off, sends: [kind] }).size).toBe(0);
		}
	});

	it('say of the date whether its field can be written', async () => {
		const { db } = await bed();
		const facts = () =>
			readSendingFacts(db, { integrationId, kind: 'expiration-date' }).then(
				({ isWritable }) => isWritable
			);
		expect(await facts()).toBe(true);
		await db.importSettings.update(integrationId, { fieldMap: {} });
		expect(await facts()).toBe(false);
		await db.importSettings.update(integrationId, {
			fieldMap: { expirationDate: { field: 'via:product.name', fallback: null } }
		});
		expect(await facts()).toBe(false);
		await db.importSettings.update(integrationId, {
			fieldMap: { expirationDate: { field: 'warrantyExpirationDate', fallback: null } }
		});
		const definition = { label: 'W', type: 'datetime', isPicklist: false, isQueryable: true };
		await db.fieldCatalogs.add({
			integrationId,
			entity: 'ConfigurationItems',
			fields: [
				{
					...definition,
					key: 'warrantyExpirationDate',
					isReadOnly: true,
					reference: null,
					picklist: []
				}
			]
		});
		expect(await facts()).toBe(false);
	});
});
