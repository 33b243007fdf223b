/** Reads configurations by company sets, two sets at a time, and hands each out when it is whole. */
import type { AutotaskClient } from '../autotask/client.ts';
import type { EntityRecord } from '../autotask/entities.ts';
import { CompanyRowsBuilder } from '../db/company-rows.ts';
import { AlmanacError } from '../domain/errors.ts';
import { engineFields, isReadThrough, readThroughFields, type FieldKey } from '../domain/field.ts';
import type { SelectionQuery } from '../domain/mapping/selection-query.ts';
import type { TenantClock } from '../domain/sync-plan/tenant-clock.ts';
import { setLanes, type SetPlanner } from './plan.ts';
import { selectionFilters } from './setup/count-configurations.ts';
import { together } from './together.ts';

const entity = 'ConfigurationItems';

/** A set that was read to its end. */
export interface ReadSet {
	/** Every company of the set, also one without configurations. */
	readonly rows: Map<number, CompanyRowsBuilder>;
	/** Up to which moment of the tenant's clock it is complete; null = unknown. */
	readonly complete: string | null;
}

/** `Unit`: a set with all that is stored together with it. */
export interface SetReading<Unit> {
	readonly client: AutotaskClient;
	readonly planner: SetPlanner;
	readonly query: SelectionQuery;
	readonly includeFields: readonly string[];
	/** Columns of the rows. */
	readonly keys: readonly FieldKey[];
	/** Judges what did not fit into the query. */
	readonly admits: (record: EntityRecord<typeof entity>) => boolean;
	readonly clock: TenantClock;
	readonly pageSize: number;
	/** Told of a set after each of its pages, with all that came so far: what else it needs can begin. */
	readonly onPage?: ((rows: ReadSet['rows'], signal: AbortSignal) => void) | undefined;
	/** What a set needs besides, from the tenant: asked for while the lane reads the next set. */
	readonly complete: (set: ReadSet, signal: AbortSignal) => Promise<Unit>;
	/** Stores a set; called for one set at a time. */
	readonly commit: (unit: Unit) => Promise<void>;
}

/**
 * Reads and stores every set. A page can only be asked for when the last one told its highest id, so
 * that two sets are read side by side to keep two calls in flight; while names are looked up for a set
 * and it is stored, its lane reads the next one. The first failure ends both lanes; a set that is being
 * stored is still stored.
 */
export async function readConfigurationSets<Unit>(
	reading: SetReading<Unit>,
	signal: AbortSignal
): Promise<void> {
	const store = inTurn(reading.commit);
	await together(signal, (own) =>
		Array.from({ length: setLanes }, () => runLane(reading, store, own))
	);
}

async function runLane<Unit>(
	reading: SetReading<Unit>,
	store: SetReading<Unit>['commit'],
	signal: AbortSignal
): Promise<void> {
	const finish = async (set: ReadSet): Promise<void> => {
		await store(await reading.complete(set, signal));
	};
	let finishing: Promise<void> = Promise.resolve();
	try {
		for (let set = reading.planner.next(); set; set = reading.planner.next()) {
			const read = await readSet(reading, set, signal);
			await finishing;
			finishing = finish(read);
			// Its failure is met by the next await; until then it must not count as unhandled.
			finishing.catch(() => undefined);
		}
	} finally {
		await finishing;
	}
}

async function readSet(
	reading: Omit<SetReading<unknown>, 'commit' | 'complete'>,
	set: readonly number[],
	signal: AbortSignal
): Promise<ReadSet> {
	const { client, planner, query, includeFields, keys, admits, clock } = reading;
	const rows = new Map(set.map((id) => [id, new CompanyRowsBuilder(id, keys)]));
	const filters = selectionFilters(set, query);
	const request = { filters, includeFields, maxRecords: reading.pageSize };
	// What other calls answer from here on says nothing of this set's first page.
	const before = clock.reached;
	let complete: string | null = null;
	let read = 0;
	let isFirst = true;
	for await (const page of client.pages(entity, request, signal)) {
		const stamps = page.items.map(({ lastModifiedTime }) => lastModifiedTime);
		if (isFirst) complete = clock.provenBy(before, stamps);
		isFirst = false;
		clock.see(stamps);
		for (const record of page.items) {
			const company = rows.get(record.companyID);
			if (!company) throw notAsked(record.id);
			if (admits(record)) company.add(record.id, record);
		}
		read += page.items.length;
		reading.onPage?.(rows, signal);
	}
	planner.learn(set, read);
	return { rows, complete };
}

/** A record of another company: a filter was not understood, and more would be wrong than this one. */
export function notAsked(recordId: number): AlmanacError {
	return new AlmanacError({ code: 'answer-malformed', entity, recordId, field: 'companyID' });
}

/** Columns of a shard: the engine's fields, the chosen ones, and the ids behind read-through ones. */
export function columnKeys(chosen: readonly FieldKey[]): FieldKey[] {
	const keys = new Set<FieldKey>([...engineFields, ...filledKeys(chosen)]);
	// Where a shard stands says both already.
	keys.delete('id');
	keys.delete('companyID');
	return [...keys].sort();
}

/** Columns that these fields fill: their own, and the ids behind read-through ones. */
export function filledKeys(fields: readonly FieldKey[]): FieldKey[] {
	const ids = fields.filter(isReadThrough).map((key) => readThroughFields[key].idField);
	return [...new Set<FieldKey>([...fields, ...ids])].sort();
}

/** Calls of a function that follow one another. */
function inTurn<A>(act: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
	let last: Promise<void> = Promise.resolve();
	return (argument) => {
		const next = last.then(() => act(argument));
		last = next.catch(() => undefined);
		return next;
	};
}
