/** The set-up of the guide without screens: the worker's whole service over a tenant in this process. */
import { sampleCredentials } from '../../proxy/contract.ts';
import { readCompanyTab } from '../../src/lib/db/company-tab.ts';
import type { AlmanacDatabase } from '../../src/lib/db/database.ts';
import { readFieldCatalog } from '../../src/lib/db/field-catalog.ts';
import { saveSwitches } from '../../src/lib/db/import-choices.ts';
import { defaultFields, suggestFieldMap } from '../../src/lib/domain/default-fields.ts';
import type { Outcome } from '../../src/lib/domain/errors.ts';
import type { IntegrationId } from '../../src/lib/domain/ids.ts';
import { defaultCompanyFilters } from '../../src/lib/domain/mapping/company-filter.ts';
import { createUnmappedCompanies } from '../../src/lib/domain/mapping/company-mapping.ts';
import { defaultSelection } from '../../src/lib/domain/selection.ts';
import { createSandbox, type SandboxOptions } from '../../src/lib/sandbox/app.ts';
import type { RecordedCall } from '../../src/lib/sandbox/recorder.ts';
import type { RunSummary, SyncService } from '../../src/lib/sync/protocol.ts';
import { createSyncService } from '../../src/lib/sync/service.ts';
import type { SetupService } from '../../src/lib/sync/setup-protocol.ts';
import { createWorkerSetup } from '../../src/lib/sync/setup/worker-setup.ts';
import { testEnvironment } from './sync-environment.ts';

export const setupPassphrase = 'four words do well';

export interface WholeSetup {
	readonly db: AlmanacDatabase;
	readonly id: IntegrationId;
	readonly service: SyncService & SetupService;
	/** Changes the tenant behind the API's back. */
	readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
	/** Calls that the tenant saw since the last time. */
	readonly calls: () => Promise<readonly RecordedCall[]>;
}

/** A connected tenant from which nothing was chosen. */
export async function connectedSetup(
	db: AlmanacDatabase,
	options: SandboxOptions
): Promise<WholeSetup> {
	const sandbox = createSandbox({
		now: () => Date.parse('2026-11-23T11:42:00Z'),
		sleep: () => Promise.resolve(),
		credentials: sampleCredentials,
		...options
	});
	const env = testEnvironment({ db, sandbox });
	const service = { ...createSyncService(env), ...createWorkerSetup(env) };
	const control: WholeSetup['control'] = async (method, path, body) => {
		const init =
			body === undefined
				? { method }
				: {
						method,
						body: JSON.stringify(body),
						headers: { 'content-type': 'application/json' }
					};
		const answer = await sandbox.control.request(`/control${path}`, init);
		if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
		return answer.json();
	};
	const { integrationId } = good(
		await service.connect({
			proxyOrigin: 'http://localhost:8787',
			...sampleCredentials,
			passphrase: setupPassphrase,
			companies: 'none'
		})
	);
	const calls = async (): Promise<readonly RecordedCall[]> => {
		const seen = (await control('GET', '/calls')) as { calls: RecordedCall[] };
		await control('DELETE', '/calls');
		return seen.calls;
	};
	return { db, id: integrationId, service, control, calls };
}

/** Imports and maps every active company, makes the default choices of fields. */
export async function chooseAll({ db, id, service }: WholeSetup): Promise<void> {
	good(await service.readLists());
	const loaded = good(await service.loadCompanies(defaultCompanyFilters, () => undefined));
	good(await service.importCompanies(loaded.companies));
	const model = await readCompanyTab(db, id);
	good(await service.saveCompanies(createUnmappedCompanies(model, new Map())));
	await saveSwitches(db, id, { syncsConfigurations: true });
	good(await service.saveFields(await defaultChoice(db, id)));
	good(await service.saveSelection(defaultSelection));
}

/** The fields and the map that suggest themselves. */
export async function defaultChoice(db: AlmanacDatabase, id: IntegrationId) {
	const catalog = (await readFieldCatalog(db, id)) ?? [];
	const fields = defaultFields(catalog);
	return { fields, fieldMap: suggestFieldMap(catalog, fields) };
}

export async function syncOnce({ service }: WholeSetup): Promise<RunSummary> {
	return good(await service.sync({ startedBy: 'person', mode: 'full' }, () => undefined));
}

/** The value of an outcome that must be good. */
export function good<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(`failed: ${JSON.stringify(outcome.failure)}`);
	return outcome.value;
}
