/**
 * Names behind ids: products, contacts and locations (product.md, section 6). Looked up by `id in` for
 * ids that are not known here, before their set is stored.
 */
import type { AutotaskClient } from '../autotask/client.ts';
import type { EntityRecord } from '../autotask/entities.ts';
import type { CompanyRowsBuilder } from '../db/company-rows.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { lookupBlocks, readLookups } from '../db/lookups.ts';
import type { LookupEntry, LookupRow } from '../db/rows.ts';
import { readStoredNames, type StoredNames } from '../db/stored-names.ts';
import { AlmanacError } from '../domain/errors.ts';
import {
	isReadThrough,
	readThroughFields,
	type FieldKey,
	type FieldValue,
	type ReadThroughKey
} from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { NamesAhead } from './names-ahead.ts';
import { together } from './together.ts';

type Names = LookupEntry['values'];

/** Entities whose records are looked up one by one; types and categories are lists that are read whole. */
const lookups = {
	Products: {
		fields: ['name', 'manufacturerName'],
		values: (record: EntityRecord<'Products'>): Names => ({
			'via:product.name': record.name,
			'via:product.manufacturer': record.manufacturerName
		})
	},
	Contacts: {
		fields: ['firstName', 'lastName'],
		values: (record: EntityRecord<'Contacts'>): Names => ({
			'via:contact.name': [record.firstName, record.lastName].filter(Boolean).join(' ') || null
		})
	},
	CompanyLocations: {
		fields: ['name'],
		values: (record: EntityRecord<'CompanyLocations'>): Names => ({
			'via:location.name': record.name
		})
	}
} as const;

type LookupEntity = keyof typeof lookups;
const lookupEntities = Object.keys(lookups) as LookupEntity[];

/** Many companies share a product, so that its names are kept for all of them. */
const sharedEntity = 'Products';

/** Lists that were read whole, by the read-through field that they fill. */
export type ListNames = ReadonlyMap<ReadThroughKey, ReadonlyMap<number, string>>;

export interface ReadThroughOptions {
	readonly db: AlmanacDatabase;
	readonly client: AutotaskClient;
	readonly integrationId: IntegrationId;
	/** The chosen fields; others than read-through ones are ignored. */
	readonly fields: readonly FieldKey[];
	readonly listNames: ListNames;
	/** Asks for every name anew, also for those that are known. */
	readonly refreshes: boolean;
}

/** Fills the read-through columns of company sets. */
export class ReadThrough {
	readonly #options: ReadThroughOptions;
	readonly #keys: readonly ReadThroughKey[];
	readonly #products: Map<number, Names>;
	/** Products that are known and not stored yet. */
	#unstored = new Set<number>();
	/** Contacts and locations that are looked up before their set is whole. */
	readonly #ahead: ReadonlyMap<LookupEntity, NamesAhead>;
	/** Names that are stored of a set's companies, by the first of them. */
	readonly #stored = new WeakMap<CompanyRowsBuilder, Promise<StoredNames>>();
	/** Rows of a company that were looked through ahead. */
	readonly #looked = new WeakMap<CompanyRowsBuilder, number>();
	/** Entities that the API user may not read. */
	readonly #denied = new Set<LookupEntity>();
	/** Look-ups of products follow one another, so that two sets never ask for the same one. */
	#turn: Promise<unknown> = Promise.resolve();

