import fc from 'fast-check';
import { daysBetween, isoDate, type IsoDate } from '$lib/domain/dates.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { kinds } from '$lib/domain/kinds.ts';
import { lifespanOf } from '$lib/domain/lifespans.ts';
import type { OsVerdict } from '$lib/domain/os-support/os-verdict.ts';
import type { AssetBudget, GradeView, ReportAsset } from '$lib/domain/report/asset.ts';
import { budgetLines, placedAssets, type BudgetLine } from '$lib/domain/report/budget.ts';
import { initiativeStatuses, type Initiative } from '$lib/domain/report/initiative.ts';
import { quarterAt, type FiscalDay } from '$lib/domain/report/fiscal.ts';
import { defaultGrades, gradeActions, type GradeAction } from '$lib/domain/rules/default-grades.ts';
import { dayWithin, storedPeriod } from './fiscal-arbitraries.ts';

export const asOf = isoDate('2026-11-24');

export const osUnknown: OsVerdict = {
	kind: 'unknown',
	reason: 'not-recognised',
	name: null,
	candidates: []
};

type Judged = Exclude<OsVerdict, { kind: 'unknown' }>;

/** A verdict on a system whose support ends on a day, as of `asOf`. */
export function osEnding(end: string | null, changes: Partial<Judged> = {}): OsVerdict {
	const date = end === null ? null : isoDate(end);
	const verdict: OsVerdict = {
		kind: date !== null && date < asOf ? 'ended' : 'supported',
		name: 'Windows Server 2016 Standard',
		end: date,
		daysLeft: date === null ? null : daysBetween(asOf, date),
		freeUpdate: null,
		isSuccessorExpected: false,
		extendedSupport: false,
		candidates: [],
		open: [],
		note: null,
		source: 'test'
	};
	return { ...verdict, ...changes } as OsVerdict;
}

export const freeUpdate = {
	name: 'Windows 11 26H2',
	shortName: '26H2',
	until: null,
	condition: 'always'
} as const;

export function budgetOf(hardwareMinor: number, recurringMonthlyMinor = 0): AssetBudget {
	return { hardwareMinor, setupMinor: 0, onsiteMinor: 0, recurringMonthlyMinor, source: 'class' };
}

/** A grade with an action: the default one, or one made up for actions that no default grade has. */
export function gradeFor(action: GradeAction): GradeView {
	const found = defaultGrades.find((grade) => grade.action === action);
	if (!found) {
		const { id, name, healthy, counts } = {
			id: action,
			name: action,
			healthy: false,
			counts: true
		};
		return { id, name, colour: 'ink', mark: 'square', action, healthy, counts };
	}
	const { id, name, colour, mark, healthy, counts } = found;
	return { id, name, colour, mark, action, healthy, counts };
}

export function idOf(number: number): ConfigurationId {
	return `autotask-1/${number}` as ConfigurationId;
}

export function anAsset(number: number, changes: Partial<ReportAsset> = {}): ReportAsset {
	const kind = changes.kind ?? 'workstation';
	return {
		id: idOf(number),
		psaId: number,
		name: `WS-${number}`,
		serialNumber: `SN${number}`,
		type: 'Workstation',
		category: null,
		kind,
		status: 'Active',
		class: null,
		weight: 1,
		grade: gradeFor('keep'),
		facts: [],
		override: null,
		proposed: null,
		purchaseDate: null,
		expirationDate: null,
		lastSeen: null,
		createdOn: isoDate('2024-05-02'),
		lifespan: lifespanOf(kind),
		os: null,
		osVerdict: osUnknown,
		manufacturer: 'Dell',
		model: 'OptiPlex 7070',
		assignedUser: null,
		location: null,
		processor: null,
		storage: null,
		ram: null,
		notes: null,
		budget: budgetOf(100_000),
		choice: null,
		state: 'counted',
		isInDisplay: true,
		note: null,
		values: {},
		sources: {},
		...changes
	};
}

export function anInitiative(id: string, changes: Partial<Initiative> = {}): Initiative {
	return {
		id,
		title: `Initiative ${id}`,
		why: '',
		owner: '',
		status: 'proposed',
		period: quarterAt(asOf, 10),
		cost: { kind: 'assets' },
		recurringMonthlyMinor: 0,
		assetIds: [],
		...changes
	};
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const purchase: fc.Arbitrary<IsoDate | null> = maybe(dayWithin('2012-01-01', '2027-06-30'));

export const anyVerdict: fc.Arbitrary<OsVerdict> = fc.oneof(
	fc.constant(osUnknown),
	fc.constant(osEnding(null)),
	fc.constant(osEnding(null, { kind: 'ended' })),
	fc
		.record({
			end: dayWithin('2020-01-01', '2034-12-31'),
			isMended: fc.boolean(),
			isSuccessorExpected: fc.boolean()
		})
		.map(({ end, isMended, isSuccessorExpected }) =>
			osEnding(end, { freeUpdate: isMended ? freeUpdate : null, isSuccessorExpected })
		)
);

const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000_000 }));

const anyAssetChanges: fc.Arbitrary<Partial<ReportAsset>> = fc.record({
	kind: fc.constantFrom(...kinds),
	type: fc.constantFrom('Workstation', 'Server', 'Switch'),
	class: maybe(fc.constantFrom({ id: 'basic', name: 'Basic' }, { id: 'premium', name: 'Premium' })),
	grade: maybe(fc.constantFrom(...gradeActions).map(gradeFor)),
	purchaseDate: purchase,
	osVerdict: anyVerdict,
	choice: maybe(storedPeriod),
	state: fc.constantFrom('counted', 'counted', 'counted', 'excluded'),
	budget: fc.record({
		hardwareMinor: amount,
		setupMinor: amount,
		onsiteMinor: amount,
		recurringMonthlyMinor: amount,
		source: fc.constantFrom('person', 'class', 'type', 'none')
	})
});

/** A fleet with distinct ids. */
export const anyFleet: fc.Arbitrary<ReportAsset[]> = fc
	.array(anyAssetChanges, { maxLength: 12 })
	.map((list) => list.map((changes, index) => anAsset(index + 1, changes)));

/** Initiatives that may cover assets 1 to 12, also the same one twice. */
export const anyInitiatives: fc.Arbitrary<Initiative[]> = fc
	.array(
		fc.record({
			status: fc.constantFrom(...initiativeStatuses),
			period: maybe(storedPeriod.map((period) => ({ start: period.start, months: 3 as const }))),
			cost: fc.oneof(
				fc.constant({ kind: 'assets' as const }),
				amount.map((oneTimeMinor) => ({ kind: 'typed' as const, oneTimeMinor }))
			),
			recurringMonthlyMinor: amount,
			assetIds: fc.uniqueArray(fc.integer({ min: 1, max: 12 }).map(idOf), { maxLength: 4 })
		}),
		{ maxLength: 4 }
	)
	.map((list) => list.map((changes, index) => anInitiative(`i${index}`, changes)));

/** The lines of a budget over assets that are placed for the same day. */
export function linesOf(
	assets: readonly ReportAsset[],
	initiatives: readonly Initiative[],
	day: FiscalDay
): BudgetLine[] {
	return budgetLines(placedAssets(assets, initiatives, day), initiatives, day);
}
