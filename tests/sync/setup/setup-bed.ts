/** A database and the setup services over a simulated tenant that tells what it was asked. */
import { createSandboxTransport } from '$lib/autotask/sandbox-transport.ts';
import { discoverZone } from '$lib/autotask/tenant.ts';
import { createAutotaskClient } from '$lib/autotask/client.ts';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { ImportSettingsRow } from '$lib/db/rows.ts';
import { failed, succeeded, type FailureCode, type Outcome } from '$lib/domain/errors.ts';
import { integrationIdOf, type IntegrationId } from '$lib/domain/ids.ts';
import { defaultSelection } from '$lib/domain/selection.ts';
import { createSandbox, type SandboxOptions } from '$lib/sandbox/app.ts';
import { createSetupService } from '$lib/sync/setup/setup-service.ts';
import type { RecordedCall } from '$lib/sandbox/recorder.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';

export const moment = '2026-11-23T12:00:00.000Z';
const ci = 4711;

export interface SetupBed {
	readonly db: AlmanacDatabase;
	readonly id: IntegrationId;
	readonly setup: ReturnType<typeof createSetupService>;
	/** Calls that the tenant saw since the last time. */
	readonly calls: () => Promise<readonly RecordedCall[]>;
	/** Changes the tenant behind the API's back. */
	readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
	/** From now on the vault is locked, or no tenant is connected. */
	refuse: FailureCode | null;
	isSyncing: boolean;
}

/** A connected tenant with nothing imported yet, as after "Add Integration". */
export async function setupBed(options: SandboxOptions = {}): Promise<SetupBed> {
	const db = openTestDatabase();
	const sandbox = createSandbox({
		seed: 5,
		companies: 8,
		configurations: 300,
		ci,
		now: () => Date.parse(moment),
		sleep: async () => undefined,
		...options
	});
	const transport = createSandboxTransport({ load: async () => sandbox });
	const timing = { clock: () => Date.parse(moment), sleep: async () => undefined, random: () => 0 };
	const zone = value(await discoverZone({ transport, ...timing }));
	const client = createAutotaskClient({ transport, zone, ...timing });
	const id = integrationIdOf(ci);
	await connectBed(db, id);
	const control: SetupBed['control'] = async (method, path, body) => {
		const response = await sandbox.control.request(`/control${path}`, {
			method,
			...(body === undefined
				? {}
				: { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
		});
		if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
		return response.json();
	};
	const bed: SetupBed = {
		db,
		id,
		setup: createSetupService({
			db,
			openTenant: async () =>
				bed.refuse === null
					? succeeded({ integrationId: id, client })
					: failed({ code: bed.refuse }),
			exclusively: async (work) =>
				bed.isSyncing ? failed({ code: 'sync-running-elsewhere' }) : work(),
			now: () => moment
		}),
		calls: async () => {
			const { calls } = (await control('GET', '/calls')) as { calls: RecordedCall[] };
			await control('DELETE', '/calls');
			return calls;
		},
		control,
		refuse: null,
		isSyncing: false
	};
	await control('DELETE', '/calls');
	return bed;
}

async function connectBed(db: AlmanacDatabase, id: IntegrationId): Promise<void> {
	await db.integrations.add({
		id,
		kind: 'autotask',
		zone: { zoneName: 'Sandbox', url: '', webUrl: '', ci },
		carrier: { kind: 'in-page' },
		isSample: false,
		connectedAt: moment,
		usage: null
	});
	await db.importSettings.add(bareSettings(id));
}

/** Settings of a tenant from which nothing was chosen yet. */
export function bareSettings(integrationId: IntegrationId): ImportSettingsRow {
	return {
		integrationId,
		companies: 'chosen',
		types: 'off',
		statuses: 'off',
		syncsConfigurations: false,
		selection: defaultSelection,
		fields: [],
		fieldMap: {},
		companyFields: []
	};
}

/** The value of an outcome that must be good. */
export function value<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(`failed: ${JSON.stringify(outcome.failure)}`);
	return outcome.value;
}

/** Field names that a recorded query asked for. */
export function askedFields(call: RecordedCall): readonly string[] {
	const body = JSON.parse(call.query ?? '{}') as { IncludeFields?: string[] };
	return body.IncludeFields ?? [];
}
