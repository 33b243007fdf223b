/** What a template shows of one company, while it is edited. */
import type { CompanyForGrading } from '../db/company-for-grading.ts';
import { spread, type Mode } from '../domain/column-edits.ts';
import type { IsoDate } from '../domain/dates.ts';
import {
	createCompanyGrader,
	summaryOf,
	type CompanySummary
} from '../domain/grade-configurations.ts';
import { kindOf, ruleContextOf } from '../domain/grading-basis.ts';
import type { CompanyId } from '../domain/ids.ts';
import { placedAssets, type PlacedAsset } from '../domain/report/budget.ts';
import { fiscalDay, type StartMonth } from '../domain/report/fiscal.ts';
import { gradedAsset, isInReport } from '../domain/report/graded-asset.ts';
import type { Template } from '../domain/template.ts';
import { osTable } from './os-table.ts';

export interface TemplateRows {
	/** What the mode shows; those of every type among the first. */
	readonly rows: readonly PlacedAsset[];
	readonly shown: number;
	/** Configurations that are here and in scope. */
	readonly total: number;
	/** Health and figures by Display, whatever the mode. */
	readonly summary: CompanySummary;
}

interface RowsQuestion {
	readonly companyId: CompanyId;
	/** As it is being edited. */
	readonly template: Template;
	readonly mode: Mode;
	readonly asOf: IsoDate;
	readonly startMonth: StartMonth;
	/** Rows at most. */
	readonly limit: number;
}

/** Grades a company by a template that is not stored and gives the rows that a mode would show. */
export function templateRows(read: CompanyForGrading, question: RowsQuestion): TemplateRows {
	const { template, companyId, mode, asOf, startMonth, limit } = question;
	const { basis, fieldMap, readAt, overrides } = read;
	const grader = createCompanyGrader({
		template,
		context: ruleContextOf(basis, osTable(basis), { asOf, fieldMap }),
		company: basis.companies.get(companyId) ?? { extendedSupportBought: false },
		fieldMap,
		readAt,
		kindOf: (type) => kindOf(basis, type)
	});
	const graded = read.configurations.map((one) => grader.grade(one, overrides.get(one.id) ?? {}));
	const isHere = ({ configuration: { presence, scope } }: (typeof graded)[number]) =>
		presence.state === 'present' && scope.state === 'in';
	const inMode = graded.filter(
		(one) => isHere(one) && isInReport(one) && (mode === 'build' || one.isInDisplay)
	);
	const taken = spread(inMode, ({ type }) => type, limit);
	const assets = taken.map((one) => gradedAsset(one, { fieldMap, readAt }));
	return {
		rows: placedAssets(assets, [], fiscalDay(asOf, startMonth)),
		shown: inMode.length,
		total: graded.filter(isHere).length,
		summary: summaryOf(graded, template.grades)
	};
}
