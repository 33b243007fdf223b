import { compileRule, decisiveFacts, type Evaluation, type RuleEvaluator } from './evaluate.ts';
import type { RuleContext } from './context.ts';
import type { Grade } from './default-grades.ts';
import { standingFacts, type Fact } from './fact.ts';
import type { RuleSubject } from './subject.ts';

/** A person's grade for one configuration. It survives syncs; `at` is an ISO date-time. */
export interface GradeOverride {
	readonly gradeId: string;
	readonly note: string;
	readonly at: string;
}

export interface Grading {
	/** The grade that stands: the person's, else the proposed one; null: ungraded, not counted. */
	readonly grade: Grade | null;
	/** The first grade whose rule holds. */
	readonly proposed: Grade | null;
	/** Facts behind the proposed grade. */
	readonly facts: readonly Fact[];
	/** The override that stands. */
	readonly override: GradeOverride | null;
	/** True for an override whose grade the template does not have: the proposal stands. */
	readonly isOverrideLost: boolean;
}

/** Every grade that was looked at, the one that held last: for "why this grade". */
export interface GradeTrace {
	readonly grade: Grade;
	readonly evaluation: Evaluation;
}

export interface Grader {
	grade(subject: RuleSubject, override?: GradeOverride | null): Grading;
	trace(subject: RuleSubject): GradeTrace[];
}

/** Makes a list of grades ready for one day and table. */
export function createGrader(grades: readonly Grade[], context: RuleContext): Grader {
	const compiled: readonly (readonly [Grade, RuleEvaluator])[] = grades.map((grade) => [
		grade,
		compileRule(grade.rule, context)
	]);
	const trace = (subject: RuleSubject): GradeTrace[] => {
		const traces: GradeTrace[] = [];
		for (const [grade, evaluate] of compiled) {
			const evaluation = evaluate(subject);
			traces.push({ grade, evaluation });
			if (evaluation.truth === 'true') break;
		}
		return traces;
	};
	return {
		trace,
		grade(subject, override = null) {
			const last = trace(subject).at(-1);
			const held = last?.evaluation.truth === 'true' ? last : null;
			const proposed = held?.grade ?? null;
			const told = held ? decisiveFacts(held.evaluation) : [];
			const chosen = override && grades.find((grade) => grade.id === override.gradeId);
			return {
				grade: chosen ?? proposed,
				proposed,
				facts: told.length > 0 ? told : standingFacts(subject, context),
				override: chosen ? override : null,
				isOverrideLost: override !== null && !chosen
			};
		}
	};
}

const graders = new WeakMap<RuleContext, WeakMap<readonly Grade[], Grader>>();

/**
 * Grades one configuration by a template. Compiled rules are kept for as long as the template's list of
 * grades and the context live, so calling it for each row costs no more than a grader made by hand.
 */
export function gradeConfiguration(
	configuration: { readonly subject: RuleSubject; readonly override?: GradeOverride | null },
	template: { readonly grades: readonly Grade[] },
	context: RuleContext
): Grading {
	const known = graders.get(context) ?? new WeakMap<readonly Grade[], Grader>();
	graders.set(context, known);
	const grader = known.get(template.grades) ?? createGrader(template.grades, context);
	known.set(template.grades, grader);
	return grader.grade(configuration.subject, configuration.override);
}
