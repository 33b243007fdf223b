/** The fleet in the worker's memory with all that grading it needs, prepared once for each state. */
import { mappedCompanies } from '../db/company-writes.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { readDownloadedColumns } from '../db/downloaded-columns.ts';
import { fleetFacts } from '../db/fleet-facts.ts';
import { readGradingBasis } from '../db/grading-basis.ts';
import { configurationLabels, type ConfigurationLabels } from '../db/labels.ts';
import { allOverrides, overridesRevision } from '../db/overrides.ts';
import type { FleetRow } from '../db/rows.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { FieldMap } from '../domain/field-map.ts';
import type { FleetFacts } from '../domain/fleet/fleet-facts.ts';
import { gradeFleet, type FleetGrades } from '../domain/fleet/grade-fleet.ts';
import {
	kindOf,
	osTableOf,
	ruleContextOf,
	templateOf,
	type GradingBasis
} from '../domain/grading-basis.ts';
import type { CompanyId } from '../domain/ids.ts';
import { shippedOsTable } from '../domain/os-support/shipped-table.ts';
import type { CodedColumn } from '../domain/rules/columns.ts';
import type { RuleContext } from '../domain/rules/context.ts';
import { fieldsOfRules, type Template } from '../domain/template.ts';
import type { HeldFleet } from './held-fleet.ts';

interface Prepared {
	readonly fleet: FleetRow;
	/** What the facts were made with, beside the fleet. */
	readonly terms: string;
	readonly facts: FleetFacts;
	/** The facts' own columns of downloaded fields: filled as rules ask for them. */
	readonly downloaded: Map<string, CodedColumn<string | null>>;
}

/** A fleet ready to be graded on one day. */
export interface GradedFleet {
	readonly fleet: FleetRow;
	readonly facts: FleetFacts;
	readonly basis: GradingBasis;
	/** Local company of each place of the facts; null for one that is not mapped. */
	readonly companyAt: readonly (CompanyId | null)[];
	readonly context: RuleContext;
	gradeBy(template: Template): FleetGrades;
	/** Whether each place of the facts belongs to a company of this template. */
	usersOf(templateId: string): boolean[];
}

export class FleetPreparer {
	readonly #db: AlmanacDatabase;
	readonly #held: HeldFleet;
	#prepared: Prepared | null = null;

	constructor(db: AlmanacDatabase, held: HeldFleet) {
		this.#db = db;
		this.#held = held;
	}

	/**
	 * The fleet with everything laid over it; null before the first sync. `edited`: templates that are not
	 * stored as they stand, whose rules may read fields that no stored one reads.
	 */
	async prepare(asOf: IsoDate, edited: readonly Template[] = []): Promise<GradedFleet | null> {
		const fleet = await this.#held.current();
		if (!fleet) return null;
		const db = this.#db;
		const [basis, mapped, labels, settings] = await Promise.all([
			readGradingBasis(db),
			mappedCompanies(db, fleet.integrationId),
			configurationLabels(db, fleet.integrationId),
			db.importSettings.get(fleet.integrationId)
		]);
		const fieldMap = settings?.fieldMap ?? {};
		const prepared = await this.#facts(fleet, labels, fieldMap);
		await this.#load(prepared, labels, [...basis.templates, ...edited]);
		const { facts } = prepared;
		const context = ruleContextOf(basis, osTableOf(basis, shippedOsTable()), { asOf, fieldMap });
		const companyAt = facts.companies.map((psaId) => mapped.get(psaId) ?? null);
		return {
			fleet,
			facts,
			basis,
			companyAt,
			context,
			gradeBy: (template) =>
				gradeFleet(facts, {
					template,
					context,
					kindOf: (type) => kindOf(basis, type),
					companySupport: companyAt.map(
						(id) => id !== null && basis.companies.get(id)?.extendedSupportBought === true
					)
				}),
			usersOf: (templateId) =>
				companyAt.map((id) => id !== null && templateOf(basis, id).id === templateId)
		};
	}

	async #facts(
		fleet: FleetRow,
		{ typeNames }: ConfigurationLabels,
		fieldMap: FieldMap
	): Promise<Prepared> {
		const revision = await overridesRevision(this.#db);
		const names = [[...typeNames.types], [...typeNames.categories]];
		const terms = JSON.stringify([revision, fieldMap, names]);
		const before = this.#prepared;
		if (before?.fleet === fleet && before.terms === terms) return before;
		const overrides = await allOverrides(this.#db);
		const downloaded = before?.fleet === fleet ? before.downloaded : new Map<string, never>();
		const facts = fleetFacts(fleet, { fieldMap, typeNames, overrides, downloaded });
		this.#prepared = { fleet, terms, facts, downloaded };
		return this.#prepared;
	}

	/** Reads the fields that rules ask for and that are not in memory yet. */
	async #load(
		{ fleet, downloaded }: Prepared,
		{ labels }: ConfigurationLabels,
		templates: readonly Template[]
	): Promise<void> {
		const keys = [...new Set(templates.flatMap((template) => [...fieldsOfRules(template)]))];
		const missing = keys.filter((key) => !downloaded.has(key));
		if (missing.length === 0) return;
		const columns = await readDownloadedColumns(this.#db, fleet, { keys: missing, labels });
		for (const [key, column] of columns) downloaded.set(key, column);
	}
}
