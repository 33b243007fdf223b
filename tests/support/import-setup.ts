import { expect } from 'vitest';
import type { AlmanacDatabase } from '../../src/lib/db/database.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/lib/sandbox/app.ts';
import { createSyncService } from '../../src/lib/sync/service.ts';
import type { SyncProgress, SyncService } from '../../src/lib/sync/protocol.ts';
import { openTestDatabase } from './open-test-database.ts';
import { expectedTenant } from './oracle.ts';
import { storedTenant } from './stored-tenant.ts';
import { testEnvironment, type TestEnvironmentOptions } from './sync-environment.ts';

export const autoSync = { startedBy: 'person', mode: 'auto' } as const;

export const oddTenant: SandboxOptions = {
	seed: 5,
	companies: 9,
	configurations: 260,
	oddities: 'all',
	now: () => Date.parse('2026-11-23T11:42:00Z'),
	// Autotask's slow-down costs no time here.
	sleep: () => Promise.resolve()
};

/** Small sets, so that a small tenant is read as a large one is. */
export const smallSets = { readingSize: { pageSize: 20, pagesPerSet: 2 } };

/** A tenant, a database and the engine between them. */
export interface ImportSetup {
	readonly db: AlmanacDatabase;
	readonly sandbox: Sandbox;
	readonly service: SyncService;
	/** Connects the tenant and runs one sync. */
	readonly sync: (onProgress?: (progress: SyncProgress) => void) => Promise<unknown>;
}

export async function setupImport(
	options: SandboxOptions = oddTenant,
	environment: Partial<TestEnvironmentOptions> = { more: smallSets }
): Promise<ImportSetup> {
	const sandbox = createSandbox(options);
	const db = openTestDatabase();
	const service = createSyncService(testEnvironment({ db, sandbox, ...environment }));
	await service.connectSample('http://localhost:8787');
	return {
		db,
		sandbox,
		service,
		sync: (onProgress = () => undefined) => service.sync(autoSync, onProgress)
	};
}

export async function chosenFields(db: AlmanacDatabase): Promise<readonly string[]> {
	return (await db.importSettings.toCollection().first())?.fields ?? [];
}

/** The database holds what the oracle says. */
export async function expectTruth({
	db,
	sandbox
}: Pick<ImportSetup, 'db' | 'sandbox'>): Promise<void> {
	const fields = await chosenFields(db);
	const [stored, expected] = [
		await storedTenant(db, fields),
		await expectedTenant(sandbox, fields)
	];
	expect(stored.companies).toEqual(expected.companies);
	expect(stored.configurations).toEqual(expected.configurations);
}
