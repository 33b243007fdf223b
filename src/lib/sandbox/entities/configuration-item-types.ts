import { listedRows } from '../record.ts';
import { kinds, kindTraits } from '../seed/kinds.ts';
import type { Plan } from '../seed/plan.ts';
import { plainEntity, type EntityDefinition } from './entity.ts';

interface TypeSeed {
	readonly id: number;
	readonly name: string;
	readonly isActive: boolean;
}

/** The tenant's configuration types; some tenants have retired ones that records still carry. */
function typeSeeds(plan: Plan): readonly TypeSeed[] {
	const types = kinds.map((kind) => ({
		id: kindTraits[kind].typeId,
		name: kindTraits[kind].type,
		isActive: true
	}));
	const retired = { id: retiredTypeId, name: 'Desktop PC (old)', isActive: false };
	const all = plan.oddities === 'none' ? types : [...types, retired];
	return all.sort((a, b) => a.id - b.id);
}

/** Type that was retired while records still carry it. */
const retiredTypeId = 9;

/** `ConfigurationItemTypes`. */
export const configurationItemTypes: EntityDefinition = {
	...plainEntity,
	name: 'ConfigurationItemTypes',
	singular: 'ConfigurationItemType',
	access: { create: true, update: true, delete: true },
	writes: 'root',
	rows: (plan) =>
		listedRows(
			typeSeeds(plan).map(({ id, name, isActive }) => ({ id, values: { name, isActive }, udf: [] }))
		)
};
