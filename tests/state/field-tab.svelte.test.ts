import { describe, expect, it, vi } from 'vitest';
import type { ImportSettingsRow } from '../../src/lib/db/rows.ts';
import type { FieldDefinition, FieldKey } from '../../src/lib/domain/field.ts';
import type { IntegrationId } from '../../src/lib/domain/ids.ts';
import type { FieldChoice } from '../../src/lib/domain/mapping/field-catalogue.ts';
import { FieldTabState } from '../../src/lib/state/field-tab.svelte.ts';
import type { SetupState } from '../../src/lib/state/setup.svelte.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const integrationId = 'autotask' as IntegrationId;
const locked = { ok: false, failure: { code: 'vault-locked' } } as const;

const serialNumber: FieldDefinition = {
	key: 'serialNumber' as FieldKey,
	label: 'Serial Number',
	type: 'string',
	isPicklist: false,
	isQueryable: true,
	isReadOnly: false,
	reference: null,
	picklist: []
};

/** A tab over a vault that is locked, and whose passphrase nobody enters. */
function lockedTab() {
	const database = openTestDatabase();
	const ask = vi.fn(() => Promise.resolve(locked));
	const service = { sampleRecords: vi.fn(() => Promise.resolve(locked)) };
	const tab = new FieldTabState({
		database,
		settings: () => ({ integrationId, fields: [], fieldMap: {} }) as unknown as ImportSettingsRow,
		readAgain: () => Promise.resolve(),
		setup: { ask, service } as unknown as SetupState,
		osName: () => null
	});
	return { ask, database, service, tab };
}

describe('Fields Selection with a locked vault', () => {
	it('shows the stored fields and asks nobody for the passphrase', async () => {
		const { ask, database, service, tab } = lockedTab();
		await database.fieldCatalogs.put({
			integrationId,
			entity: 'ConfigurationItems',
			fields: [serialNumber]
		});
		await tab.readSamples(false);
		expect(ask).not.toHaveBeenCalled();
		expect(service.sampleRecords).toHaveBeenCalledOnce();
		expect(tab.failure).toBeNull();
		expect(tab.isAsking).toBe(false);
	});

	it('asks where the fields were never read', async () => {
		const { ask, service, tab } = lockedTab();
		await tab.readSamples(false);
		expect(ask).toHaveBeenCalledOnce();
		expect(service.sampleRecords).not.toHaveBeenCalled();
	});

	it('asks for real values when a person does, and says why there are none', async () => {
		const { ask, database, tab } = lockedTab();
		await database.fieldCatalogs.put({ integrationId, entity: 'ConfigurationItems', fields: [] });
		await tab.readSamples(true);
		expect(ask).toHaveBeenCalledOnce();
		expect(tab.failure).toEqual(locked.failure);
	});
});

it('builds a choice made right after Save on what was saved', async () => {
	const database = openTestDatabase();
	const before = { integrationId, fields: [], fieldMap: {} } as unknown as ImportSettingsRow;
	let stored = $state.raw(before);
	let saved = before;
	const service = {
		saveFields: (choice: object) => {
			saved = { ...saved, ...choice };
			return Promise.resolve({ ok: true, value: null } as const);
		}
	};
	// Nothing here follows the database: the page knows of the save only by reading again.
	const tab = new FieldTabState({
		database,
		settings: () => stored,
		readAgain: () => {
			stored = saved;
			return Promise.resolve();
		},
		setup: {
			ask: (work: (to: typeof service) => unknown) => work(service)
		} as unknown as SetupState,
		osName: () => null
	});
	const choiceOf = (key: string) => ({ key, label: key }) as unknown as FieldChoice;
	tab.tick(choiceOf('serialNumber'));
	expect((await tab.save()).ok).toBe(true);
	expect(tab.isChanged).toBe(false);

	tab.tick(choiceOf('referenceNumber'));
	expect(tab.settings.fields).toEqual(['serialNumber', 'referenceNumber']);
});
