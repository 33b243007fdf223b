/** The product's own way to disk, fed with recorded pages in the order in which a sync reads them. */
import type { Caller } from '../../../../src/lib/autotask/call.ts';
import { readPage } from '../../../../src/lib/autotask/paging.ts';
import { commitSet, configurationItems } from '../../../../src/lib/db/commit-set.ts';
import { CompanyRowsBuilder } from '../../../../src/lib/db/company-rows.ts';
import { AlmanacDatabase } from '../../../../src/lib/db/database.ts';
import { refreshFleet, storedFleet } from '../../../../src/lib/db/fleet.ts';
import { PlaceIndex } from '../../../../src/lib/db/place-index.ts';
import type { FleetRow, PicklistRow } from '../../../../src/lib/db/rows.ts';
import { beginRun } from '../../../../src/lib/db/runs.ts';
import { includedFields } from '../../../../src/lib/domain/field.ts';
import { integrationIdOf } from '../../../../src/lib/domain/ids.ts';
import { defaultSelection } from '../../../../src/lib/domain/selection.ts';
import { columnKeys } from '../../../../src/lib/sync/configuration-sets.ts';
import type { RecordedSet, Recording } from './recorded-pages.ts';

const name = 'bench-shards';
const integrationId = integrationIdOf(1);

/** Deletes what an earlier round stored and puts the settings there that a sync finds. */
export async function prepareShards(recording: Recording): Promise<void> {
	await new AlmanacDatabase(name).delete();
	const db = new AlmanacDatabase(name);
	const { fields, fieldMap, catalog, records } = recording;
	await db.importSettings.add({
		integrationId,
		companies: 'all-active',
		types: 'full',
		statuses: 'off',
		syncsConfigurations: true,
		selection: defaultSelection,
		fields,
		fieldMap,
		companyFields: []
	});
	const lists = catalog.filter(({ isPicklist }) => isPicklist);
	await db.picklists.bulkAdd(
		lists.map(({ key, picklist }): PicklistRow => ({
			integrationId,
			entity: configurationItems,
			field: key,
			values: picklist
		}))
	);
	await db.checkpoints.add({
		integrationId,
		entity: configurationItems,
		pass: 1,
		terms: 'bench',
		state: 'running',
		expected: records,
		stored: 0
	});
	db.close();
}

/** Milliseconds to parse, shard and commit every set and to build the snapshot. */
export async function storeShards(recording: Recording): Promise<number> {
	const begun = performance.now();
	const db = new AlmanacDatabase(name);
	const places = await PlaceIndex.load(db, integrationId);
	const now = new Date().toISOString();
	const runId = await beginRun(db, {
		integrationId,
		kind: 'full',
		startedBy: 'person',
		startedAt: now,
		phases: [],
		isResumed: false
	});
	let stored = 0;
	let storing: PromiseLike<void> = Promise.resolve();
	for (const set of recording.sets) {
		const companies = await rowsOf(set, recording);
		// As in a sync: while a set is stored, the next one arrives and is parsed.
		await storing;
		storing = commitSet(db, {
			integrationId,
			companies,
			places,
			lookups: [],
			readAt: now,
			runId,
			runAfter: ({ read }) => ({ read })
		}).then((counts) => {
			stored += counts.added;
		});
	}
	await storing;
	await refreshFleet(db, integrationId);
	const ms = performance.now() - begun;
	db.close();
	if (stored !== recording.records) throw new Error(`${stored} were stored, not all`);
	return ms;
}

async function rowsOf(
	{ companies, pages }: RecordedSet,
	{ fields }: Recording
): Promise<CompanyRowsBuilder[]> {
	const keys = columnKeys(fields);
	const includeFields = includedFields(fields);
	const rows = new Map(companies.map((id) => [id, new CompanyRowsBuilder(id, keys)]));
	for (const bytes of pages) {
		const answer: Caller = () => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)));
		const { items } = await readPage(answer, configurationItems, { includeFields });
		for (const record of items) rows.get(record.companyID)?.add(record.id, record);
	}
	return [...rows.values()];
}

/** The snapshot as a screen reads it, from a connection that has read nothing before. */
export async function readSnapshot(): Promise<FleetRow> {
	const db = new AlmanacDatabase(name);
	const fleet = await storedFleet(db, integrationId);
	db.close();
	if (!fleet) throw new Error('There is no snapshot; storeShards() comes first');
	return fleet;
}
