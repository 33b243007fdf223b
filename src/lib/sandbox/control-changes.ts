import type { Hono } from 'hono';
import { z } from '../z.ts';
import { acting } from './control-action.ts';
import {
	addRecord,
	editListEntity,
	editPicklist,
	editRecord,
	editUdf,
	entityCalled,
	mergeCompanies,
	moveConfiguration,
	removeRecord
} from './edits.ts';
import { editKinds, makeRandomEdits } from './random-edits.ts';
import type { Tenant, TenantEntity } from './tenant.ts';
import { recordWriter } from './wire.ts';

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const actionSchema = z.enum(['add', 'rename', 'retire', 'restore', 'delete']);
const idSchema = z.number().int();

const editSchema = z.object({
	values: z.record(z.string(), valueSchema).optional(),
	userDefinedFields: z.record(z.string(), z.string().nullable()).optional(),
	stamp: z.boolean().optional()
});

/** Calls that read and change records and lists. */
export function changeRoutes(app: Hono, tenant: Tenant): void {
	recordRoutes(app, tenant);
	companyRoutes(app, tenant);
	listRoutes(app, tenant);
	definitionRoutes(app, tenant);
	app.post(
		'/edits',
		acting(
			z.object({
				seed: z.number().int(),
				count: z.number().int().min(0).max(100_000),
				kinds: z
					.array(z.enum(editKinds))
					.min(1)
					.default([...editKinds])
			}),
			(body) => ({ edits: makeRandomEdits(tenant, body) })
		)
	);
}

function recordRoutes(app: Hono, tenant: Tenant): void {
	const path = '/records/:entity';
	app.get(path, (c) => {
		const entity = entityCalled(tenant, c.req.param('entity'));
		const stream = truth(entity, c.req.query('as') === 'api');
		return new Response(stream, { headers: { 'Content-Type': 'application/json' } });
	});
	app.post(
		path,
		acting(editSchema, (edit, c) => {
			const entity = entityCalled(tenant, c.req.param('entity') ?? '');
			return { id: addRecord(tenant, entity, edit) };
		})
	);
	app.patch(
		`${path}/:id{[0-9]+}`,
		acting(editSchema, (edit, c) => {
			const entity = entityCalled(tenant, c.req.param('entity') ?? '');
			return editRecord(tenant, entity, { id: Number(c.req.param('id')), edit }) ?? {};
		})
	);
	app.delete(`${path}/:id{[0-9]+}`, (c) => {
		const entity = entityCalled(tenant, c.req.param('entity'));
		removeRecord(tenant, entity, Number(c.req.param('id')));
		return c.json({});
	});
}

function companyRoutes(app: Hono, tenant: Tenant): void {
	app.post(
		'/configurations/move',
		acting(
			z.object({ id: idSchema, companyID: idSchema, stamp: z.boolean().optional() }),
			(body) => moveConfiguration(tenant, body) ?? {}
		)
	);
	app.post(
		'/companies/merge',
		acting(
			z.object({ from: idSchema, into: idSchema, outcome: z.enum(['gone', 'inactive']) }),
			(body) => ({ moved: mergeCompanies(tenant, body) })
		)
	);
}

const listChange = z.object({
	action: actionSchema,
	id: idSchema.default(0),
	label: z.string().optional()
});

function listRoutes(app: Hono, tenant: Tenant): void {
	app.post(
		'/picklists',
		acting(
			z.object({
				entity: z.string(),
				field: z.string(),
				action: actionSchema,
				value: z.string(),
				label: z.string().optional()
			}),
			({ entity, ...change }) => editPicklist(tenant, entityCalled(tenant, entity), change) ?? {}
		)
	);
	app.post(
		'/types',
		acting(listChange, (body) => ({ id: editListEntity(tenant, 'ConfigurationItemTypes', body) }))
	);
	app.post(
		'/categories',
		acting(listChange, (body) => ({
			id: editListEntity(tenant, 'ConfigurationItemCategories', body)
		}))
	);
}

function definitionRoutes(app: Hono, tenant: Tenant): void {
	app.post(
		'/udf',
		acting(
			z.object({
				entity: z.string(),
				name: z.string(),
				action: z.enum(['add', 'protect', 'unprotect', 'rename']),
				to: z.string().optional()
			}),
			({ entity, ...change }) => editUdf(tenant, entityCalled(tenant, entity), change) ?? {}
		)
	);
	app.post(
		'/permissions',
		acting(
			z.object({
				entity: z.string(),
				query: z.boolean().optional(),
				create: z.boolean().optional(),
				update: z.boolean().optional(),
				refusalStatus: z.union([z.literal(403), z.literal(500)]).optional()
			}),
			({ entity, ...change }) => {
				const { permission } = entityCalled(tenant, entity);
				return Object.assign(permission, change);
			}
		)
	);
}

/** All records of an entity as a JSON array, in pieces; protected values unmasked unless asked. */
function truth(entity: TenantEntity, masked: boolean): ReadableStream<Uint8Array> {
	const write = recordWriter(entity, null, { masked });
	const positions = entity.table.positions();
	const encoder = new TextEncoder();
	let separator = '[';
	return new ReadableStream({
		pull(controller) {
			const items: string[] = [];
			while (items.length < 500) {
				// Not for…of: leaving it early would end the generator.
				const next = positions.next();
				if (next.done) break;
				items.push(write(entity.table.record(next.value)));
			}
			if (items.length > 0) controller.enqueue(encoder.encode(separator + items.join(',')));
			if (items.length > 0) separator = ',';
			if (items.length === 500) return;
			controller.enqueue(encoder.encode(separator === '[' ? '[]' : ']'));
			controller.close();
		}
	});
}
