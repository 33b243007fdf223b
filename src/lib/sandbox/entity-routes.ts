import type { Context, Hono } from 'hono';
import { iisNotFound, json, jsonText, methodNotAllowed } from './answers.ts';
import { entityPath, forEntity, requirePermission, type EntityHandler } from './entity-handler.ts';
import type { SandboxEnv } from './env.ts';
import { readLenientJson } from './lenient-json.ts';
import {
	entityInformation,
	fieldInformation,
	userDefinedFieldInformation
} from './metadata-answers.ts';
import { queryRoutes } from './query-routes.ts';
import type { Runtime } from './runtime.ts';
import type { TenantEntity } from './tenant.ts';
import { recordWriter } from './wire.ts';
import { createRecord, updateRecord } from './writes.ts';

type Call = Context<SandboxEnv>;

/** Everything below `/V1.0/{Entity}`. */
export function entityRoutes(app: Hono<SandboxEnv>, runtime: Runtime): void {
	metadataRoutes(app, runtime);
	queryRoutes(app, runtime);
	app.get(`${entityPath}/:id{-?[0-9]+}`, forEntity(runtime, readById));
	app.all(
		`${entityPath}/:id{-?[0-9]+}`,
		forEntity(runtime, (c) => methodNotAllowed(c.req.method))
	);
	app.patch(entityPath, forEntity(runtime, write(runtime, 'update')));
	app.post(entityPath, forEntity(runtime, write(runtime, 'create')));
	app.all(
		entityPath,
		forEntity(runtime, (c) => methodNotAllowed(c.req.method))
	);
}

function metadataRoutes(app: Hono<SandboxEnv>, runtime: Runtime): void {
	const path = `${entityPath}/entityinformation`;
	const { tenant } = runtime;
	app.get(
		path,
		forEntity(runtime, (_c, entity) => json(entityInformation(entity)))
	);
	app.get(
		`${path}/fields`,
		forEntity(runtime, (_c, entity) => json(fieldInformation(tenant, entity)))
	);
	app.get(
		`${path}/userdefinedfields`,
		forEntity(runtime, (_c, entity) => json(userDefinedFieldInformation(entity)))
	);
}

/** An id that does not exist is no error: `{"item":null}` with 200. */
function readById(c: Call, entity: TenantEntity): Response {
	requirePermission(entity, 'query');
	const record = entity.table.find(Number(c.req.param('id')));
	return jsonText(`{"item":${record ? recordWriter(entity, null)(record) : 'null'}}`);
}

function write({ tenant }: Runtime, kind: 'create' | 'update'): EntityHandler {
	return (c, entity) => {
		// Read-only at the root, or written below its parent: IIS answers, not the API.
		if (entity.definition.writes !== 'root' || !entity.definition.access[kind]) {
			return iisNotFound();
		}
		requirePermission(entity, kind);
		const body = readLenientJson(c.get('body'));
		const change = kind === 'create' ? createRecord : updateRecord;
		return json({ itemId: change(tenant, entity, body) });
	};
}
