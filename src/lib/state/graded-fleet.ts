import type { GradingSources } from '../db/company-for-grading.ts';
import type { OverridesById } from '../db/overrides.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { IsoDate } from '../domain/dates.ts';
import {
	createCompanyGrader,
	type CompanyGrader,
	type GradedConfiguration
} from '../domain/grade-configurations.ts';
import { kindOf, ruleContextOf, templateById } from '../domain/grading-basis.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type { ConfigurationOverrides } from '../domain/overrides.ts';
import type { ReportAsset } from '../domain/report/asset.ts';
import { gradedAsset, isInReport } from '../domain/report/graded-asset.ts';
import type { Template } from '../domain/template.ts';
import { osTable } from './os-table.ts';
import { withPauses } from './pauses.ts';

/** One configuration with what a report makes of it; null: of a type, status or scope that it has not. */
export interface FleetEntry {
	readonly graded: GradedConfiguration;
	readonly asset: ReportAsset | null;
}

/** The fleet of a company as one draft sees it. */
export interface DraftFleet {
	readonly template: Template;
	readonly grader: CompanyGrader;
	readonly entries: readonly FleetEntry[];
}

export interface FleetTerms {
	readonly sources: GradingSources;
	readonly overrides: OverridesById;
	readonly companyId: CompanyId;
	readonly templateId: string;
	readonly asOf: IsoDate;
}

/** Rows that are graded at once; more are graded in slices, so that the page stays free. */
const few = 200;

/** Stands for a configuration of which nothing is said. */
const nothing = '';

interface Kept extends FleetEntry {
	readonly said: string;
}

/**
 * Grades the fleet of a draft and keeps what did not change: after an edit of one row only that one is
 * graded again, whatever the size of the fleet.
 */
export class FleetGrading {
	#sources: GradingSources | null = null;
	#key = '';
	#grader: CompanyGrader | null = null;
	#template: Template | null = null;
	#kept = new Map<ConfigurationId, Kept>();

	/** At once where little is to be graded, else in slices. */
	grade(terms: FleetTerms): DraftFleet | Promise<DraftFleet> {
		const { template, grader } = this.#prepared(terms);
		const { sources, overrides } = terms;
		const said = sources.configurations.map(({ id }) => {
			const own = overrides.get(id);
			return own ? JSON.stringify(own) : nothing;
		});
		const stale = sources.configurations.filter(
			({ id }, index) => this.#kept.get(id)?.said !== said[index]
		);
		const gradeOne = (one: Configuration): FleetEntry => {
			const own: ConfigurationOverrides = overrides.get(one.id) ?? {};
			const graded = grader.grade(one, own);
			const asset = isInReport(graded) ? gradedAsset(graded, sources) : null;
			return { graded, asset };
		};
		const kept = this.#kept;
		const finish = (fresh: readonly FleetEntry[]): DraftFleet => {
			const byId = new Map(fresh.map((entry) => [entry.graded.configuration.id, entry]));
			const entries = sources.configurations.flatMap(({ id }, index) => {
				const entry = byId.get(id);
				if (entry) kept.set(id, { ...entry, said: said[index] ?? '' });
				return kept.get(id) ?? [];
			});
			return { template, grader, entries };
		};
		if (stale.length <= few) return finish(stale.map(gradeOne));
		return withPauses(stale, gradeOne).then(finish);
	}

	#prepared({ sources, companyId, templateId, asOf }: FleetTerms) {
		const key = `${templateId} ${asOf}`;
		if (!this.#grader || !this.#template || this.#sources !== sources || this.#key !== key) {
			const { basis, fieldMap, readAt } = sources;
			this.#template = templateById(basis, templateId);
			this.#grader = createCompanyGrader({
				template: this.#template,
				context: ruleContextOf(basis, osTable(basis), { asOf, fieldMap }),
				company: basis.companies.get(companyId) ?? { extendedSupportBought: false },
				fieldMap,
				readAt,
				kindOf: (type) => kindOf(basis, type)
			});
			this.#kept = new Map();
			this.#sources = sources;
			this.#key = key;
		}
		return { template: this.#template, grader: this.#grader };
	}
}
