/**
 * The Autotask client: what the sync engine and the connect screen ask of a tenant. Who carries the
 * calls, the clock, waiting and randomness come in from outside.
 */
import { AlmanacError } from '../domain/errors.ts';
import { udfNameOf } from '../domain/field.ts';
import type { FieldDefinition, FieldKey, FieldValue } from '../domain/field.ts';
import {
	countAnswerSchema,
	itemAnswerSchema,
	parseAnswer,
	thresholdSchema,
	writeAnswerSchema
} from './answers.ts';
import { createCaller } from './call.ts';
import type { Caller, CallerOptions } from './call.ts';
import type { EntityName, EntityRecord, WritableEntityName } from './entities.ts';
import { parseEntityInformation, parseFields, parseUserDefinedFields } from './metadata.ts';
import type { EntityInformation } from './metadata.ts';
import { readByIds, readPage, readPages } from './paging.ts';
import type { Page, PageRequest } from './paging.ts';
import { countBody } from './query.ts';
import type { Filter } from './query.ts';
import { recordReader } from './records.ts';

/**
 * `zone` is as stored with the integration, or fresh from `discoverZone`. `onCall` is told of each call,
 * whatever came of it; `onWait` before a back-off is waited out; `onZoneChanged` when the tenant has
 * moved: the new zone is to be stored with the integration. `delay.ts` has the real `sleep`.
 */
export type AutotaskClientOptions = CallerOptions;

/** ThresholdInformation: external calls of all integrations in the tenant's rolling hour. */
export interface Threshold {
	readonly used: number;
	readonly limit: number;
}

/**
 * Every expected failure rejects with an AlmanacError, an abort with the code `cancelled`. At most two
 * calls are in flight per entity, those that wait out a back-off included.
 */
export interface AutotaskClient {
	count(entity: EntityName, filters: readonly Filter[], signal?: AbortSignal): Promise<number>;

	/** One page by id. A page that is not ascending or repeats an id is `answer-malformed`. */
	page<E extends EntityName, Asked extends string = string>(
		entity: E,
		request: PageRequest<Asked>,
		signal?: AbortSignal
	): Promise<Page<EntityRecord<E, Asked>>>;

	/** All pages; the next is asked for while the consumer stores the last. */
	pages<E extends EntityName, Asked extends string = string>(
		entity: E,
		request: PageRequest<Asked>,
		signal?: AbortSignal
	): AsyncGenerator<Page<EntityRecord<E, Asked>>, void, undefined>;

	/** The records of these ids that exist, ascending, each once. */
	byIds<E extends EntityName, Asked extends string = string>(
		entity: E,
		ids: Iterable<number>,
		includeFields?: readonly Asked[],
		signal?: AbortSignal
	): Promise<EntityRecord<E, Asked>[]>;

	/** One record with all its fields; null when there is none. */
	get<E extends EntityName>(
		entity: E,
		id: number,
		signal?: AbortSignal
	): Promise<EntityRecord<E> | null>;

	entityInformation(entity: EntityName, signal?: AbortSignal): Promise<EntityInformation>;
	fields(entity: EntityName, signal?: AbortSignal): Promise<FieldDefinition[]>;
	/** Under keys `udf:{name}`. */
	userDefinedFields(entity: EntityName, signal?: AbortSignal): Promise<FieldDefinition[]>;
	threshold(signal?: AbortSignal): Promise<Threshold>;

	/**
	 * Changes fields of one record; UDFs by `udf:{name}`. Only what Autotask surely did not take (429,
	 * a busy proxy) is sent again: a lost answer is the outbox's to judge, by reading the record.
	 */
	patch(
		entity: WritableEntityName,
		id: number,
		changes: Readonly<Record<FieldKey, FieldValue>>,
		signal?: AbortSignal
	): Promise<void>;
}

const thresholdInformation = 'ThresholdInformation';

