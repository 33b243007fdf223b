/**
 * Saving and restoring a workspace file by the worker that ships, without a screen: what the app's page
 * asks of its worker is asked of the same file here.
 */
import { proxy, wrap, type Remote } from 'comlink';
import type { WorkspaceFileService } from '../../../src/lib/workspace-file/protocol.ts';
import { benchPassphrase } from './passphrase.ts';

let service: Remote<WorkspaceFileService> | undefined;
let saved: Blob | undefined;

const quiet = proxy(() => undefined);

function worker(): Remote<WorkspaceFileService> {
	if (!service) throw new Error('start() comes first');
	return service;
}

export const filing = {
	/** Starts the worker of the workspace that the importer filled, and waits until it answers. */
	async start(workerUrl: string): Promise<void> {
		const name = 'almanac-file-main';
		service = wrap<WorkspaceFileService>(new Worker(workerUrl, { type: 'module', name }));
		await service.cancel();
	},

	/** Saves everything; milliseconds, and bytes of the file. */
	async save(): Promise<{ ms: number; bytes: number }> {
		const begun = performance.now();
		const request = { passphrase: benchPassphrase, companyId: null };
		const outcome = await worker().save(request, quiet);
		if (!outcome.ok) throw new Error(`Not saved: ${outcome.failure.code}`);
		saved = outcome.value.file;
		return { ms: performance.now() - begun, bytes: saved.size };
	},

	/** Proves the file and takes it in; milliseconds, and configurations afterwards. */
	async restore(way: 'replace' | 'merge'): Promise<{ ms: number; configurations: number }> {
		if (!saved) throw new Error('save() comes first');
		const begun = performance.now();
		const prepared = await worker().prepare(saved, benchPassphrase, quiet);
		if (!prepared.ok) throw new Error(`Not prepared: ${prepared.failure.code}`);
		const outcome = await worker().restore(way);
		if (!outcome.ok) throw new Error(`Not restored: ${outcome.failure.code}`);
		const { configurations } = outcome.value.counts;
		return { ms: performance.now() - begun, configurations };
	}
};

export type Filing = typeof filing;
