import { proxy, type Remote } from 'comlink';
import { onDestroy } from 'svelte';
import type { Failure, Outcome } from '../domain/errors.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { Workspace } from '../db/database.ts';
import { startWorkspaceFileWorker, type WorkspaceFileWorker } from '../workspace-file/connect.ts';
import type {
	FilePreview,
	FileProgress,
	Restored,
	RestoreWay,
	SavedFile,
	WorkspaceFileService
} from '../workspace-file/protocol.ts';

/** What went wrong, and at which of the two forms it is said. */
export interface FileFailure {
	readonly at: 'save' | 'open';
	readonly failure: Failure;
}

/**
 * Saving and opening workspace files on one screen. The worker starts with the first of them and ends
 * with the screen. Make it while a component is created.
 */
export class WorkspaceFileDesk {
	/** Null while nothing is under way. */
	progress = $state.raw<FileProgress | null>(null);
	failure = $state.raw<FileFailure | null>(null);
	saved = $state.raw<SavedFile | null>(null);
	/** A file that is proven and ready to be taken in. */
	preview = $state.raw<FilePreview | null>(null);
	restored = $state.raw<Restored | null>(null);
	readonly #workspace: () => Workspace;
	#worker: WorkspaceFileWorker | null = null;

	constructor(workspace: () => Workspace) {
		this.#workspace = workspace;
		onDestroy(() => this.#worker?.stop());
	}

	/** The whole workspace, or one company. */
	async save(passphrase: string, companyId: CompanyId | null): Promise<void> {
		this.saved = null;
		const outcome = await this.#run('save', (service, onProgress) =>
			service.save({ passphrase, companyId }, onProgress)
		);
		if (outcome?.ok) this.saved = outcome.value;
	}

	/** Proves a file; `preview` says what it would change. */
	async open(file: Blob, passphrase: string): Promise<void> {
		this.preview = null;
		this.restored = null;
		const outcome = await this.#run('open', (service, onProgress) =>
			service.prepare(file, passphrase, onProgress)
		);
		if (outcome?.ok) this.preview = outcome.value;
	}

	/** Takes the file in; true when it is done. */
	async restore(way: RestoreWay): Promise<boolean> {
		this.progress = { phase: 'restoring', share: null };
		const outcome = await this.#run('open', (service) => service.restore(way));
		if (!outcome?.ok) return false;
		this.preview = null;
		this.restored = outcome.value;
		return true;
	}

	async cancel(): Promise<void> {
		await this.#service.cancel();
	}

	/** Closes the file that is ready; nothing was changed. */
	async discard(): Promise<void> {
		this.preview = null;
		await this.#service.discard();
	}

	get #service(): Remote<WorkspaceFileService> {
		this.#worker ??= startWorkspaceFileWorker(this.#workspace());
		return this.#worker.service;
	}

	async #run<T>(
		at: FileFailure['at'],
		work: (
			service: Remote<WorkspaceFileService>,
			onProgress: (progress: FileProgress) => void
		) => Promise<Outcome<T>>
	): Promise<Outcome<T> | null> {
		this.failure = null;
		this.progress ??= { phase: 'key', share: null };
		const onProgress = proxy((progress: FileProgress) => (this.progress = progress));
		const outcome = await work(this.#service, onProgress);
		this.progress = null;
		if (!outcome.ok && outcome.failure.code !== 'cancelled') {
			this.failure = { at, failure: outcome.failure };
		}
		return outcome;
	}
}
