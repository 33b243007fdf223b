/** Figures of companies and of whole fleets from graded columns. */
import { defaultWeight, type Health } from '../health.ts';
import type { CodedColumn } from '../rules/columns.ts';
import type { Template } from '../template.ts';
import type { FleetFacts } from './fleet-facts.ts';
import type { FleetGrades } from './grade-fleet.ts';

/** What a list says of one company. */
export interface CompanyFigures {
	/** Configurations that take part. */
	readonly shown: number;
	readonly health: Health;
	/** Those whose grade asks to replace them. */
	readonly toReplace: number;
}

interface Sums {
	shown: number;
	toReplace: number;
	healthyWeight: number;
	countedWeight: number;
	healthyCount: number;
	countedCount: number;
}

/** Figures by place of the company, for the places that `isWanted` admits. */
export function companyFigures(
	facts: FleetFacts,
	graded: FleetGrades,
	{
		template,
		isWanted
	}: { readonly template: Template; readonly isWanted: (place: number) => boolean }
): Map<number, CompanyFigures> {
	const wanted = facts.companies.map((_, place) => isWanted(place));
	const sums = facts.companies.map(noSums);
	const weights = [defaultWeight, ...template.classes.map(({ weight }) => weight)];
	const { grades } = template;
	for (let row = 0; row < facts.length; row++) {
		const place = facts.companyOf[row] as number;
		if (graded.isCounted[row] !== 1 || !wanted[place]) continue;
		const grade = grades[graded.standing[row] as number];
		// A class code is a place in the list of weights by its contract.
		addTo(sums[place] as Sums, grade, weights[graded.classes[row] as number] as number);
	}
	return new Map(
		sums.flatMap((sum, place) => (wanted[place] ? [[place, figuresOf(sum)] as const] : []))
	);
}

function noSums(): Sums {
	return {
		shown: 0,
		toReplace: 0,
		healthyWeight: 0,
		countedWeight: 0,
		healthyCount: 0,
		countedCount: 0
	};
}

function addTo(sum: Sums, grade: Template['grades'][number] | undefined, weight: number): void {
	sum.shown += 1;
	if (!grade) return;
	if (grade.action === 'replace') sum.toReplace += 1;
	if (!grade.counts || !(weight > 0)) return;
	sum.countedWeight += weight;
	sum.countedCount += 1;
	if (!grade.healthy) return;
	sum.healthyWeight += weight;
	sum.healthyCount += 1;
}

/** Weights are halves, so that the sums are exact and agree with `healthOf` in any order. */
function figuresOf({ shown, toReplace, ...sum }: Sums): CompanyFigures {
	if (sum.countedWeight === 0) return { shown, toReplace, health: { kind: 'not-rated' } };
	const share = sum.healthyWeight / sum.countedWeight;
	return { shown, toReplace, health: { kind: 'rated', ...sum, share } };
}

/** How many of the admitted rows have each grade, in the order of the list; ungraded last. */
export function gradeCounts(standing: Int8Array, admitted: Uint8Array, grades: number): number[] {
	const counts = new Array<number>(grades + 1).fill(0);
	for (let row = 0; row < standing.length; row++) {
		if (admitted[row] !== 1) continue;
		const grade = standing[row] as number;
		const place = grade < 0 ? grades : grade;
		counts[place] = (counts[place] ?? 0) + 1;
	}
	return counts;
}

/** How often each value of a column stands in the admitted rows, the most frequent first. */
export function valueCounts(
	{ codes, values }: CodedColumn<string | null>,
	admitted: Uint8Array
): { readonly value: string | null; readonly count: number }[] {
	const byCode = new Map<number, number>();
	for (let row = 0; row < admitted.length; row++) {
		if (admitted[row] !== 1) continue;
		const code = codes[row] as number;
		byCode.set(code, (byCode.get(code) ?? 0) + 1);
	}
	const counts = new Map<string | null, number>();
	for (const [code, count] of byCode) {
		const value = values[code] ?? null;
		counts.set(value, (counts.get(value) ?? 0) + count);
	}
	return [...counts]
		.map(([value, count]) => ({ value, count }))
		.sort((a, b) => b.count - a.count || (a.value ?? '').localeCompare(b.value ?? ''));
}
