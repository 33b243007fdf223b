import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Importer } from '../peers/importer.ts';
import { openProfile } from './chromium.ts';
import { connectTenant } from './import-run.ts';
import { peersOn, type Peers } from './peer-page.ts';
import type { Stage } from './stage.ts';

interface InProfile<Prepared, T> {
	/** What is read or made with the peers once the tenant is imported. */
	readonly prepare: (peers: Peers) => Promise<Prepared>;
	/** The profile is on disk, no browser has it open, and it goes afterwards. */
	readonly part: (profile: string, prepared: Prepared) => Promise<T>;
}

/** Imports the stage's tenant into a profile of its own and measures there. */
export async function onImported<Prepared, T>(
	stage: Stage,
	{ prepare, part }: InProfile<Prepared, T>
): Promise<T> {
	const profile = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
	try {
		return await part(profile, await preparedIn(profile, stage, prepare));
	} finally {
		rmSync(profile, { recursive: true, force: true });
	}
}

async function preparedIn<Prepared>(
	profile: string,
	stage: Stage,
	prepare: (peers: Peers) => Promise<Prepared>
): Promise<Prepared> {
	const context = await openProfile(profile);
	try {
		const peers = await peersOn(await context.newPage(), stage.almanac.origin);
		const importer = peers.of<Importer>('importer');
		await connectTenant(importer, stage);
		await importer('sync');
		return await prepare(peers);
	} finally {
		await context.close();
	}
}
