import type { IsoDate } from '../dates.ts';
import type { Health } from '../health.ts';
import type { ConfigurationId } from '../ids.ts';
import type { OsEnded, OsSupported } from '../os-support/os-verdict.ts';
import { isCounted, type ReportAsset } from './asset.ts';
import { linesMinor, type BudgetLine } from './budget.ts';
import { families, familyOf, type Family } from './budget-group.ts';
import { changeCounts, type Changes } from './changes.ts';
import { yearIndexOf, type Horizon } from './horizon.ts';
import { levelledLine } from './levelled.ts';
import { limitDate } from './placement.ts';

/** Configurations of one operating system with one end of support. */
export interface SystemCount {
	readonly name: string;
	/** The last good day; null where it is not published. */
	readonly end: IsoDate | null;
	readonly count: number;
}

interface Counted {
	readonly count: number;
	readonly assetIds: readonly ConfigurationId[];
}

/** Money of several lines, in minor units, with the assets behind it. */
interface Costed extends Counted {
	readonly minor: number;
}

/**
 * What the executive summary may say: a code for each sentence with its numbers, each of which stands
 * in a part of the report. `text/` has the words. What is nothing (no asset, no cost) has no fact.
 */
export type SummaryFact =
	| ({
			readonly code: 'owned';
			readonly families: readonly { readonly family: Family; readonly count: number }[];
	  } & Counted)
	| {
			readonly code: 'health';
			readonly health: Health;
			readonly before: { readonly on: IsoDate; readonly health: Health } | null;
	  }
	| {
			readonly code: 'changed';
			readonly since: IsoDate;
			readonly added: number;
			readonly gone: number;
			readonly replaced: number;
			readonly better: number;
			readonly worse: number;
	  }
	| { readonly code: 'unchanged'; readonly since: IsoDate }
	/** `mended`: how many of them a free update mends. */
	| ({
			readonly code: 'out-of-support';
			readonly systems: readonly SystemCount[];
			readonly mended: number;
	  } & Counted)
	/** Within a year, and no free update out or to come. */
	| ({ readonly code: 'losing-support'; readonly systems: readonly SystemCount[] } & Counted)
	/** Past the limit of their age. */
	| ({ readonly code: 'past-limit' } & Counted)
	/** Of what is due, what should have been replaced in a period that has passed. */
	| ({ readonly code: 'overdue' } & Costed)
	| ({ readonly code: 'due-this-year' } & Costed)
	| ({
			readonly code: 'due-in-horizon';
			readonly years: number;
			/** The least constant amount a year that pays for it. */
			readonly levelledYearMinor: number;
	  } & Costed)
	| ({ readonly code: 'unscheduled' } & Costed)
	| { readonly code: 'recurring'; readonly monthlyMinor: number }
	/** Graded "investigate", or not at all. */
	| ({ readonly code: 'not-known' } & Counted);

export type SummaryCode = SummaryFact['code'];

export interface SummarySources {
	/** Those that the client sees. */
	readonly assets: readonly ReportAsset[];
	readonly lines: readonly BudgetLine[];
	readonly horizon: Horizon;
	readonly recurringMonthlyMinor: number;
	readonly health: Health;
	readonly changes: Changes | null;
	/** Of the last completed report. */
	readonly healthBefore: { readonly on: IsoDate; readonly health: Health } | null;
}

/** The facts of a summary, in the order in which they are told. */
export function summaryFacts(sources: SummarySources): SummaryFact[] {
	const assets = sources.assets.filter(isCounted);
	if (assets.length === 0) return [];
	const { health, healthBefore: before } = sources;
	return [
		{ code: 'owned', families: familyCounts(assets), ...counted(assets) },
		{ code: 'health', health, before },
		...changeFacts(sources.changes),
		...supportFacts(assets),
		...costFacts(sources, assets),
		...knowledgeFacts(assets)
	];
}

function counted(assets: readonly ReportAsset[]): Counted {
	return { count: assets.length, assetIds: assets.map((asset) => asset.id) };
}

function familyCounts(assets: readonly ReportAsset[]) {
	return families
		.map((family) => ({
			family,
			count: assets.filter((asset) => familyOf(asset.kind) === family).length
		}))
		.filter(({ count }) => count > 0);
}

function changeFacts(changes: Changes | null): SummaryFact[] {
	if (changes === null) return [];
	const { since } = changes;
	const counts = changeCounts(changes);
	const { added, gone, replaced, better, worse } = counts;
	const isNothing = (list: readonly number[]) => list.every((count) => count === 0);
	if (isNothing(Object.values(counts))) return [{ code: 'unchanged', since }];
	if (isNothing([added, gone, replaced, better, worse])) return [];
	return [{ code: 'changed', since, added, gone, replaced, better, worse }];
}

