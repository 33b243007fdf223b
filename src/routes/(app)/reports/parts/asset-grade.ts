import type { GradeView } from '$lib/domain/report/asset.ts';
import type { PlacedAsset } from '$lib/domain/report/budget.ts';
import type { GradeShare } from '$lib/domain/report/dashboard.ts';
import { formatCount } from '$lib/text/format.ts';
import { ungradedWord } from '$lib/text/grades.ts';
import type { ChartPaint, ChartSegment } from '$lib/ui/charts/chart-rows.ts';
import type { GradeLook } from '$lib/ui/grades/grade-look.ts';
import { lookOf } from '$lib/ui/grades/template-look.ts';

/** How a grade is drawn; ungraded like one that is not known. */
export function lookOfGrade(grade: GradeView | null): GradeLook {
	return grade ? lookOf(grade) : { shape: 'unknown', colour: 'unknown' };
}

export function paintOfGrade(grade: GradeView | null): ChartPaint {
	return { kind: 'grade', colour: lookOfGrade(grade).colour };
}

/** Segments of the bar of grades, in the template's order. */
export function gradeSegments(shares: readonly GradeShare<PlacedAsset>[]) {
	return shares.map(({ grade, assets }) => ({
		id: grade?.id ?? '',
		word: grade?.name ?? ungradedWord,
		count: assets.length,
		figure: formatCount(assets.length),
		...lookOfGrade(grade)
	}));
}

/** The same as pieces of a horizontal bar. */
export function gradePieces(shares: readonly GradeShare<PlacedAsset>[]): ChartSegment[] {
	return shares.map(({ grade, assets }) => ({
		id: grade?.id ?? '',
		word: grade?.name ?? ungradedWord,
		value: assets.length,
		paint: paintOfGrade(grade)
	}));
}
