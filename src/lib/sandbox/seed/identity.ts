import type { CompanySeed, Oddities } from './companies.ts';
import { Dice, mix } from './dice.ts';
import { kindAt } from './fleet.ts';
import { kindTraits, type Kind } from './kinds.ts';
import { momentBefore, type Plan } from './plan.ts';

/** What a filter asks of a configuration: known without building its record. */
export interface Identity {
	readonly company: CompanySeed;
	readonly kind: Kind;
	readonly ordinal: number;
	readonly key: number;
	readonly isActive: boolean;
	readonly typeId: number | null;
	readonly categoryId: number;
	readonly boughtDays: number;
	readonly createdDays: number;
}

const defaultCategory = 1;
/** A type that was retired, and an id that no list holds any more. */
const retiredType = 9;
const unknownType = 99;

/** Who and what the configuration at a position is. */
export function identityAt(plan: Plan, position: number): Identity {
	const { fleet } = plan;
	const company = plan.companySeeds[fleet.company[position] ?? 0];
	if (!company) throw new RangeError(`No configuration at ${position}`);
	const key = mix(mix(plan.seed, 0xc1), position);
	const dice = new Dice(key);
	const kind = kindAt(fleet, position);
	const boughtDays = fleet.boughtDays[position] ?? 0;
	const isActive = !dice.chance(boughtDays > 1900 ? 0.09 : 0.02);
	const named = typeAndCategory(dice, plan.oddities, {
		kind,
		leavesEmpty: company.leavesTypesEmpty && (fleet.createdDays[position] ?? 0) < 600
	});
	return {
		company,
		kind,
		ordinal: fleet.ordinal[position] ?? 0,
		key,
		isActive,
		...named,
		boughtDays,
		createdDays: fleet.createdDays[position] ?? 0
	};
}

/** When the configuration at a position was last changed, in milliseconds. */
export function modifiedAt(plan: Plan, position: number): number {
	const { fleet } = plan;
	const key = mix(mix(plan.seed, 0xc2), position);
	const created = fleet.createdDays[position] ?? 1;
	const longest = kindTraits[kindAt(fleet, position)].managed ? 45 : 900;
	return momentBefore(plan, key % Math.max(1, Math.min(created, longest)), key >>> 4);
}

/** When the configuration at a position was created, in milliseconds. */
export function createdAt(plan: Plan, position: number): number {
	const key = mix(mix(plan.seed, 0xc3), position);
	return momentBefore(plan, plan.fleet.createdDays[position] ?? 1, key);
}

function typeAndCategory(
	dice: Dice,
	oddities: Oddities,
	{ kind, leavesEmpty }: { readonly kind: Kind; readonly leavesEmpty: boolean }
): { readonly typeId: number | null; readonly categoryId: number } {
	const traits = kindTraits[kind];
	const categoryId = leavesEmpty || dice.chance(0.6) ? traits.categoryId : defaultCategory;
	if (leavesEmpty) return { typeId: null, categoryId };
	const odd = dice.next();
	if (oddities !== 'none' && kind === 'workstation' && odd < 0.02) {
		return { typeId: retiredType, categoryId };
	}
	if (oddities !== 'all' || odd < 0.95) return { typeId: traits.typeId, categoryId };
	if (odd < 0.965) return { typeId: unknownType, categoryId };
	return { typeId: null, categoryId: odd < 0.98 ? categoryId : defaultCategory };
}
