import type { AlmanacDatabase } from '../db/database.ts';
import { readCompanyForGrading, type CompanyForGrading } from '../db/company-for-grading.ts';
import type { IsoDate } from '../domain/dates.ts';
import {
	createCompanyGrader,
	summaryOf,
	type CompanyGrader,
	type CompanySummary,
	type GradedConfiguration
} from '../domain/grade-configurations.ts';
import { kindOf, ruleContextOf, templateOf } from '../domain/grading-basis.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { Template } from '../domain/template.ts';
import { osTable } from './os-table.ts';
import { withPauses } from './pauses.ts';

/** The configurations of a company with grades and reasons, on one day. */
export interface CompanyGrades {
	readonly template: Template;
	readonly graded: readonly GradedConfiguration[];
	readonly summary: CompanySummary;
	readonly grader: CompanyGrader;
	/** What it was graded with. */
	readonly read: CompanyForGrading;
}

/**
 * Reads and grades a company. In slices: thousands of configurations take longer than a frame, and no
 * key press may wait for them.
 */
export async function readCompanyGrades(
	db: AlmanacDatabase,
	companyId: CompanyId,
	asOf: IsoDate
): Promise<CompanyGrades> {
	const read = await readCompanyForGrading(db, companyId);
	return gradeCompany(read, companyId, asOf);
}

async function gradeCompany(
	read: CompanyForGrading,
	companyId: CompanyId,
	asOf: IsoDate
): Promise<CompanyGrades> {
	const { basis, overrides } = read;
	const template = templateOf(basis, companyId);
	const grader = companyGrader(read, companyId, { template, asOf });
	const graded = await withPauses(read.configurations, (one) =>
		grader.grade(one, overrides.get(one.id) ?? {})
	);
	return { template, graded, summary: summaryOf(graded, template.grades), grader, read };
}

/** The grader of a company by a template of one's choice, also by one that is not saved. */
export function companyGrader(
	{ basis, fieldMap, readAt }: CompanyForGrading,
	companyId: CompanyId,
	{ template, asOf }: { readonly template: Template; readonly asOf: IsoDate }
): CompanyGrader {
	return createCompanyGrader({
		template,
		context: ruleContextOf(basis, osTable(basis), { asOf, fieldMap }),
		company: basis.companies.get(companyId) ?? { extendedSupportBought: false },
		fieldMap,
		readAt,
		kindOf: (type) => kindOf(basis, type)
	});
}
