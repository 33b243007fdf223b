/** Saves and restores workspace files: plain functions, so that tests call what the page calls. */
import type { AlmanacDatabase, Workspace } from '../db/database.ts';
import type { SyncLock } from '../db/exclusive-lock.ts';
import type { KeyCost } from '../db/rows.ts';
import { storedBytes } from '../db/stored-bytes.ts';
import { storageFailure } from '../db/storage-failure.ts';
import { AlmanacError, failed, succeeded, type Outcome } from '../domain/errors.ts';
import type { CompanyId } from '../domain/ids.ts';
import { collectCompany } from './collect-company.ts';
import { collectWorkspace } from './collect.ts';
import { countOfCompany, countStored, PassingCounts } from './counts.ts';
import type { FileScope, HeadFrame } from './frames.ts';
import { clearIncoming, stage, takeFrames } from './incoming.ts';
import type { FilePreview, FileProgress, Restored, WorkspaceFileService } from './protocol.ts';
import { mergeWorkspace, previewMerge } from './merge.ts';
import type { MergeTerms } from './merge-plan.ts';
import { mergePreviewOf } from './merge-preview.ts';
import { openWorkspaceFile, readFrames, type OpenFile } from './read-file.ts';
import { replaceWorkspace } from './replace.ts';
import type { FileTable } from './row-schemas.ts';
import { writeWorkspaceFile } from './write-file.ts';

export interface FileEnvironment {
	readonly db: AlmanacDatabase;
	readonly workspace: Workspace;
	/** The sync lock: nothing that Autotask says is written meanwhile. */
	readonly syncLock: SyncLock;
	/** Held while a file stands prepared. */
	readonly fileLock: SyncLock;
	readonly keyCost: KeyCost;
	/** Bytes that the browser has left for this origin; null where it does not say. */
	readonly room: () => Promise<number | null>;
	/** ISO date-time. */
	readonly now: () => string;
	readonly reportBug: (error: unknown) => void;
}

type OnProgress = (progress: FileProgress) => void;

/** A file that stands ready, and how the lock that it holds is given back. */
interface Prepared {
	readonly head: HeadFrame;
	readonly release: () => void;
}

export function createWorkspaceFileService(env: FileEnvironment): WorkspaceFileService {
	const { db } = env;
	let running: AbortController | null = null;
	let prepared: Prepared | null = null;

	async function answered<T>(work: (signal: AbortSignal) => Promise<Outcome<T>>) {
		const own = (running = new AbortController());
		try {
			const outcome = await work(own.signal);
			return outcome.ok || outcome.failure.code !== 'sync-running-elsewhere'
				? outcome
				: failed({ code: 'file-work-elsewhere' });
		} catch (error) {
			return failureOf(error, own.signal, env.reportBug);
		} finally {
			if (running === own) running = null;
		}
	}

	async function forget(): Promise<void> {
		if (!prepared) return;
		const { release } = prepared;
		prepared = null;
		await clearIncoming(db);
		release();
	}

	return {
		save: (request, onProgress) =>
			answered((signal) =>
				env.syncLock.tryRun(async () => {
					onProgress({ phase: 'key', share: null });
					const madeAt = env.now();
					const onRows = throttled('saving', onProgress);
					const collecting = { ...env, now: madeAt, onRows, signal };
					const { companyId } = request;
					const scope = await scopeOf(db, companyId);
					const frames = companyId
						? collectCompany(collecting, companyId)
						: collectWorkspace(collecting);
					const key = { passphrase: request.passphrase, cost: env.keyCost };
					const file = await inOneFile(await writeWorkspaceFile(key, frames));
					return succeeded({ file, madeAt, scope });
				})
			),
		prepare: (file, passphrase, onProgress) =>
			answered(async (signal) => {
				await forget();
				onProgress({ phase: 'key', share: null });
				const open = await openWorkspaceFile(file, passphrase);
				const proven = await take(env, open, { phase: 'proving', onProgress, signal });
				await assertRoom(env, proven.bytes);
				return held(env.fileLock, async (release) => {
					await clearIncoming(db);
					try {
						const keep = (table: FileTable, rows: readonly unknown[]) => stage(db, table, rows);
						const taken = await take(env, open, { phase: 'reading', onProgress, signal, keep });
						prepared = { head: taken.head, release };
						return succeeded(await previewOf(env, taken));
					} catch (error) {
						// The room that it took is given back first; a full disk may refuse that as well.
						await clearIncoming(db).catch(() => undefined);
						throw error;
					}
				});
			}),
		restore: (way) =>
			answered(async () => {
				const ready = prepared;
				if (!ready) return failed({ code: 'file-unreadable' });
				const { scope } = ready.head;
				if (way === 'replace' && scope.kind === 'company') {
					return failed({ code: 'file-of-company' });
				}
				const outcome = await env.syncLock.tryRun(async () => {
					if (way === 'merge') await mergeWorkspace(db, termsOf(env, ready.head));
					else await replaceWorkspace(db, ready.head.knows);
					return succeeded(await restoredOf(db, scope));
				});
				if (outcome.ok) {
					prepared = null;
					ready.release();
				}
				return outcome;
			}),
		discard: forget,
		async cancel() {
			running?.abort();
		}
	};
}

