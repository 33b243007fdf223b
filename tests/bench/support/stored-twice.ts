import type { Storing } from '../peers/storing.worker.ts';
import { openPeers, tenantOf, type Peer } from './peer-page.ts';
import type { Stage } from './stage.ts';

/** The stage's configurations as shards with their snapshot, and as a row each. */
export async function storedTwice(
	{ browser, almanac, sandbox }: Stage,
	{ title, say }: { readonly title: string; readonly say: (line: string) => void }
): Promise<{ storing: Peer<Storing>; records: number }> {
	const peers = await openPeers(browser, almanac.origin);
	const storing = peers.of<Storing>('storing');
	say(`${title}: recording and storing the configurations …`);
	const { records } = await storing('record', tenantOf(sandbox));
	await storing('shards');
	await storing('rows');
	await storing('checkFigures');
	return { storing, records };
}
