/**
 * The Autotask client: what the sync engine and the connect screen ask of a tenant. Who carries the
 * calls, the clock, waiting and randomness come in from outside.
 */
import type { FailureCode } from '../domain/errors.ts';
import type { FieldDefinition, FieldKey, FieldValue } from '../domain/field.ts';
import type { EntityName, EntityRecord, WritableEntityName } from './entities.ts';
import type { Filter } from './query.ts';
import type { Transport, TransportRequest, Zone } from './transport.ts';

export interface AutotaskClientOptions {
	readonly transport: Transport;
	/** As stored with the integration, or fresh from `discoverZone`. */
	readonly zone: Zone;
	/** Epoch milliseconds. */
	readonly clock: () => number;
	/** Waits; rejects as soon as the signal aborts. `delay.ts` has the real one. */
	readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
	/** 0 ≤ n < 1. */
	readonly random: () => number;
	/** Told after each call, whatever came of it. */
	readonly onCall?: ((call: CallReport) => void) | undefined;
	/** Told before a back-off is waited out. */
	readonly onWait?: ((wait: WaitReport) => void) | undefined;
	/** The tenant has moved: the new zone is to be stored with the integration. */
	readonly onZoneChanged?: ((zone: Zone) => void) | undefined;
}

/** One call on the wire; never a body, a header or a query. */
export interface CallReport {
	/** The endpoint: an entity, `ThresholdInformation` or `zoneInformation`. */
	readonly entity: string;
	readonly method: TransportRequest['method'];
	/** Null when no answer came. */
	readonly status: number | null;
	/** Bytes of the answer's body, uncompressed. */
	readonly bytes: number;
	readonly ms: number;
}

export interface WaitReport {
	readonly entity: string;
	/** Why the call is made again. */
	readonly code: FailureCode;
	readonly ms: number;
	/** Epoch milliseconds of the next try. */
	readonly until: number;
}

export interface PageRequest<Asked extends string = string> {
	/** All must hold; empty or absent = every record. */
	readonly filters?: readonly Filter[] | undefined;
	/** Absent = every field. `id` comes always; UDFs go by their plain name. */
	readonly includeFields?: readonly Asked[] | undefined;
	/** Only records with a higher id; null or absent = from the first. */
	readonly afterId?: number | null | undefined;
}

export interface Page<R> {
	/** Ascending by id; at most 500. */
	readonly items: readonly R[];
	readonly isLast: boolean;
}

export type Access = 'none' | 'restricted' | 'all';

/** What the API user may do with an entity. */
export interface EntityInformation {
	readonly name: string;
	readonly query: Access;
	readonly create: Access;
	readonly update: Access;
	readonly hasUserDefinedFields: boolean;
}

/** ThresholdInformation: external calls of all integrations in the tenant's rolling hour. */
export interface Threshold {
	readonly used: number;
	readonly limit: number;
}

/**
 * Every call rejects with an AlmanacError and nothing else; an aborted one with the code `cancelled`.
 * At most two calls are in flight per entity, retries included: the third waits.
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
