/** Picklists and field catalogs: what the tenant calls things. */
import type { FieldDefinition, PicklistValue } from '../domain/field.ts';
import type { IntegrationId } from '../domain/ids.ts';
import type { AlmanacDatabase } from './database.ts';
import { everythingOf } from './integrations.ts';
import type { PicklistRow } from './rows.ts';
import { followTypeRenames, typeRenames, typeRenameTables } from './type-renames.ts';

/** What was read of one tenant in one go. */
export interface AutotaskLists {
	/** Fields and UDFs by entity. */
	readonly catalogs: ReadonlyMap<string, readonly FieldDefinition[]>;
	/** Entities that serve as lists (types, categories), by name. */
	readonly entities: ReadonlyMap<string, readonly PicklistValue[]>;
}

export function listStoreTables(db: AlmanacDatabase) {
	return [db.picklists, db.fieldCatalogs, ...typeRenameTables(db)];
}

/**
 * Stores the lists that differ from what is stored; part of the caller's transaction. Gives how many
 * did. A picklist that a catalog no longer has goes.
 */
export async function storeLists(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	lists: AutotaskLists
): Promise<number> {
	let changed = 0;
	for (const [entity, fields] of lists.catalogs) {
		const plain = fields.map((field) => ({ ...field, picklist: [] }));
		const row = { integrationId, entity, fields: plain };
		const stored = await db.fieldCatalogs.get([integrationId, entity]);
		if (isSame(stored, row)) continue;
		await db.fieldCatalogs.put(row);
		changed += 1;
	}
	return changed + (await storePicklists(db, integrationId, lists));
}

async function storePicklists(
	db: AlmanacDatabase,
	integrationId: IntegrationId,
	lists: AutotaskLists
): Promise<number> {
	const rows = picklistRows(integrationId, lists);
	const keys = new Set(rows.map(({ entity, field }) => `${entity}.${field}`));
	const stored = await db.picklists
		.where('[integrationId+entity+field]')
		.between(...everythingOf(integrationId))
		.toArray();
	const before = new Map(stored.map((row) => [`${row.entity}.${row.field}`, row]));
	const gone = stored.filter(
		({ entity, field }) => lists.catalogs.has(entity) && !keys.has(`${entity}.${field}`)
	);
	const differing = rows.filter((row) => !isSame(before.get(`${row.entity}.${row.field}`), row));
	await db.picklists.bulkDelete(
		gone.map(({ entity, field }): [IntegrationId, string, string] => [integrationId, entity, field])
	);
	await db.picklists.bulkPut(differing);
	await followTypeRenames(db, typeRenames(stored, rows));
	return gone.length + differing.length;
}

function picklistRows(integrationId: IntegrationId, lists: AutotaskLists): PicklistRow[] {
	const ofFields = [...lists.catalogs].flatMap(([entity, fields]) =>
		fields
			.filter(({ isPicklist }) => isPicklist)
			.map(({ key, picklist }) => ({ integrationId, entity, field: key, values: picklist }))
	);
	const ofEntities = [...lists.entities].map(([entity, values]) => {
		return { integrationId, entity, field: entityListField, values };
	});
	return [...ofFields, ...ofEntities];
}

/** The field under which entities that serve as lists stand among the picklists. */
export const entityListField = 'id';

/** Rows are plain values in a fixed order of members. */
function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
