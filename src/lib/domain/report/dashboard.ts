import { ageInMonths, daysBetween, type IsoDate } from '../dates.ts';
import type { OsVerdict } from '../os-support/os-verdict.ts';
import { isCounted, type GradeView, type ReportAsset } from './asset.ts';
import { familyOf, type Family } from './budget-group.ts';

export const ageBands = [
	'under-1',
	'1-to-2',
	'2-to-3',
	'3-to-4',
	'4-to-5',
	'5-to-6',
	'6-and-over',
	'not-known'
] as const;
export type AgeBand = (typeof ageBands)[number];

export const warrantyBands = ['over-90-days', 'within-90-days', 'expired', 'no-date'] as const;
export type WarrantyBand = (typeof warrantyBands)[number];

/** What the dashboard reads of an asset. */
export type DashboardAsset = Pick<
	ReportAsset,
	'kind' | 'type' | 'grade' | 'osVerdict' | 'purchaseDate' | 'expirationDate' | 'state'
>;

/** Assets of one grade; null: ungraded. */
export interface GradeShare<A> {
	readonly grade: GradeView | null;
	readonly assets: readonly A[];
}

export interface TypeShare<A> {
	readonly type: string;
	readonly assets: readonly A[];
	/** In the order of the grades, those that the type has. */
	readonly grades: readonly GradeShare<A>[];
}

/** Assets on one operating system with one verdict; `verdict` null: not known. */
export interface SystemShare<A> {
	readonly name: string | null;
	readonly verdict: Exclude<OsVerdict, { kind: 'unknown' }> | null;
	readonly assets: readonly A[];
}

export interface Dashboard<A extends DashboardAsset = ReportAsset> {
	readonly byGrade: readonly GradeShare<A>[];
	/** Most frequent first. */
	readonly byType: readonly TypeShare<A>[];
	/** Every band, also an empty one. */
	readonly byAge: readonly { readonly band: AgeBand; readonly assets: readonly A[] }[];
	/** Every band, also an empty one. */
	readonly byWarranty: readonly { readonly band: WarrantyBand; readonly assets: readonly A[] }[];
	/** Computers and servers, most frequent first, not known last. */
	readonly bySystem: readonly SystemShare<A>[];
	readonly computersBySystem: readonly SystemShare<A>[];
	readonly serversBySystem: readonly SystemShare<A>[];
}

/** The distributions of a report, each with the assets behind every figure. */
export function dashboardOf<A extends DashboardAsset>(
	assets: readonly A[],
	{ grades, asOf }: { readonly grades: readonly GradeView[]; readonly asOf: IsoDate }
): Dashboard<A> {
	const counted = assets.filter(isCounted);
	const ofFamily = (family: Family) => counted.filter((one) => familyOf(one.kind) === family);
	const [computers, servers] = [ofFamily('computers'), ofFamily('servers')];
	const types = groupedBy(counted, (asset) => asset.type);
	return {
		byGrade: gradeShares(counted, grades),
		byType: [...types]
			.map(([type, own]) => ({ type, assets: own, grades: gradeShares(own, grades) }))
			.sort((a, b) => b.assets.length - a.assets.length || order(a.type, b.type)),
		byAge: inBands(ageBands, counted, (asset) => ageBandOf(asset.purchaseDate, asOf)),
		byWarranty: inBands(warrantyBands, counted, (one) => warrantyBandOf(one.expirationDate, asOf)),
		bySystem: systemShares([...computers, ...servers]),
		computersBySystem: systemShares(computers),
		serversBySystem: systemShares(servers)
	};
}

/** The band of an age in whole years; a purchase in the future is not known. */
export function ageBandOf(purchaseDate: IsoDate | null, asOf: IsoDate): AgeBand {
	const months = purchaseDate === null ? null : ageInMonths(purchaseDate, asOf);
	if (months === null) return 'not-known';
	return ageBands[Math.min(6, Math.floor(months / 12))] ?? 'not-known';
}

/** The expiration date is the last good day; "within 90 days" means 0 to 90 left. */
export function warrantyBandOf(expirationDate: IsoDate | null, asOf: IsoDate): WarrantyBand {
	if (expirationDate === null) return 'no-date';
	const left = daysBetween(asOf, expirationDate);
	if (left < 0) return 'expired';
	return left <= 90 ? 'within-90-days' : 'over-90-days';
}

/** In the template's order, then grades that it no longer has, ungraded last; none that is empty. */
function gradeShares<A extends DashboardAsset>(
	assets: readonly A[],
	grades: readonly GradeView[]
): GradeShare<A>[] {
	const byId = groupedBy(assets, (asset) => asset.grade?.id ?? '');
	const rank = (share: GradeShare<A>) => {
		const index = grades.findIndex((grade) => grade.id === share.grade?.id);
		if (index >= 0) return index;
		return share.grade === null ? grades.length + 1 : grades.length;
	};
	return [...byId.values()]
		.map((own) => ({ grade: own[0]?.grade ?? null, assets: own }))
		.sort((a, b) => rank(a) - rank(b));
}

function systemShares<A extends DashboardAsset>(assets: readonly A[]): SystemShare<A>[] {
	const groups = groupedBy(assets, ({ osVerdict }) =>
		osVerdict.kind === 'unknown' ? '' : JSON.stringify([osVerdict.name, osVerdict.end])
	);
	return [...groups.values()]
		.map((own) => {
			const verdict = own[0]?.osVerdict;
			const judged = verdict === undefined || verdict.kind === 'unknown' ? null : verdict;
			return { name: judged?.name ?? null, verdict: judged, assets: own };
		})
		.sort(
			(a, b) =>
				Number(a.verdict === null) - Number(b.verdict === null) ||
				b.assets.length - a.assets.length ||
				order(a.name ?? '', b.name ?? '')
		);
}

function inBands<A, B extends string>(
	bands: readonly B[],
	assets: readonly A[],
	bandOf: (asset: A) => B
): { readonly band: B; readonly assets: readonly A[] }[] {
	const groups = groupedBy(assets, bandOf);
	return bands.map((band) => ({ band, assets: groups.get(band) ?? [] }));
}

function groupedBy<A, K>(assets: readonly A[], keyOf: (asset: A) => K): Map<K, A[]> {
	const groups = new Map<K, A[]>();
	for (const asset of assets) {
		const key = keyOf(asset);
		const group = groups.get(key);
		if (group) group.push(asset);
		else groups.set(key, [asset]);
	}
	return groups;
}

function order(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
