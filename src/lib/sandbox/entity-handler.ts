import type { Context } from 'hono';
import { message } from './answers.ts';
import type { SandboxEnv } from './env.ts';
import { Refusal } from './refusal.ts';
import type { Runtime } from './runtime.ts';
import type { TenantEntity } from './tenant.ts';

type Call = Context<SandboxEnv>;

/** A handler that is told which entity the path names. */
export type EntityHandler = (c: Call, entity: TenantEntity) => Response;

/** Where an entity's routes begin, in lower case as all paths are routed. */
export const entityPath = '/atservicesrest/v1.0/:entity';

/** Wraps a handler: a path that names no entity is a 404 of ASP.NET. */
export function forEntity({ tenant }: Runtime, handle: EntityHandler) {
	return (c: Call): Response => {
		const entity = tenant.entities.get(c.req.param('entity') ?? '');
		if (entity) return handle(c, entity);
		const text = `No HTTP resource was found that matches the request URI '${c.req.url}'.`;
		return message(text, 404);
	};
}

/** Refuses what the API user may not do, in one of the two ways that Autotask has. */
export function requirePermission(entity: TenantEntity, kind: 'query' | 'create' | 'update'): void {
	const { permission } = entity;
	if (permission[kind]) return;
	throw new Refusal(
		`The logged in Resource does not have the adequate permissions to ${kind} this entity type.`,
		permission.refusalStatus
	);
}
