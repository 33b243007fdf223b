/**
 * What Home says of the time since somebody looked last (product.md, section 8): the figures of each
 * company then, beside those of now.
 */
import type { CompanyId } from './ids.ts';

/** A company as a visit saw it. */
export interface VisitFigure {
	readonly companyId: CompanyId;
	readonly name: string;
	/** That the client sees. */
	readonly configurations: number;
	readonly toReplace: number;
	/** Whole per cent; null where nothing counts. */
	readonly health: number | null;
	readonly isMissing: boolean;
}

/** What was seen, and when last: an ISO date-time. */
export interface Seen {
	readonly at: string;
	readonly figures: readonly VisitFigure[];
}

/** `before` is how the visit before this one ended; null during the first. */
export interface Visit {
	readonly before: Seen | null;
	readonly latest: Seen;
}

/** Away for so long, a person comes back for another visit: longer than lunch, shorter than a night. */
const awayMs = 4 * 3_600_000;

/** The visit once `now` was seen: the same one goes on, or what was seen last is now before it. */
export function visitAfter(visit: Visit | null, now: Seen): Visit {
	if (visit === null) return { before: null, latest: now };
	const isAnother = Date.parse(now.at) - Date.parse(visit.latest.at) > awayMs;
	return { before: isAnother ? visit.latest : visit.before, latest: now };
}

/** One company that is not as it was. What is null did not change. */
export interface CompanyNews {
	readonly companyId: CompanyId;
	readonly name: string;
	readonly isNew: boolean;
	readonly formerName: string | null;
	/** Only where it went missing since. */
	readonly isMissing: boolean;
	readonly configurations: Step | null;
	readonly toReplace: Step | null;
	readonly health: Step | null;
}

export interface Step {
	readonly from: number;
	readonly to: number;
}

/** The companies that changed: most new replacements first, then by name. Deleted ones are not told. */
export function newsBetween(
	before: readonly VisitFigure[],
	now: readonly VisitFigure[]
): readonly CompanyNews[] {
	const known = new Map(before.map((figure) => [figure.companyId, figure]));
	return now
		.flatMap((figure) => newsOf(known.get(figure.companyId), figure) ?? [])
		.sort((a, b) => growth(b) - growth(a) || (a.name < b.name ? -1 : 1));
}

function newsOf(before: VisitFigure | undefined, now: VisitFigure): CompanyNews | null {
	const { companyId, name } = now;
	if (!before) return { ...nothing, companyId, name, isNew: true };
	const news = {
		companyId,
		name,
		isNew: false,
		formerName: before.name === name ? null : before.name,
		isMissing: now.isMissing && !before.isMissing,
		configurations: step(before.configurations, now.configurations),
		toReplace: step(before.toReplace, now.toReplace),
		health: step(before.health, now.health)
	};
	const { formerName, isMissing, configurations, toReplace, health } = news;
	return formerName || isMissing || configurations || toReplace || health ? news : null;
}

const nothing = {
	formerName: null,
	isMissing: false,
	configurations: null,
	toReplace: null,
	health: null
} as const;

function step(from: number | null, to: number | null): Step | null {
	return from === null || to === null || from === to ? null : { from, to };
}

function growth({ toReplace }: CompanyNews): number {
	return toReplace ? toReplace.to - toReplace.from : 0;
}
