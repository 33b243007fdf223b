import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { ownEditsId } from '$lib/db/edit-rows.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { refreshFleet } from '$lib/db/fleet.ts';
import { createWorkspaceFileService, type FileEnvironment } from '$lib/workspace-file/service.ts';
import type { WorkspaceFileService } from '$lib/workspace-file/protocol.ts';
import { dumpDatabase, type Dump } from '../support/dump-database.ts';
import { unpackFixture } from '../support/fixture-json.ts';
import { createMemoryLock } from '../support/memory-lock.ts';
import { cheap, passphrase } from './file-of-frames.ts';

export const quiet = (): void => undefined;

export function serviceOf(
	db: AlmanacDatabase,
	over: Partial<FileEnvironment> = {}
): WorkspaceFileService {
	return createWorkspaceFileService({
		db,
		workspace: 'main',
		syncLock: createMemoryLock(),
		fileLock: createMemoryLock(),
		keyCost: cheap,
		room: async () => null,
		now: () => '2026-11-23T12:00:00.000Z',
		reportBug: (error) => {
			throw error;
		},
		...over
	});
}

/** Rows of every table, as the shipped versions left them. */
export async function fill(db: AlmanacDatabase): Promise<void> {
	for (const version of [1, 2, 3]) {
		const url = new URL(`../db/fixtures/v${version}.json`, import.meta.url);
		for (const [table, rows] of Object.entries(unpackFixture(readFileSync(url, 'utf8')))) {
			if (table !== 'fleets') await db.table(table).bulkPut([...rows]);
		}
	}
	for (const { id } of await db.integrations.toArray()) await refreshFleet(db, id);
	await db.outbox.put({
		id: 7,
		integrationId: 'autotask-1' as never,
		kind: 'company-type',
		psaId: 3,
		field: 'companyType',
		name: 'Harlan',
		base: 1,
		value: 2,
		state: 'waiting',
		detail: { kind: 'waiting', attempts: 1, lastFailure: null },
		queuedAt: '2026-11-20T09:00:00.000Z',
		changedAt: '2026-11-20T09:00:00.000Z'
	});
	await db.settings.put({
		key: 'list-usage:autotask-1',
		value: { types: new Map([[1, 12]]), statuses: new Map([[1, 3]]), countedAt: null }
	});
}

export async function savedFile(
	db: AlmanacDatabase,
	companyId: CompanyId | null = null
): Promise<Blob> {
	const outcome = await serviceOf(db).save({ passphrase, companyId }, quiet);
	if (!outcome.ok) throw new Error(outcome.failure.code);
	return outcome.value.file;
}

/** Restores a file whole; the code of what refused it, or null. */
export async function restoreInto(db: AlmanacDatabase, file: Blob): Promise<string | null> {
	const service = serviceOf(db);
	const preview = await service.prepare(file, passphrase, quiet);
	if (!preview.ok) return preview.failure.code;
	const outcome = await service.restore('replace');
	return outcome.ok ? null : outcome.failure.code;
}

const ownSettings = ['remembered-key', 'recent', 'overrides-revision'];

/**
 * What a file has to bring back: everything but credentials, what a device keeps for itself, what is
 * derived, counters of changes, and the state of what waited to be sent.
 */
export async function portable(db: AlmanacDatabase): Promise<Dump> {
	const dump = await dumpDatabase(db);
	const rows = (table: string) => (dump[table] ?? []) as Record<string, unknown>[];
	return {
		...dump,
		credentials: [],
		snapshots: [],
		edits: rows('edits').filter(({ id }) => id !== ownEditsId),
		settings: rows('settings').filter(({ key }) => !ownSettings.includes(String(key))),
		generations: rows('generations').map((row) => ({ ...row, generation: 0, snapshot: null })),
		runs: rows('runs').map((row) => (row.state === 'running' ? { ...row, state: 'x' } : row)),
		outbox: rows('outbox').map((row) => ({ ...row, state: 'x', detail: null }))
	};
}
