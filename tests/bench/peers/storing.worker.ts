/** Stores the same recorded pages in the product's way and in two others. */
import { expose } from 'comlink';
import { appendPages } from './storing/append-store.ts';
import { figureFromRows, figureFromSnapshot, type Figure } from './storing/fleet-figure.ts';
import { recordImport, type Recording } from './storing/recorded-pages.ts';
import { prepareRows, storeRows } from './storing/row-store.ts';
import { prepareShards, storeShards } from './storing/shard-store.ts';
import type { BenchTenant } from './tenant.ts';

let recording: Recording | undefined;

function recorded(): Recording {
	if (!recording) throw new Error('record() comes first');
	return recording;
}

const storing = {
	async record(tenant: BenchTenant): Promise<{ records: number; bytes: number; pages: number }> {
		recording = await recordImport(tenant);
		const { records, bytes, sets } = recording;
		return { records, bytes, pages: sets.reduce((sum, { pages }) => sum + pages.length, 0) };
	},

	/** Milliseconds of the product's own way. */
	async shards(): Promise<number> {
		await prepareShards(recorded());
		return storeShards(recorded());
	},

	/** Milliseconds of a row per configuration with four indexes. */
	async rows(): Promise<number> {
		await prepareRows();
		return storeRows(recorded());
	},

	/** Milliseconds of an OPFS append. */
	append(): Promise<number> {
		return appendPages(recorded());
	},

	/** A figure over what shards() stored. */
	snapshotFigure: (): Promise<Figure> => figureFromSnapshot(),

	/** The same figure over what rows() stored. */
	cursorFigure: (): Promise<Figure> => figureFromRows()
};

export type Storing = typeof storing;
expose(storing);
