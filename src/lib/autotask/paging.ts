/**
 * Reading many records, by id: `id > last`, ascending, 500 at a time. Page links are never followed:
 * they expire, die after 50 pages and may name another host. Autotask has no sort option; it answers
 * ascending by id, which is checked, because everything here rests on it.
 */
import { AlmanacError } from '../domain/errors.ts';
import { parseAnswer, queryAnswerSchema } from './answers.ts';
import type { Caller } from './call.ts';
import type { EntityName, EntityRecord } from './entities.ts';
import { maxAlternatives, pageSize, queryBody, where } from './query.ts';
import type { Filter } from './query.ts';
import { recordReader } from './records.ts';

export interface PageRequest<Asked extends string = string> {
	/** All must hold; empty or absent = every record. */
	readonly filters?: readonly Filter[] | undefined;
	/** Absent = every field. `id` comes always; UDFs go by their plain name. */
	readonly includeFields?: readonly Asked[] | undefined;
	/** Only records with a higher id; null or absent = from the first. */
	readonly afterId?: number | null | undefined;
	/** 1…500 records; a whole page by default. */
	readonly maxRecords?: number | undefined;
}

export interface Page<R> {
	/** Ascending by id; at most 500. */
	readonly items: readonly R[];
	readonly isLast: boolean;
}

/** One page. One that is not ascending or repeats an id is `answer-malformed`, never an endless loop. */
export async function readPage<E extends EntityName, Asked extends string>(
	call: Caller,
	entity: E,
	request: PageRequest<Asked>,
	signal?: AbortSignal
): Promise<Page<EntityRecord<E, Asked>>> {
	const json = await call(
		{ endpoint: entity, method: 'POST', path: `${entity}/query`, body: queryBody(request) },
		signal
	);
	const answer = parseAnswer(queryAnswerSchema, json, entity);
	const items = answer.items.map(recordReader<E, Asked>(entity, request.includeFields ?? null));
	checkOrder(entity, items, request.afterId ?? null);
	return { items, isLast: isLastPage(items.length, answer.pageDetails?.nextPageUrl) };
}

/** All pages; while the consumer stores one, the next is on its way. */
export async function* readPages<E extends EntityName, Asked extends string>(
	call: Caller,
	entity: E,
	request: PageRequest<Asked>,
	signal?: AbortSignal
): AsyncGenerator<Page<EntityRecord<E, Asked>>, void, undefined> {
	const left = new AbortController();
	const either = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
	const ask = (afterId: number | null | undefined): Promise<Page<EntityRecord<E, Asked>>> => {
		const asked = readPage(call, entity, { ...request, afterId }, either);
		// A failure waits for the consumer to come back for it.
		asked.catch(() => undefined);
		return asked;
	};
	try {
		let next: Promise<Page<EntityRecord<E, Asked>>> | null = ask(request.afterId);
		while (next) {
			const page: Page<EntityRecord<E, Asked>> = await next;
			next = page.isLast ? null : ask(page.items.at(-1)?.id);
			yield page;
		}
	} finally {
		// The consumer may leave early; nobody waits for the page that is on its way then.
		left.abort();
	}
}

/** The records of these ids that exist, ascending, each once; asked for in blocks of IN lists. */
export async function readByIds<E extends EntityName, Asked extends string>(
	call: Caller,
	entity: E,
	ids: Iterable<number>,
	includeFields?: readonly Asked[],
	signal?: AbortSignal
): Promise<EntityRecord<E, Asked>[]> {
	const ascending = [...new Set(ids)].sort((a, b) => a - b);
	const failed = new AbortController();
	const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
	const readBlock = async (block: readonly number[]): Promise<EntityRecord<E, Asked>[]> => {
		const records: EntityRecord<E, Asked>[] = [];
		const request = { filters: [where.in('id', block)], includeFields };
		for await (const page of readPages(call, entity, request, either)) records.push(...page.items);
		return records;
	};
	try {
		return (await Promise.all(blocksOf(ascending, maxAlternatives).map(readBlock))).flat();
	} finally {
		failed.abort();
	}
}

/**
 * A short page with no link behind it is the last. A full one is the last only when Autotask says so
 * with a null: an absent link proves nothing, and one more call costs less than lost records.
 */
function isLastPage(length: number, nextPageUrl: string | null | undefined): boolean {
	if (length === 0) return true;
	return length < pageSize ? !nextPageUrl : nextPageUrl === null;
}

function checkOrder(
	entity: EntityName,
	items: readonly { readonly id: number }[],
	afterId: number | null
): void {
	let last = afterId ?? -Infinity;
	for (const { id } of items) {
		if (id <= last) {
			throw new AlmanacError({ code: 'answer-malformed', entity, recordId: id, field: 'id' });
		}
		last = id;
	}
}

function blocksOf<T>(values: readonly T[], size: number): T[][] {
	const blocks: T[][] = [];
	for (let start = 0; start < values.length; start += size) {
		blocks.push(values.slice(start, start + size));
	}
	return blocks;
}
