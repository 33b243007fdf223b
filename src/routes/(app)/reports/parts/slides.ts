import { isCounted } from '$lib/domain/report/asset.ts';
import { changeCounts, changeKinds, type ChangeKind } from '$lib/domain/report/changes.ts';
import type { ReportFacts } from '$lib/domain/report/freeze.ts';
import type { ReportPart } from '$lib/domain/report/parts.ts';
import type { CellTerms } from '$lib/text/report-cells.ts';
import { assetGroups } from '$lib/text/report-listing.ts';
import { groupRows } from '$lib/ui/table/table-groups.ts';

/** One screen of a presentation: a part, or what of a long one fits. */
export interface Slide {
	readonly id: string;
	readonly part: ReportPart;
	/** Lines of the table of assets: from, up to. */
	readonly rows?: readonly [from: number, to: number];
	readonly changes?: 'counts' | { kind: ChangeKind; from: number; to: number };
}

/** The slides of a presentation; a table of many rows is cut into pages of `fit` lines. */
export function slidesOf(
	parts: readonly ReportPart[],
	facts: ReportFacts,
	{ fit, terms }: { readonly fit: number; readonly terms: CellTerms }
): Slide[] {
	return parts.flatMap((part): Slide[] => {
		if (part.kind === 'assets') {
			const rows = facts.assets.filter(isCounted);
			const rule = assetGroups(part.grouping, terms);
			const lines = rows.length + (rule ? groupRows(rows, rule).length : 0);
			return pages(lines, fit).map((range) => ({
				id: `${part.id} ${range[0]}`,
				part,
				rows: range
			}));
		}
		if (part.kind === 'changes' && facts.changes) {
			const counts = changeCounts(facts.changes);
			const kinds = changeKinds.filter((kind) => counts[kind] > 0);
			return [
				{ id: part.id, part, changes: 'counts' },
				...kinds.flatMap((kind) =>
					pages(counts[kind], fit).map(([from, to]) => ({
						id: `${part.id} ${kind} ${from}`,
						part,
						changes: { kind, from, to }
					}))
				)
			];
		}
		return [{ id: part.id, part }];
	});
}

/** Ranges of at most `fit` lines; one that is empty where there is none. */
function pages(lines: number, fit: number): (readonly [number, number])[] {
	const count = Math.max(1, Math.ceil(lines / fit));
	return Array.from({ length: count }, (_, index) => [
		index * fit,
		Math.min(lines, (index + 1) * fit)
	]);
}
