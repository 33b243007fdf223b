/** Reads configurations by company sets, two sets at a time, and hands each out when it is whole. */
import type { AutotaskClient } from '../autotask/client.ts';
import type { EntityRecord } from '../autotask/entities.ts';
import { CompanyRowsBuilder } from '../db/company-rows.ts';
import {
	includedFields,
	readThroughFields,
	isReadThrough,
	engineFields,
	type FieldKey
} from '../domain/field.ts';
import { AlmanacError } from '../domain/errors.ts';
import type { SelectionQuery } from '../domain/mapping/selection-query.ts';
import {
	matchesSelection,
	type ConfigurationSelection,
	type SelectionFacts
} from '../domain/selection.ts';
import { setLanes, type SetPlanner } from './plan.ts';
import type { ReadThrough } from './read-through.ts';
import { selectionFilters } from './setup/count-configurations.ts';
import { together } from './together.ts';

const entity = 'ConfigurationItems';

export interface SetReading {
	readonly client: AutotaskClient;
	readonly planner: SetPlanner;
	readonly query: SelectionQuery;
	/** Judges what did not fit into the query. */
	readonly selection: ConfigurationSelection;
	/** Chosen fields that the tenant has: what is asked for. */
	readonly asked: readonly FieldKey[];
	/** All chosen fields: what has a column. */
	readonly chosen: readonly FieldKey[];
	readonly readThrough: ReadThrough;
	readonly pageSize: number;
	/** Stores a set; called for one set at a time. */
	readonly commit: (companies: readonly CompanyRowsBuilder[]) => Promise<void>;
}

/**
 * Reads and stores every set. A page can only be asked for when the last one told its highest id, so
 * that two sets are read side by side to keep two calls in flight; while names are looked up for a set
 * and it is stored, its lane reads the next one. The first failure ends both lanes; a set that is being
 * stored is still stored.
 */
export async function readConfigurationSets(
	reading: SetReading,
	signal: AbortSignal
): Promise<void> {
	const store = inTurn(reading.commit);
	await together(signal, (own) =>
		Array.from({ length: setLanes }, () => runLane(reading, store, own))
	);
}

async function runLane(
	reading: SetReading,
	store: SetReading['commit'],
	signal: AbortSignal
): Promise<void> {
	const finish = async (companies: readonly CompanyRowsBuilder[]): Promise<void> => {
		await reading.readThrough.fill(companies, signal);
		await store(companies);
	};
	let finishing: Promise<void> = Promise.resolve();
	try {
		for (let set = reading.planner.next(); set; set = reading.planner.next()) {
			const companies = await readSet(reading, set, signal);
			await finishing;
			finishing = finish(companies);
			// Its failure is met by the next await; until then it must not count as unhandled.
			finishing.catch(() => undefined);
		}
	} finally {
		await finishing;
	}
}

async function readSet(
	reading: SetReading,
	set: readonly number[],
	signal: AbortSignal
): Promise<CompanyRowsBuilder[]> {
	const { client, planner, query, selection, asked, chosen } = reading;
	const keys = columnKeys(chosen);
	const companies = new Map(set.map((id) => [id, new CompanyRowsBuilder(id, keys)]));
	const request = {
		filters: selectionFilters(set, query),
		includeFields: includedFields(asked),
		maxRecords: reading.pageSize
	};
	let read = 0;
	for await (const page of client.pages(entity, request, signal)) {
		for (const record of page.items) {
			const rows = companies.get(record.companyID);
			if (!rows) throw notAsked(record.id);
			if (matchesSelection(selection, factsOf(record))) rows.add(record.id, record);
		}
		read += page.items.length;
	}
	planner.learn(set, read);
	return [...companies.values()];
}

function factsOf(record: EntityRecord<typeof entity>): SelectionFacts {
	return {
		type: record.configurationItemType,
		category: record.configurationItemCategoryID,
		isActive: record.isActive
	};
}

/** A record of another company: a filter was not understood, and more would be wrong than this one. */
function notAsked(recordId: number): AlmanacError {
	return new AlmanacError({ code: 'answer-malformed', entity, recordId, field: 'companyID' });
}

/** Columns of a shard: the engine's fields, the chosen ones, and the ids behind read-through ones. */
export function columnKeys(chosen: readonly FieldKey[]): FieldKey[] {
	const ids = chosen.filter(isReadThrough).map((key) => readThroughFields[key].idField);
	const keys = new Set<FieldKey>([...engineFields, ...chosen, ...ids]);
	// Where a shard stands says both already.
	keys.delete('id');
	keys.delete('companyID');
	return [...keys].sort();
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
