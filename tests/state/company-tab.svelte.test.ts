import type { Remote } from 'comlink';
import { expect, it } from 'vitest';
import { readCompanyTab, saveCompanies } from '$lib/db/company-tab.ts';
import { integrationIdOf } from '$lib/domain/ids.ts';
import { CompanyTabState } from '$lib/state/company-tab.svelte.ts';
import { startSettings } from '$lib/sync/connect-tenant.ts';
import type { SetupService } from '$lib/sync/setup-protocol.ts';
import type { WorkerService } from '$lib/sync/setup-protocol.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const id = integrationIdOf(4711);
const now = '2026-11-23T12:00:00.000Z';
const psaId = 7;

it('takes back what was just saved, also before the page is told of it', async () => {
	const db = openTestDatabase();
	await db.importSettings.add(startSettings(id, 'none'));
	await db.psaCompanies.add({
		integrationId: id,
		psaId,
		name: 'Northgate Print',
		type: 1,
		isActive: true,
		values: {},
		missingSince: null
	});
	const service: Pick<SetupService, 'saveCompanies'> = {
		saveCompanies: async (draft) => {
			await saveCompanies(db, id, { draft, now });
			return { ok: true, value: { mapped: 1, created: 1, unmapped: 0, toImport: [] } };
		}
	};
	// Nothing here follows the live query: it never tells of the save, as in the moment before it does.
	const tab = new CompanyTabState(db, id, {
		ask: (work) => work(service as unknown as Remote<WorkerService>)
	});
	tab.propose(await readCompanyTab(db, id), [psaId]);
	tab.choose(psaId, { kind: 'new' });
	expect((await tab.save()).ok).toBe(true);
	expect(tab.isChanged).toBe(false);

	tab.choose(psaId, { kind: 'none' });
	expect(tab.isChanged).toBe(true);
});
