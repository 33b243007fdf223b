import { sumMinor } from '../money.ts';
import { isCounted, type ReportAsset } from './asset.ts';
import { coveredBy } from './budget.ts';
import { shifted, type FiscalDay, type Period } from './fiscal.ts';
import { coverageOf, initiativeCostMinor, isOpen, type Initiative } from './initiative.ts';
import { cardPlace } from './roadmap.ts';

/** What a card reads of an asset. */
export type RoadmapAsset = Pick<ReportAsset, 'id' | 'budget' | 'state'>;

export interface RoadmapCard<A extends RoadmapAsset = ReportAsset> {
	readonly initiative: Initiative;
	/** One-time, in minor units. */
	readonly costMinor: number;
	/** Those of its assets that the report counts and that no initiative before it covers. */
	readonly assets: readonly A[];
	/** Assets that it names but that are gone, excluded or covered elsewhere. */
	readonly absentCount: number;
	/** Its quarter has passed and it is neither done nor declined. */
	readonly isOverdue: boolean;
}

export interface RoadmapColumn<A extends RoadmapAsset = ReportAsset> {
	readonly period: Period;
	readonly cards: readonly RoadmapCard<A>[];
	/** What is still to be paid for its cards. */
	readonly openMinor: number;
	readonly doneMinor: number;
}

export interface RoadmapBoard<A extends RoadmapAsset = ReportAsset> {
	/** From the current quarter on. */
	readonly columns: readonly RoadmapColumn<A>[];
	/** Done or declined in quarters that have passed. */
	readonly earlier: readonly RoadmapCard<A>[];
	/** After the last column. */
	readonly later: readonly RoadmapCard<A>[];
	/** Without a quarter. */
	readonly unscheduled: readonly RoadmapCard<A>[];
	/** What all open initiatives cost. */
	readonly openMinor: number;
}

/** The roadmap as cards on quarters. Every initiative is one card, in one place. */
export function roadmapBoard<A extends RoadmapAsset>(
	initiatives: readonly Initiative[],
	assets: readonly A[],
	{ day, quarters }: { readonly day: FiscalDay; readonly quarters: number }
): RoadmapBoard<A> {
	const coverage = coverageOf(initiatives);
	const covered = coveredBy(assets.filter(isCounted), coverage);
	const present = new Map(assets.filter(isCounted).map((asset) => [asset.id, asset]));
	const cards = initiatives.map((initiative) => {
		// A declined one covers nothing, but still shows what it was for.
		const own =
			initiative.status === 'declined'
				? initiative.assetIds.flatMap((id) => present.get(id) ?? [])
				: (covered.get(initiative.id) ?? []);
		const { period, isOverdue } = cardPlace(initiative, day);
		return { card: cardOf(initiative, own, isOverdue), stands: period };
	});
	const first = day.currentQuarter;
	const end = shifted(first, quarters).start;
	const within = (isInside: (start: string) => boolean) =>
		cards.flatMap(({ card, stands }) => (stands && isInside(stands.start) ? [card] : []));
	return {
		columns: Array.from({ length: quarters }, (_, index) => {
			const period = shifted(first, index);
			return columnOf(
				period,
				within((start) => start === period.start)
			);
		}),
		earlier: within((start) => start < first.start),
		later: within((start) => start >= end),
		unscheduled: cards.flatMap(({ card, stands }) => (stands === null ? [card] : [])),
		openMinor: costOf(cards.map(({ card }) => card).filter((card) => isOpen(card.initiative)))
	};
}

function cardOf<A extends RoadmapAsset>(
	initiative: Initiative,
	assets: readonly A[],
	isOverdue: boolean
): RoadmapCard<A> {
	return {
		initiative,
		costMinor: initiativeCostMinor(initiative, assets),
		assets,
		absentCount: initiative.assetIds.length - assets.length,
		isOverdue
	};
}

function columnOf<A extends RoadmapAsset>(
	period: Period,
	cards: readonly RoadmapCard<A>[]
): RoadmapColumn<A> {
	const inStatus = (isInside: (initiative: Initiative) => boolean) =>
		costOf(cards.filter((card) => isInside(card.initiative)));
	return {
		period,
		cards,
		openMinor: inStatus(isOpen),
		doneMinor: inStatus((initiative) => initiative.status === 'done')
	};
}

function costOf(cards: readonly { readonly costMinor: number }[]): number {
	return sumMinor(cards.map((card) => card.costMinor));
}
