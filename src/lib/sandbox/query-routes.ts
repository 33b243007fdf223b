import type { Context, Hono } from 'hono';
import { json, jsonText, methodNotAllowed } from './answers.ts';
import { gzipped } from './compression.ts';
import { entityPath, forEntity, requirePermission, type EntityHandler } from './entity-handler.ts';
import type { SandboxEnv } from './env.ts';
import { readLenientJson } from './lenient-json.ts';
import { pageLinkQuery, readPageToken } from './paging.ts';
import { countMatches, pageAfter, pageBefore, readQuery, type Page, type Query } from './query.ts';
import type { Runtime } from './runtime.ts';
import type { TenantEntity } from './tenant.ts';
import { recordWriter } from './wire.ts';
import { zoneUrl } from './zone.ts';

type Call = Context<SandboxEnv>;

/** Where a page begins: at the beginning, or on one side of the page whose link was followed. */
type Step = 'first' | 'next' | 'previous';

/** `query`, `query/count` and the page links, by GET with `search=` and by POST with a body. */
export function queryRoutes(app: Hono<SandboxEnv>, runtime: Runtime): void {
	const path = `${entityPath}/query`;
	app.on(['GET', 'POST'], path, forEntity(runtime, answerPage(runtime, 'first')));
	app.on(['GET', 'POST'], `${path}/count`, forEntity(runtime, answerCount));
	app.on(['GET', 'POST'], `${path}/next`, forEntity(runtime, followLink(runtime, 'next')));
	app.on(['GET', 'POST'], `${path}/previous`, forEntity(runtime, followLink(runtime, 'previous')));
	for (const below of ['', '/count', '/next', '/previous']) {
		app.all(path + below, (c) => methodNotAllowed(c.req.method));
	}
}

/** The JSON of the query: after `search=` in a GET, in the body of a POST. */
function queryText(c: Call): string {
	return c.req.method === 'GET' ? (c.req.query('search') ?? '') : c.get('body');
}

function parseQuery(c: Call, entity: TenantEntity): Query {
	requirePermission(entity, 'query');
	const text = queryText(c).trim();
	return readQuery(entity, text === '' ? null : readLenientJson(text));
}

function answerCount(c: Call, entity: TenantEntity): Response {
	const query = parseQuery(c, entity);
	return json({ queryCount: countMatches(entity.table, query.filter) });
}

/**
 * A link must be followed by the verb that began the run. The link of a GET run carries `search=`;
 * asked by GET without it, the link came from a POST run, for which no GET route exists.
 */
function followLink(runtime: Runtime, step: 'next' | 'previous'): EntityHandler {
	const answer = answerPage(runtime, step);
	return (c, entity) => {
		const isGet = c.req.method === 'GET';
		if (isGet && c.req.query('search') === undefined) return methodNotAllowed('GET');
		return answer(c, entity);
	};
}

function answerPage(runtime: Runtime, step: Step): EntityHandler {
	return (c, entity) => {
		const key = pageKey(runtime, c, entity);
		const kept = c.get('gzip') ? runtime.pages.get(key) : undefined;
		if (kept && entity.permission.query) return gzipped(kept, json(null));
		const query = parseQuery(c, entity);
		c.set('pageKey', key);
		return jsonText(pageText({ runtime, c, entity, query, step }));
	};
}

function pageKey({ tenant }: Runtime, c: Call, entity: TenantEntity): string {
	return [tenant.revision, entity.definition.name, c.req.url, c.get('body')].join('\n');
}

interface PageCall {
	readonly runtime: Runtime;
	readonly c: Call;
	readonly entity: TenantEntity;
	readonly query: Query;
	readonly step: Step;
}

function pageText(call: PageCall): string {
	const { entity, query } = call;
	const { page, pageSize, hasBefore, hasAfter } = findPage(call);
	const writeRecord = recordWriter(entity, query.includeFields);
	const items = page.positions.map((position) => writeRecord(entity.table.record(position)));
	const pageDetails = {
		count: items.length,
		requestCount: pageSize,
		prevPageUrl: hasBefore ? pageLink(call, { page, pageSize, step: 'previous' }) : null,
		nextPageUrl: hasAfter ? pageLink(call, { page, pageSize, step: 'next' }) : null
	};
	return `{"items":[${items.join(',')}],"pageDetails":${JSON.stringify(pageDetails)}}`;
}

interface FoundPage {
	readonly page: Page;
	readonly pageSize: number;
	readonly hasBefore: boolean;
	readonly hasAfter: boolean;
}

function findPage({ c, entity: { table }, query, step }: PageCall): FoundPage {
	const { filter } = query;
	if (step === 'first') {
		const page = pageAfter(table, filter, { after: -Infinity, limit: query.maxRecords });
		return { page, pageSize: query.maxRecords, hasBefore: false, hasAfter: page.hasMore };
	}
	const token = readPageToken(c.req.query('paging') ?? null);
	const { pageSize } = token;
	if (step === 'next') {
		const page = pageAfter(table, filter, { after: token.last, limit: pageSize });
		return { page, pageSize, hasBefore: page.positions.length > 0, hasAfter: page.hasMore };
	}
	const page = pageBefore(table, filter, { before: token.first, limit: pageSize });
	return { page, pageSize, hasBefore: page.hasMore, hasAfter: page.positions.length > 0 };
}

function pageLink(
	{ runtime, c, entity }: PageCall,
	{ page, pageSize, step }: { page: Page; pageSize: number; step: 'next' | 'previous' }
): string {
	const { table, definition } = entity;
	const first = table.idAt(page.positions[0] ?? 0);
	const last = table.idAt(page.positions.at(-1) ?? 0);
	const search = c.req.method === 'GET' ? queryText(c) : null;
	const query = pageLinkQuery({ pageSize, first, last }, search);
	return `${zoneUrl(runtime, c.req.url)}V1.0/${definition.name}/query/${step}?${query}`;
}