function supportFacts(assets: readonly ReportAsset[]): SummaryFact[] {
	const facts: SummaryFact[] = [];
	const ended = withVerdict(assets, ({ kind }) => kind === 'ended');
	if (ended.length > 0) {
		const mended = ended.filter(([, verdict]) => verdict.freeUpdate !== null).length;
		facts.push({ code: 'out-of-support', mended, ...systemsOf(ended) });
	}
	const losing = withVerdict(
		assets,
		({ kind, daysLeft, freeUpdate, isSuccessorExpected }) =>
			kind === 'supported' &&
			daysLeft !== null &&
			daysLeft <= 365 &&
			freeUpdate === null &&
			!isSuccessorExpected
	);
	if (losing.length > 0) facts.push({ code: 'losing-support', ...systemsOf(losing) });
	return facts;
}

type Judged = OsSupported | OsEnded;

function withVerdict(
	assets: readonly ReportAsset[],
	isMeant: (verdict: Judged) => boolean
): (readonly [ReportAsset, Judged])[] {
	return assets.flatMap((asset) => {
		const verdict = asset.osVerdict;
		return verdict.kind !== 'unknown' && isMeant(verdict) ? [[asset, verdict] as const] : [];
	});
}

/** Most frequent first. */
function systemsOf(
	judged: readonly (readonly [ReportAsset, Judged])[]
): Counted & { readonly systems: readonly SystemCount[] } {
	const systems = new Map<string, SystemCount>();
	for (const [, { name, end }] of judged) {
		const key = JSON.stringify([name, end]);
		systems.set(key, { name, end, count: (systems.get(key)?.count ?? 0) + 1 });
	}
	return {
		...counted(judged.map(([asset]) => asset)),
		systems: [...systems.values()].sort(
			(a, b) => b.count - a.count || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
		)
	};
}

function costFacts(sources: SummarySources, assets: readonly ReportAsset[]): SummaryFact[] {
	const { horizon, lines, recurringMonthlyMinor } = sources;
	const pastLimit = assets.filter((asset) => {
		const limitOn = limitDate(asset, horizon.asOf);
		return limitOn !== null && limitOn <= horizon.asOf;
	});
	const due = dueWithin(lines, horizon, horizon.years.length);
	const costed = <T extends object>(fact: T, own: readonly BudgetLine[]) =>
		own.length > 0 ? [{ ...fact, ...costOf(own) }] : [];
	return [
		...(pastLimit.length > 0 ? [{ code: 'past-limit' as const, ...counted(pastLimit) }] : []),
		...costed({ code: 'overdue' as const }, due.filter(isOverdue)),
		...costed({ code: 'due-this-year' as const }, dueWithin(lines, horizon, 1)),
		...costed(
			{
				code: 'due-in-horizon' as const,
				years: horizon.years.length,
				levelledYearMinor: levelledLine(lines, horizon, 'year').amountMinor
			},
			due
		),
		...costed(
			{ code: 'unscheduled' as const },
			lines.filter(({ placement }) => placement.state === 'unscheduled')
		),
		...(recurringMonthlyMinor > 0
			? [{ code: 'recurring' as const, monthlyMinor: recurringMonthlyMinor }]
			: [])
	];
}

/** The lines due in the first years of the horizon. */
function dueWithin(
	lines: readonly BudgetLine[],
	horizon: Horizon,
	years: number
): readonly BudgetLine[] {
	return lines.filter(({ placement }) => {
		if (placement.state !== 'scheduled') return false;
		const year = yearIndexOf(placement.period, horizon);
		return year !== null && year < years;
	});
}

function isOverdue({ placement }: BudgetLine): boolean {
	return placement.state === 'scheduled' && placement.isOverdue;
}

function costOf(lines: readonly BudgetLine[]): Costed {
	const assetIds = lines.flatMap((line) => (line.kind === 'asset' ? [line.asset.id] : []));
	return { count: assetIds.length, assetIds, minor: linesMinor(lines) };
}

function knowledgeFacts(assets: readonly ReportAsset[]): SummaryFact[] {
	const unknown = assets.filter(({ grade }) => grade === null || grade.action === 'investigate');
	return unknown.length > 0 ? [{ code: 'not-known', ...counted(unknown) }] : [];
}