	private constructor(options: ReadThroughOptions, products: Map<number, Names>) {
		this.#options = options;
		this.#keys = options.fields.filter(isReadThrough);
		this.#products = products;
		this.#ahead = new Map(
			lookupEntities
				.filter((entity) => entity !== sharedEntity)
				.map((entity) => [entity, new NamesAhead((ids, signal) => this.#ask(entity, ids, signal))])
		);
	}

	static async open(options: ReadThroughOptions): Promise<ReadThrough> {
		const { db, integrationId, refreshes } = options;
		const products = refreshes ? new Map() : await readLookups(db, integrationId, sharedEntity);
		return new ReadThrough(options, products);
	}

	/** Fills the columns of a set that was read whole. */
	async fill(companies: readonly CompanyRowsBuilder[], signal: AbortSignal): Promise<void> {
		for (const key of this.#keys) this.#fillFromList(companies, key);
		await together(signal, (own) =>
			lookupEntities.map((entity) =>
				this.#fillFrom(entity, companies, { keys: this.#keysOf(entity), signal: own })
			)
		);
	}

	/**
	 * Begins to look up what a set needs that is still being read: these companies have all that came so
	 * far. A failure waits for `fill`.
	 */
	ahead(companies: readonly CompanyRowsBuilder[], signal: AbortSignal): void {
		const fresh = companies
			.map((rows) => ({ rows, from: this.#looked.get(rows) ?? 0 }))
			.filter(({ rows, from }) => rows.ids.length > from);
		for (const { rows } of fresh) this.#looked.set(rows, rows.ids.length);
		const need = (stored: StoredNames): void => {
			for (const [entity, names] of this.#ahead) {
				const [key] = this.#keysOf(entity);
				if (key === undefined) continue;
				const known = stored.get(key);
				const ids = fresh.flatMap(({ rows, from }) => rows.idsIn(idField(key), from));
				names.need(known ? ids.filter((id) => !known.has(id)) : ids, signal);
			}
		};
		void this.#storedNames(companies).then(need, () => undefined);
	}

	/** Blocks of product names to be stored with the next set. */
	unstored(): LookupRow[] {
		const { integrationId } = this.#options;
		return lookupBlocks({ integrationId, entity: sharedEntity }, this.#products, this.#unstored);
	}

	/** These blocks were stored. */
	stored(blocks: readonly LookupRow[]): void {
		for (const { id } of blocks.flatMap(({ entries }) => entries)) this.#unstored.delete(id);
	}

	#fillFromList(companies: readonly CompanyRowsBuilder[], key: ReadThroughKey): void {
		const names = this.#options.listNames.get(key);
		if (!names) return;
		for (const rows of companies) rows.fill(key, idField(key), (id) => names.get(id) ?? null);
	}

	async #fillFrom(
		entity: LookupEntity,
		companies: readonly CompanyRowsBuilder[],
		{ keys, signal }: { readonly keys: readonly ReadThroughKey[]; readonly signal: AbortSignal }
	): Promise<void> {
		const [first] = keys;
		if (!first) return;
		const ids = new Set(companies.flatMap((rows) => rows.idsIn(idField(first))));
		const known = await this.#namesOf(entity, companies, { ids, keys, signal });
		for (const key of keys) {
			for (const rows of companies) {
				rows.fill(key, idField(key), (id): FieldValue => known.get(id)?.[key] ?? null);
			}
		}
	}

	#namesOf(
		entity: LookupEntity,
		companies: readonly CompanyRowsBuilder[],
		asked: { ids: ReadonlySet<number>; keys: readonly ReadThroughKey[]; signal: AbortSignal }
	): Promise<ReadonlyMap<number, Names>> {
		if (entity !== sharedEntity) return this.#namesWithin(entity, companies, asked);
		const turn = this.#turn.then(() => this.#productNames(asked.ids, asked.signal));
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #productNames(
		ids: ReadonlySet<number>,
		signal: AbortSignal
	): Promise<ReadonlyMap<number, Names>> {
		const unknown = [...ids].filter((id) => !this.#products.has(id));
		for (const [id, names] of await this.#ask(sharedEntity, unknown, signal)) {
			this.#products.set(id, names);
			// What may not be read today may be readable tomorrow.
			if (!this.#denied.has(sharedEntity)) this.#unstored.add(id);
		}
		return this.#products;
	}

	/** Contacts and locations belong to companies: what is known of them stands in the companies' shards. */
	async #namesWithin(
		entity: LookupEntity,
		companies: readonly CompanyRowsBuilder[],
		{
			ids,
			keys,
			signal
		}: { ids: ReadonlySet<number>; keys: readonly ReadThroughKey[]; signal: AbortSignal }
	): Promise<ReadonlyMap<number, Names>> {
		const [key] = keys;
		if (key === undefined) return new Map();
		const known = new Map<number, Names>();
		for (const [id, name] of (await this.#storedNames(companies)).get(key) ?? []) {
			known.set(id, { [key]: name });
		}
		const unknown = [...ids].filter((id) => !known.has(id));
		// Only the shared entity is looked up in another way.
		const names = await this.#ahead.get(entity)?.take(unknown, signal);
		for (const [id, found] of names ?? []) known.set(id, found);
		return known;
	}

	#storedNames(companies: readonly CompanyRowsBuilder[]): Promise<StoredNames> {
		const [first] = companies;
		const { db, integrationId, refreshes } = this.#options;
		if (!first || refreshes) return Promise.resolve(new Map());
		const before = this.#stored.get(first);
		if (before) return before;
		const psaCompanyIds = companies.map(({ psaCompanyId }) => psaCompanyId);
		const keys = [...this.#ahead.keys()].flatMap((entity) => this.#keysOf(entity));
		const read = Promise.resolve(readStoredNames(db, { integrationId, psaCompanyIds, keys }));
		this.#stored.set(first, read);
		return read;
	}

	#keysOf(entity: LookupEntity): ReadThroughKey[] {
		return this.#keys.filter((key) => readThroughFields[key].entity === entity);
	}

	/** Every id gets an entry: null for one that Autotask does not have or does not show. */
	async #ask(
		entity: LookupEntity,
		ids: readonly number[],
		signal: AbortSignal
	): Promise<Map<number, Names>> {
		const names = new Map<number, Names>(ids.map((id) => [id, null]));
		if (ids.length === 0) return names;
		const { fields, values } = lookups[entity];
		// The entity's own fields are asked for, which is what its reader takes.
		const read = values as (record: unknown) => Names;
		for (const record of await this.#readable(entity, ids, { fields, signal })) {
			names.set(record.id, read(record));
		}
		return names;
	}

	/** An API user that may not read an entity gets configurations without its names. */
	async #readable(
		entity: LookupEntity,
		ids: readonly number[],
		{ fields, signal }: { readonly fields: readonly string[]; readonly signal: AbortSignal }
	): Promise<readonly { readonly id: number }[]> {
		if (this.#denied.has(entity)) return [];
		try {
			return await this.#options.client.byIds(entity, ids, fields, signal);
		} catch (error) {
			const isDenied = error instanceof AlmanacError && error.failure.code === 'permission-missing';
			if (!isDenied) throw error;
			this.#denied.add(entity);
			return [];
		}
	}
}

function idField(key: ReadThroughKey): FieldKey {
	return readThroughFields[key].idField;
}