/** Throws `company-missing` when it was deleted. */
async function scopeOf(db: AlmanacDatabase, companyId: CompanyId | null): Promise<FileScope> {
	if (companyId === null) return { kind: 'workspace' };
	const company = await db.companies.get(companyId);
	if (!company) throw new AlmanacError({ code: 'company-missing' });
	return { kind: 'company', companyId, name: company.name };
}

interface Taking {
	readonly phase: 'proving' | 'reading';
	readonly onProgress: OnProgress;
	readonly signal: AbortSignal;
	readonly keep?: (table: FileTable, rows: readonly unknown[]) => Promise<void>;
}

interface Taken {
	readonly head: HeadFrame;
	readonly counts: PassingCounts;
	/** That its rows take on disk, about. */
	readonly bytes: number;
}

/** Rows stand twice while they are taken in. Throws `file-no-room` before anything is written. */
async function assertRoom({ room }: FileEnvironment, bytes: number): Promise<void> {
	const freeBytes = await room();
	const neededBytes = 2 * bytes;
	if (freeBytes === null || freeBytes >= neededBytes) return;
	throw new AlmanacError({ code: 'file-no-room', neededBytes, freeBytes });
}

async function take(env: FileEnvironment, open: OpenFile, taking: Taking): Promise<Taken> {
	const { phase, onProgress, signal, keep } = taking;
	const counts = new PassingCounts();
	let bytes = 0;
	const tell = throttled(phase, onProgress);
	const onBytes = (read: number): void => tell(read, open.source.size);
	const frames = readFrames(open, { onBytes, signal });
	const { head } = await takeFrames(frames, {
		workspace: env.workspace,
		keyPathOf: (table) => env.db.table(table).schema.primKey.keyPath ?? '',
		keep: async (table, rows) => {
			signal.throwIfAborted();
			counts.add(table, rows);
			bytes += storedBytes(rows);
			await keep?.(table, rows);
		}
	});
	signal.throwIfAborted();
	return { head, counts, bytes };
}

function termsOf({ now }: FileEnvironment, { knows, scope }: HeadFrame): MergeTerms {
	return { scope, knownInFile: knows, newId: () => crypto.randomUUID(), now: now() };
}

async function previewOf(env: FileEnvironment, { head, counts }: Taken): Promise<FilePreview> {
	const { scope } = head;
	const stored = await countStored(env.db);
	const isEmpty = Object.values(stored).every((count) => count === 0);
	const isReplaced = isEmpty && scope.kind === 'workspace';
	const plan = isReplaced ? null : await previewMerge(env.db, termsOf(env, head));
	const companyId = plan?.companyId ?? null;
	const here = companyId === null ? stored : await countOfCompany(env.db, companyId);
	return {
		merge: plan && (await mergePreviewOf(env.db, plan)),
		scope,
		madeAt: head.madeAt,
		inFile: counts.all,
		here,
		outbox: counts.of('outbox')
	};
}

async function restoredOf(db: AlmanacDatabase, scope: FileScope): Promise<Restored> {
	const integration = await db.integrations.toCollection().first();
	const sealed = integration && (await db.credentials.get(integration.id));
	return {
		scope,
		counts: await countStored(db),
		needsCredentials: integration !== undefined && !integration.isSample && sealed === undefined
	};
}

/** Takes a lock and leaves it held when the work ends well, until `release` is called. */
function held<T>(
	lock: SyncLock,
	work: (release: () => void) => Promise<Outcome<T>>
): Promise<Outcome<T>> {
	return new Promise((resolve, reject) => {
		const holding = lock.tryRun<null>(async () => {
			let release: () => void = () => undefined;
			const released = new Promise<void>((give) => (release = give));
			const outcome = await work(release);
			resolve(outcome);
			if (outcome.ok) await released;
			return outcome.ok ? succeeded(null) : outcome;
		});
		// Refused at once while another one holds it; an error of the work passes.
		holding.then((outcome) => {
			if (!outcome.ok) resolve(outcome);
		}, reject);
	});
}

/** A file made of its parts: a Blob's bytes are the browser's to keep, on disk where there are many. */
async function inOneFile(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob> {
	const parts: Blob[] = [];
	const reader = stream.getReader();
	for (;;) {
		const next = await reader.read();
		if (next.done) return new Blob(parts, { type: fileType });
		parts.push(new Blob([next.value]));
	}
}

/** A type of our own, so that systems can give such files to Almanac. */
export const fileType = 'application/vnd.almanac.workspace';

const stepsTold = 200;

/** Tells shares, two hundred at most. */
function throttled(phase: FileProgress['phase'], onProgress: OnProgress) {
	let told = -1;
	return (done: number, all: number): void => {
		const step = Math.floor((done / Math.max(1, all)) * stepsTold);
		if (step === told) return;
		told = step;
		onProgress({ phase, share: Math.min(1, step / stepsTold) });
	};
}

function failureOf(error: unknown, signal: AbortSignal, reportBug: (error: unknown) => void) {
	if (signal.aborted) return failed({ code: 'cancelled' });
	if (error instanceof AlmanacError) return failed(error.failure);
	const failure = storageFailure(error);
	if (failure) return failed(failure);
	reportBug(error);
	return failed({ code: 'internal' });
}