export function createAutotaskClient(options: AutotaskClientOptions): AutotaskClient {
	const call = createCaller(options);

	async function metadata(
		entity: EntityName,
		part: string,
		signal?: AbortSignal
	): Promise<unknown> {
		const path = `${entity}/entityInformation${part}`;
		return call({ endpoint: entity, method: 'GET', path }, signal);
	}

	return {
		count: (entity, filters, signal) => readCount(call, entity, filters, signal),
		page: (entity, request, signal) => readPage(call, entity, request, signal),
		pages: (entity, request, signal) => readPages(call, entity, request, signal),
		byIds: (entity, ids, includeFields, signal) =>
			readByIds(call, entity, ids, includeFields, signal),
		get: (entity, id, signal) => readOne(call, entity, id, signal),
		entityInformation: async (entity, signal) =>
			parseEntityInformation(await metadata(entity, '', signal), entity),
		fields: async (entity, signal) =>
			parseFields(await metadata(entity, '/fields', signal), entity),
		userDefinedFields: async (entity, signal) =>
			parseUserDefinedFields(await metadata(entity, '/userDefinedFields', signal), entity),
		threshold: (signal) => readThreshold(call, signal),
		patch: (entity, id, changes, signal) => writeChanges(call, entity, { id, changes }, signal)
	};
}

async function readCount(
	call: Caller,
	entity: EntityName,
	filters: readonly Filter[],
	signal?: AbortSignal
): Promise<number> {
	const path = `${entity}/query/count`;
	const body = countBody(filters);
	const json = await call({ endpoint: entity, method: 'POST', path, body }, signal);
	return parseAnswer(countAnswerSchema, json, entity).queryCount;
}

/** Unknown ids answer 200 with a null item, by other accounts 404. */
async function readOne<E extends EntityName>(
	call: Caller,
	entity: E,
	id: number,
	signal?: AbortSignal
): Promise<EntityRecord<E> | null> {
	const path = `${entity}/${id}`;
	const json = await call(
		{ endpoint: entity, method: 'GET', path, tolerates: 'not-found' },
		signal
	);
	if (json === undefined) return null;
	const { item } = parseAnswer(itemAnswerSchema, json, entity);
	return item === null ? null : recordReader<E, string>(entity, null)(item);
}

async function readThreshold(call: Caller, signal?: AbortSignal): Promise<Threshold> {
	const endpoint = thresholdInformation;
	const json = await call({ endpoint, method: 'GET', path: endpoint }, signal);
	const answer = parseAnswer(thresholdSchema, json, endpoint);
	return { used: answer.currentTimeframeRequestCount, limit: answer.externalRequestThreshold };
}

interface Change {
	readonly id: number;
	readonly changes: Readonly<Record<FieldKey, FieldValue>>;
}

/** The id goes into the body, never into the path (405); an empty answer is promised by the docs. */
async function writeChanges(
	call: Caller,
	entity: WritableEntityName,
	change: Change,
	signal?: AbortSignal
): Promise<void> {
	const json = await call(
		{
			endpoint: entity,
			method: 'PATCH',
			path: entity,
			body: changeBody(change),
			tolerates: 'empty-body'
		},
		signal
	);
	if (json === undefined) return;
	const { itemId } = parseAnswer(writeAnswerSchema, json, entity);
	if (Number(itemId) !== change.id) {
		throw new AlmanacError({ code: 'answer-malformed', entity, field: 'itemId' });
	}
}

/** UDFs go as an array of their own that holds only those that change; their values are text. */
function changeBody({ id, changes }: Change): string {
	const fields: Record<string, FieldValue> = {};
	const udfs: { name: string; value: string | null }[] = [];
	for (const [key, value] of Object.entries(changes)) {
		const udfName = udfNameOf(key);
		if (udfName === null) fields[key] = value;
		else udfs.push({ name: udfName, value: value === null ? null : String(value) });
	}
	return JSON.stringify({ id, ...fields, ...(udfs.length > 0 && { userDefinedFields: udfs }) });
}
