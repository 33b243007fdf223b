import type { Budget, BudgetSource } from '../classes.ts';
import type { IsoDate } from '../dates.ts';
import type { FieldKey, FieldValue } from '../field.ts';
import { healthOf, type Health } from '../health.ts';
import type { ConfigurationId } from '../ids.ts';
import type { Kind } from '../kinds.ts';
import type { Lifespan } from '../lifespans.ts';
import { sumMinor } from '../money.ts';
import type { OsVerdict } from '../os-support/os-verdict.ts';
import type { Grade } from '../rules/default-grades.ts';
import type { Fact } from '../rules/fact.ts';
import type { GradeOverride } from '../rules/grading.ts';
import type { ClassRef, ValueSource } from '../rules/subject.ts';
import type { Period } from './fiscal.ts';

/** A grade as reports show it, without its rule. */
export type GradeView = Omit<Grade, 'rule'>;

/** What replacing one asset costs and what it costs to run; `none`: nobody set it, all amounts are 0. */
export type AssetBudget = Budget & { readonly source: BudgetSource };

/** `excluded`: a person took it out of this report; it stays listed in Build mode and counts nowhere. */
export type AssetState = 'counted' | 'excluded';

/**
 * One configuration in Build scope, as a report sees it. A draft makes it from what is stored now, a
 * completed report holds it: every part is computed from assets in the same way for both.
 */
export interface ReportAsset {
	readonly id: ConfigurationId;
	/** Autotask id; null for one made by hand. */
	readonly psaId: number | null;
	readonly name: string;
	readonly serialNumber: string | null;
	/** Effective type. */
	readonly type: string;
	readonly category: string | null;
	readonly kind: Kind;
	/** "Active" or "Inactive", as the tenant's list names them. */
	readonly status: string;
	readonly class: ClassRef | null;
	/** In health, 0 to 5. */
	readonly weight: number;
	/** The grade that stands; null: ungraded. */
	readonly grade: GradeView | null;
	readonly facts: readonly Fact[];
	readonly override: GradeOverride | null;
	/** What the rules say, where a person says otherwise. */
	readonly proposed: GradeView | null;
	readonly purchaseDate: IsoDate | null;
	readonly expirationDate: IsoDate | null;
	readonly lastSeen: IsoDate | null;
	/** Autotask's createDate. */
	readonly createdOn: IsoDate | null;
	readonly lifespan: Lifespan;
	/** As the RMM writes it. */
	readonly os: string | null;
	readonly osVerdict: OsVerdict;
	readonly manufacturer: string | null;
	readonly model: string | null;
	readonly assignedUser: string | null;
	readonly location: string | null;
	readonly processor: string | null;
	readonly storage: string | null;
	/** Bytes of the nominal size. */
	readonly ram: number | null;
	/** The mapped field "Notes". */
	readonly notes: string | null;
	readonly budget: AssetBudget;
	/** The year or quarter that a person chose. */
	readonly choice: Period | null;
	readonly state: AssetState;
	/** False where the template hides its type or status from the client. */
	readonly isInDisplay: boolean;
	/** A person's note in this report: internal, never shown to the client. */
	readonly note: string | null;
	/** Every downloaded field. */
	readonly values: Readonly<Record<FieldKey, FieldValue>>;
	/** Where Almanac's own fields come from, by name of the property. */
	readonly sources: Readonly<Record<string, ValueSource>>;
}

/** Hardware, setup and onsite together. */
export function oneTimeMinor(budget: Budget): number {
	return sumMinor([budget.hardwareMinor, budget.setupMinor, budget.onsiteMinor]);
}

/** What replacing an asset costs once; 0 for one that goes without a successor. */
export function replacementMinor(asset: Pick<ReportAsset, 'budget' | 'choice' | 'grade'>): number {
	const isRetired = asset.grade?.action === 'retire' && asset.choice === null;
	return isRetired ? 0 : oneTimeMinor(asset.budget);
}

/** The company's health by this report: over what counts and is shown to the client, in every mode the same. */
export function reportHealth(
	assets: readonly Pick<ReportAsset, 'grade' | 'weight' | 'state' | 'isInDisplay'>[]
): Health {
	const counted = assets.filter((asset) => isCounted(asset) && asset.isInDisplay);
	return healthOf(
		counted.map(({ grade, weight }) => ({
			healthy: grade?.healthy ?? false,
			counts: grade?.counts ?? false,
			weight
		}))
	);
}

export function isCounted(asset: Pick<ReportAsset, 'state'>): boolean {
	return asset.state === 'counted';
}
