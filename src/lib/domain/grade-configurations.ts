/** Grades the configurations of one company with their reasons, as its pages show them. */
import {
	budgetOf,
	createClassifier,
	type Budget,
	type BudgetSource,
	type ClassAssignment,
	type ConfigurationClass
} from './classes.ts';
import {
	classedSubject,
	standingType,
	unclassedSubject,
	type SubjectReading
} from './configuration-subject.ts';
import type { Configuration } from './configuration.ts';
import { ageInMonths } from './dates.ts';
import type { CompanyGrading } from './grading-basis.ts';
import { defaultWeight, healthOf, takesPartInHealth, type Health } from './health.ts';
import type { Kind } from './kinds.ts';
import { lifespanOf } from './lifespans.ts';
import type { OsVerdict } from './os-support/os-verdict.ts';
import type { ConfigurationOverrides } from './overrides.ts';
import type { RuleContext } from './rules/context.ts';
import type { Grade } from './rules/default-grades.ts';
import { createGrader, type Grading, type GradeTrace } from './rules/grading.ts';
import { notKnown, type RuleSubject } from './rules/subject.ts';
import { typeSettingsOf, type Template, type TypeSettings } from './template.ts';

/** A configuration with all that follows from what is known and said of it. */
export interface GradedConfiguration {
	readonly configuration: Configuration;
	readonly overrides: ConfigurationOverrides;
	/** The effective type that stands. */
	readonly type: string;
	/** The values that stand, with where they come from. */
	readonly subject: RuleSubject;
	readonly grading: Grading;
	readonly class: ClassAssignment;
	readonly budget: Budget & { readonly source: BudgetSource };
	/** In health, 0 to 5. */
	readonly weight: number;
	readonly os: OsVerdict;
	/** Whole months since the purchase; null where it is not known or lies ahead. */
	readonly ageMonths: number | null;
	readonly isInBuild: boolean;
	readonly isInDisplay: boolean;
	/** Takes part in health: in scope, present, of a type and status ticked for Display. */
	readonly isCounted: boolean;
}

export interface CompanyGrader {
	grade(configuration: Configuration, overrides: ConfigurationOverrides): GradedConfiguration;
	/** Every grade that was looked at, for "why this grade". */
	trace(subject: RuleSubject): GradeTrace[];
}

export interface CompanyGraderTerms extends SubjectReading {
	readonly template: Template;
	readonly context: RuleContext;
	readonly company: Pick<CompanyGrading, 'extendedSupportBought'>;
}

/** Makes a template ready for the configurations of one company, on the day of the context. */
export function createCompanyGrader(terms: CompanyGraderTerms): CompanyGrader {
	const { template, context, company } = terms;
	const reading = { ...terms, kindOf: remembered(terms.kindOf) };
	const grader = createGrader(template.grades, context);
	const classOf = classChooser(template.classes, context);
	const settingsOf = typeSettings(template);
	return {
		trace: (subject) => grader.trace(subject),
		grade(configuration, overrides) {
			const type = standingType(configuration, overrides);
			const settings = settingsOf(type);
			const unclassed = unclassedSubject(configuration, overrides, reading);
			const plain = { class: notKnown, extendedSupportBought: false };
			const asked = { ...unclassed, ...plain, lifespan: lifespanOf(unclassed.kind) };
			const assignment = classOf(asked, overrides);
			const { class: own } = assignment;
			const extendedSupportBought =
				overrides.extendedSupport?.value ??
				(own?.extendedSupportBought || company.extendedSupportBought);
			const subject = classedSubject(unclassed, {
				class: own ? { value: { id: own.id, name: own.name }, source: null } : notKnown,
				lifespans: {
					class: own?.lifespan,
					type: settings.lifespan,
					template: template.lifespans
				},
				own: overrides.lifespan?.value,
				extendedSupportBought
			});
			const { grade } = overrides;
			const status = configuration.isActive ? template.statuses.active : template.statuses.inactive;
			const isInDisplay = status.display && settings.display;
			return {
				configuration,
				overrides,
				type,
				subject,
				grading: grader.grade(
					subject,
					grade ? { gradeId: grade.value, note: grade.note, at: grade.at } : null
				),
				class: assignment,
				budget: budgetOf({
					person: overrides.budget?.value,
					class: own,
					type: settings.budget
				}),
				weight: own?.weight ?? defaultWeight,
				os: context.os.judge(subject.os.value, extendedSupportBought),
				ageMonths:
					subject.purchaseDate.value === null
						? null
						: ageInMonths(subject.purchaseDate.value, context.asOf),
				isInBuild: status.build && settings.build,
				isInDisplay,
				isCounted: isCounted(configuration, isInDisplay)
			};
		}
	};
}

/** The class that a person chose ("none" among the choices), else the one that a rule gives. */
function classChooser(classes: readonly ConfigurationClass[], context: RuleContext) {
	const classifier = createClassifier(classes, context);
	return (subject: RuleSubject, { class: chosen }: ConfigurationOverrides): ClassAssignment => {
		if (chosen && chosen.value === null) return { class: null, by: 'person' };
		return classifier.classify(subject, chosen?.value);
	};
}

/** A company has a handful of types: each name is judged once. */
function remembered(kindOf: SubjectReading['kindOf']): SubjectReading['kindOf'] {
	const known = new Map<string | null, Kind>();
	return (type) => {
		const kind = known.get(type) ?? kindOf(type);
		known.set(type, kind);
		return kind;
	};
}

function typeSettings(template: Pick<Template, 'types'>): (type: string) => TypeSettings {
	const known = new Map(template.types.map((settings) => [settings.type, settings]));
	return (type) => known.get(type) ?? typeSettingsOf({ types: [] }, type);
}

function isCounted({ presence, scope }: Configuration, isInDisplay: boolean): boolean {
	return takesPartInHealth({
		isInScope: scope.state === 'in',
		isPresent: presence.state === 'present',
		isTypeInDisplay: isInDisplay,
		isStatusInDisplay: isInDisplay,
		isExcluded: false
	});
}

/** What the head of a company says. */
export interface CompanySummary {
	/** Configurations that take part: those that the client sees. */
	readonly shown: number;
	readonly health: Health;
	/** Standing grades in the order of the template, with how many have them. */
	readonly grades: readonly { readonly grade: Grade; readonly count: number }[];
	/** Among `shown`, those for which no rule holds. */
	readonly ungraded: number;
	/** Among `shown`, those whose grade asks to replace them. */
	readonly toReplace: number;
}

export function summaryOf(
	graded: readonly GradedConfiguration[],
	grades: readonly Grade[]
): CompanySummary {
	const counted = graded.filter((one) => one.isCounted);
	const counts = new Map<string, number>();
	for (const { grading } of counted) {
		const id = grading.grade?.id ?? '';
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return {
		shown: counted.length,
		health: healthOf(
			counted.map(({ grading: { grade }, weight }) => ({
				healthy: grade?.healthy ?? false,
				counts: grade?.counts ?? false,
				weight
			}))
		),
		grades: grades.map((grade) => ({ grade, count: counts.get(grade.id) ?? 0 })),
		ungraded: counts.get('') ?? 0,
		toReplace: counted.filter(({ grading }) => grading.grade?.action === 'replace').length
	};
}
