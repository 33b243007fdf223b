/** The product's own way to disk, fed with recorded pages in the order in which a sync reads them. */
import type { Caller } from '../../../../src/lib/autotask/call.ts';
import { readPage } from '../../../../src/lib/autotask/paging.ts';
import { commitSet, configurationItems } from '../../../../src/lib/db/commit-set.ts';
import { CompanyRowsBuilder } from '../../../../src/lib/db/company-rows.ts';
import { AlmanacDatabase } from '../../../../src/lib/db/database.ts';
import { refreshFleet } from '../../../../src/lib/db/fleet.ts';
import { PlaceIndex } from '../../../../src/lib/db/place-index.ts';
import type { PicklistRow } from '../../../../src/lib/db/rows.ts';
import { beginRun } from '../../../../src/lib/db/runs.ts';
import { includedFields } from '../../../../src/lib/domain/field.ts';
import { integrationIdOf, type CompanyId } from '../../../../src/lib/domain/ids.ts';
import { defaultSelection } from '../../../../src/lib/domain/selection.ts';
import { coverageOf } from '../../../../src/lib/domain/sync-plan/coverage.ts';
import { columnKeys } from '../../../../src/lib/sync/configuration-sets.ts';
import type { RecordedSet, Recording } from './recorded-pages.ts';

const name = 'bench-shards';
const integrationId = integrationIdOf(1);

/** A connection that has read nothing before. */
export function openShards(): AlmanacDatabase {
	return new AlmanacDatabase(name);
}

/** The local company that stands for one of Autotask. */
export function companyIdOf(psaId: number): CompanyId {
	return `company-${psaId}` as CompanyId;
}

/** Deletes what an earlier round stored and puts there what a sync of configurations finds. */
export async function prepareShards(recording: Recording): Promise<void> {
	await openShards().delete();
	const db = openShards();
	const { fields, fieldMap, catalog, records } = recording;
	await addTenant(db, recording);
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
		state: 'running',
		expected: records,
		stored: 0
	});
	db.close();
}

/** The connected tenant with all its companies mapped: what figures over the fleet ask for. */
async function addTenant(db: AlmanacDatabase, { sets }: Recording): Promise<void> {
	const now = new Date().toISOString();
	await db.integrations.add({
		id: integrationId,
		kind: 'autotask',
		zone: { zoneName: 'Bench', url: location.origin, webUrl: location.origin, ci: 1 },
		carrier: { kind: 'proxy', origin: location.origin },
		isSample: false,
		connectedAt: now,
		usage: null
	});
	const psaIds = sets.flatMap(({ companies }) => companies);
	await db.companies.bulkAdd(
		psaIds.map((psaId) => ({
			id: companyIdOf(psaId),
			name: `Company ${psaId}`,
			typeId: null,
			statusId: null,
			createdAt: now,
			archivedAt: null
		}))
	);
	await db.companyMappings.bulkAdd(
		psaIds.map((psaId) => ({
			integrationId,
			psaId,
			companyId: companyIdOf(psaId),
			mappedAt: now
		}))
	);
}

/** Milliseconds to parse, shard and commit every set and to build the snapshot. */
export async function storeShards(recording: Recording): Promise<number> {
	const begun = performance.now();
	const db = openShards();
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
			verdicts: new Map(),
			proof: {
				companies: set.companies,
				complete: now,
				covers: coverageOf(recording.fields, defaultSelection),
				kind: 'whole',
				pass: 1
			},
			isPass: true,
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
		const answer: Caller = async () => {
			await asFromTheNetwork();
			return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
		};
		const { items } = await readPage(answer, configurationItems, { includeFields });
		for (const record of items) rows.get(record.companyID)?.add(record.id, record);
	}
	return [...rows.values()];
}

/** A page comes in a task of its own, so that the disk is heard between two of them. */
function asFromTheNetwork(): Promise<void> {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
