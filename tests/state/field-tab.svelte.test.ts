import { describe, expect, it, vi } from 'vitest';
import type { ImportSettingsRow } from '../../src/lib/db/rows.ts';
import type { FieldDefinition, FieldKey } from '../../src/lib/domain/field.ts';
import type { IntegrationId } from '../../src/lib/domain/ids.ts';
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
