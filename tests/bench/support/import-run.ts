/** A first import by the worker that ships, into a profile of its own. */
import type { RecordedCall } from '../../../src/lib/sandbox/recorder.ts';
import type { Importer } from '../peers/importer.ts';
import { builtWorker } from './built-worker.ts';
import { openPeers, tenantOf, type Peer } from './peer-page.ts';
import type { Stage } from './stage.ts';
import { callsBetween } from './tenant-control.ts';

export interface ImportFigures {
	/** Milliseconds from asking the worker to its answer. */
	readonly ms: number;
	/** Configurations read. */
	readonly records: number;
	/** What the tenant itself recorded while the run was under way. */
	readonly calls: readonly RecordedCall[];
}

/** Imports everything into a new profile. */
export async function importOnce(stage: Stage): Promise<ImportFigures> {
	const peers = await openPeers(stage.browser, stage.almanac.origin);
	try {
		const importer = peers.of<Importer>('importer');
		await connectTenant(importer, stage);
		const from = Date.now();
		const { ms, records } = await importer('sync');
		return { ms, records, calls: await callsBetween(stage.sandbox, from, Date.now()) };
	} finally {
		await peers.close();
	}
}

/** Connects the stage's tenant in the profile of the importer's page. */
export async function connectTenant(importer: Peer<Importer>, stage: Stage): Promise<void> {
	await importer(
		'connect',
		builtWorker(stage.site, 'ThresholdInformation'),
		tenantOf(stage.sandbox)
	);
}

/** The pages of configurations among the calls. */
export function pageCalls(calls: readonly RecordedCall[]): RecordedCall[] {
	return calls.filter(({ path }) => path === 'configurationitems/query');
}
