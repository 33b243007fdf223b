import type { ConfigurationId } from '../ids.ts';
import { alignedPeriod, quartersOf, shifted, type FiscalDay, type Period } from './fiscal.ts';
import { coverageOf, isOpen, type Initiative, type InitiativeStatus } from './initiative.ts';
import { placementOf, type DueFacts } from './placement.ts';

/** The initiatives of a company. Their order is that of the cards in a quarter. */
export interface Roadmap {
	readonly initiatives: readonly Initiative[];
}

/** What a person may write on a card. */
export type InitiativeEdit = Partial<
	Pick<Initiative, 'title' | 'why' | 'owner' | 'cost' | 'recurringMonthlyMinor'>
>;

export type RoadmapAction =
	| { readonly kind: 'add'; readonly initiative: Initiative }
	| { readonly kind: 'edit'; readonly id: string; readonly edit: InitiativeEdit }
	| { readonly kind: 'set-status'; readonly id: string; readonly status: InitiativeStatus }
	/** Before another card, or last where `before` is null. */
	| {
			readonly kind: 'move';
			readonly id: string;
			readonly to: Period | null;
			readonly before: string | null;
	  }
	/** From where the card stands, never before the current quarter. */
	| {
			readonly kind: 'move-by';
			readonly id: string;
			readonly quarters: number;
			readonly day: FiscalDay;
	  }
	| { readonly kind: 'cover'; readonly id: string; readonly assetIds: readonly ConfigurationId[] }
	| { readonly kind: 'uncover'; readonly id: string; readonly assetIds: readonly ConfigurationId[] }
	| { readonly kind: 'remove'; readonly id: string };

/**
 * The roadmap after an action; the same object where nothing changes. An asset belongs to one
 * initiative that is not declined: who covers it last has it.
 */
export function roadmapAfter(roadmap: Roadmap, action: RoadmapAction): Roadmap {
	if (action.kind === 'add') return added(roadmap, action.initiative);
	const current = roadmap.initiatives.find((one) => one.id === action.id);
	if (!current) return roadmap;
	switch (action.kind) {
		case 'edit':
			return replaced(roadmap, current, { ...current, ...action.edit });
		case 'set-status':
			return withStatus(roadmap, current, action.status);
		case 'move':
			return moved(roadmap, { ...current, period: action.to }, action.before);
		case 'move-by':
			return replaced(roadmap, current, movedBy(current, action.quarters, action.day));
		case 'cover':
			return covered(roadmap, current, action.assetIds);
		case 'uncover': {
			const gone = new Set(action.assetIds);
			const assetIds = current.assetIds.filter((id) => !gone.has(id));
			return replaced(roadmap, current, { ...current, assetIds });
		}
		case 'remove':
			return { initiatives: roadmap.initiatives.filter((one) => one !== current) };
	}
}

/**
 * An initiative for a group of assets: it costs what they cost and stands in the earliest quarter in
 * which one of them is due (the last one of a year without a quarter), else in the current one.
 */
export function initiativeForAssets(
	assets: readonly (DueFacts & { readonly id: ConfigurationId })[],
	day: FiscalDay,
	words: Pick<Initiative, 'id' | 'title' | 'why' | 'owner'>
): Initiative {
	const due = assets.flatMap((asset) => {
		const placement = placementOf(asset, day);
		return placement.state === 'scheduled' ? [lastQuarterOf(placement.period)] : [];
	});
	return {
		...words,
		status: 'proposed',
		period: due.sort((a, b) => (a.start < b.start ? -1 : 1))[0] ?? day.currentQuarter,
		cost: { kind: 'assets' },
		recurringMonthlyMinor: 0,
		assetIds: assets.map((asset) => asset.id)
	};
}

/** The quarter in whose column a card stands: the current one if its own has passed while it is open. */
export function cardPlace(
	initiative: Pick<Initiative, 'period' | 'status'>,
	day: FiscalDay
): { readonly period: Period | null; readonly isOverdue: boolean } {
	if (initiative.period === null) return { period: null, isOverdue: false };
	const period = alignedPeriod(initiative.period, day.startMonth);
	const isOverdue = isOpen(initiative) && period.start < day.currentQuarter.start;
	return { period: isOverdue ? day.currentQuarter : period, isOverdue };
}

function lastQuarterOf(period: Period): Period {
	return period.months === 12 ? (quartersOf(period).at(-1) ?? period) : period;
}

function added(roadmap: Roadmap, initiative: Initiative): Roadmap {
	if (roadmap.initiatives.some((one) => one.id === initiative.id)) return roadmap;
	const empty = { ...initiative, assetIds: [] };
	const initiatives = [...roadmap.initiatives, empty];
	return covered({ initiatives }, empty, initiative.assetIds);
}

function covered(
	roadmap: Roadmap,
	current: Initiative,
	assetIds: readonly ConfigurationId[]
): Roadmap {
	const all = [...new Set([...current.assetIds, ...assetIds])];
	const next = all.length === current.assetIds.length ? current : { ...current, assetIds: all };
	if (next.status === 'declined') return replaced(roadmap, current, next);
	const taken = new Set(assetIds);
	const initiatives = roadmap.initiatives.map((one) => {
		if (one === current) return next;
		if (one.status === 'declined' || !one.assetIds.some((id) => taken.has(id))) return one;
		return { ...one, assetIds: one.assetIds.filter((id) => !taken.has(id)) };
	});
	const isSame = initiatives.every((one, index) => one === roadmap.initiatives[index]);
	return isSame ? roadmap : { initiatives };
}

/** One that is taken up again loses what others have covered since it was declined. */
function withStatus(roadmap: Roadmap, current: Initiative, status: InitiativeStatus): Roadmap {
	if (current.status !== 'declined' || status === 'declined') {
		return replaced(roadmap, current, { ...current, status });
	}
	const elsewhere = coverageOf(roadmap.initiatives);
	const assetIds = current.assetIds.filter((id) => !elsewhere.has(id));
	return replaced(roadmap, current, { ...current, status, assetIds });
}

function moved(roadmap: Roadmap, next: Initiative, before: string | null): Roadmap {
	const others = roadmap.initiatives.filter((one) => one.id !== next.id);
	const found = others.findIndex((one) => one.id === before);
	const index = found < 0 ? others.length : found;
	const initiatives = [...others.slice(0, index), next, ...others.slice(index)];
	const isSame = initiatives.every((one, at) => isEqual(one, roadmap.initiatives[at]));
	return isSame ? roadmap : { initiatives };
}

function movedBy(current: Initiative, quarters: number, day: FiscalDay): Initiative {
	if (quarters === 0) return current;
	const { period } = cardPlace(current, day);
	if (period === null) return quarters > 0 ? { ...current, period: day.currentQuarter } : current;
	const next = shifted(period, quarters);
	const isPast = next.start < day.currentQuarter.start;
	return { ...current, period: isPast ? day.currentQuarter : next };
}

function replaced(roadmap: Roadmap, current: Initiative, next: Initiative): Roadmap {
	if (isEqual(current, next)) return roadmap;
	return { initiatives: roadmap.initiatives.map((one) => (one === current ? next : one)) };
}

function isEqual(a: Initiative | undefined, b: Initiative | undefined): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
