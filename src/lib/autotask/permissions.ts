import { AlmanacError } from '../domain/errors.ts';
import type { AutotaskClient } from './client.ts';
import { entityNames } from './entities.ts';
import type { EntityName } from './entities.ts';
import { outcomeOf } from './failure.ts';
import type { Access, EntityInformation } from './metadata.ts';

/** A right that Almanac uses: to read always, to update only once a person turned sending on. */
interface Need {
	readonly query: 'required' | 'optional';
	readonly update: 'optional' | 'unused';
}

/** Without companies and configurations nothing works; the others only add names. */
const needs: Readonly<Record<EntityName, Need>> = {
	Companies: { query: 'required', update: 'optional' },
	ConfigurationItems: { query: 'required', update: 'optional' },
	ConfigurationItemTypes: { query: 'optional', update: 'unused' },
	ConfigurationItemCategories: { query: 'optional', update: 'unused' },
	Products: { query: 'optional', update: 'unused' },
	Contacts: { query: 'optional', update: 'unused' },
	CompanyLocations: { query: 'optional', update: 'unused' },
	Resources: { query: 'optional', update: 'unused' },
	Countries: { query: 'optional', update: 'unused' },
	ClassificationIcons: { query: 'optional', update: 'unused' }
};

/** One line of the permissions check. */
export interface EntityPermission {
	readonly entity: EntityName;
	readonly query: Access;
	readonly create: Access;
	readonly update: Access;
	readonly needs: Need;
	/**
	 * `blocked`: a required right is missing. `limited`: an optional one is, or a right is restricted,
	 * so that records may be left out without a word.
	 */
	readonly verdict: 'granted' | 'limited' | 'blocked';
}

/** What the API user may do with each entity that Almanac reads or writes, in a fixed order. */
export function checkPermissions(
	client: AutotaskClient,
	signal?: AbortSignal
): Promise<EntityPermission[]> {
	return Promise.all(entityNames.map((entity) => checkEntity(client, entity, signal)));
}

/** The line of one entity; null: Autotask would not even tell. */
export function permissionOf(
	entity: EntityName,
	information: EntityInformation | null
): EntityPermission {
	const query = information?.query ?? 'none';
	const create = information?.create ?? 'none';
	const update = information?.update ?? 'none';
	const need = needs[entity];
	const isLimited = query !== 'all' || (need.update === 'optional' && update !== 'all');
	const isBlocked = query === 'none' && need.query === 'required';
	const verdict = isBlocked ? 'blocked' : isLimited ? 'limited' : 'granted';
	return { entity, query, create, update, needs: need, verdict };
}

/** A refused metadata call is an answer here; any other failure ends the check. */
async function checkEntity(
	client: AutotaskClient,
	entity: EntityName,
	signal?: AbortSignal
): Promise<EntityPermission> {
	const answer = await outcomeOf(() => client.entityInformation(entity, signal));
	if (answer.ok) return permissionOf(entity, answer.value);
	if (answer.failure.code === 'permission-missing') return permissionOf(entity, null);
	throw new AlmanacError(answer.failure);
}
