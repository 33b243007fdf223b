import type { KeyCost } from '$lib/db/rows.ts';
import { AlmanacError } from '$lib/domain/errors.ts';
import type { Frame, HeadFrame } from '$lib/workspace-file/frames.ts';
import { openWorkspaceFile, readFrames } from '$lib/workspace-file/read-file.ts';
import { writeWorkspaceFile } from '$lib/workspace-file/write-file.ts';

/** The least that Argon2id can do: tests are about files, not about its cost. */
export const cheap: KeyCost = { kind: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 };
export const passphrase = 'correct horse battery';

export const head: HeadFrame = {
	kind: 'head',
	format: 'almanac-workspace',
	schema: 3,
	workspace: 'main',
	scope: { kind: 'workspace' },
	madeAt: '2026-11-23T10:00:00.000Z',
	knows: {}
};

export async function fileOf(frames: Iterable<unknown>): Promise<Blob> {
	async function* all() {
		yield* frames as Iterable<Frame>;
	}
	const stream = await writeWorkspaceFile({ passphrase, cost: cheap }, all());
	return new Response(stream as unknown as BodyInit).blob();
}

export async function framesIn(file: Blob, words = passphrase): Promise<Frame[]> {
	const frames: Frame[] = [];
	for await (const frame of readFrames(await openWorkspaceFile(file, words))) frames.push(frame);
	return frames;
}

/** The code that a file is refused with; null when it is read to its end. */
export async function refusalOf(file: Blob, words = passphrase): Promise<string | null> {
	try {
		await framesIn(file, words);
		return null;
	} catch (error) {
		if (error instanceof AlmanacError) return error.failure.code;
		throw error;
	}
}
