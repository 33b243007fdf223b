/** The fleet in the worker's memory with all that grading it needs, prepared once for each state. */
import { mappedCompanies } from '../db/company-writes.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import { readDownloadedColumns } from '../db/downloaded-columns.ts';
import { emptyFleet, fleetFacts } from '../db/fleet-facts.ts';
import { readGradingBasis } from '../db/grading-basis.ts';
import type { OverridesRow } from '../db/grading-rows.ts';
import { configurationLabels, type ConfigurationLabels } from '../db/labels.ts';
import { configurationOf } from '../db/local-configurations.ts';
import { allOverrides } from '../db/overrides.ts';
import { overridesRevision } from '../db/overrides-revision.ts';
import type { LocalConfigurationRow } from '../db/rows.ts';
import type { FleetRow } from '../db/shard-rows.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { FieldMap } from '../domain/field-map.ts';
import type { FleetFacts } from '../domain/fleet/fleet-facts.ts';
import { withLocalRows, type LocalRow } from '../domain/fleet/local-rows.ts';
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
	#graded: { readonly terms: string; readonly fleet: GradedFleet } | null = null;

	constructor(db: AlmanacDatabase, held: HeldFleet) {
		this.#db = db;
		this.#held = held;
	}

	/**
	 * The fleet with everything laid over it. `edited`: templates that are not stored as they stand, whose
	 * rules may read fields that no stored one reads.
	 */
	async prepare(asOf: IsoDate, edited: readonly Template[] = []): Promise<GradedFleet> {
		const fleet = (await this.#held.current()) ?? emptyFleet;
		const db = this.#db;
		const { integrationId } = fleet;
		const [basis, mapped, labels, settings, local] = await Promise.all([
			readGradingBasis(db),
			mappedCompanies(db, integrationId),
			configurationLabels(db, integrationId),
			db.importSettings.get(integrationId),
			db.localConfigurations.toArray()
		]);
		const fieldMap = settings?.fieldMap ?? {};
		const prepared = await this.#facts(fleet, { labels, fieldMap, local, mapped, basis });
		await this.#load(prepared, labels, [...basis.templates, ...edited]);
		return this.#gradedFleet(prepared.facts, { asOf, basis, fieldMap, mapped });
	}

	/** The same object while nothing changes: an editor that asks again finds what was judged before. */
	#gradedFleet(facts: FleetFacts, grading: GradingTerms): GradedFleet {
		const terms = JSON.stringify(grading, (_, value: unknown) =>
			value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value
		);
		const before = this.#graded;
		if (before?.terms === terms && before.fleet.facts === facts) return before.fleet;
		this.#graded = { terms, fleet: gradedFleet(facts, grading) };
		return this.#graded.fleet;
	}

	async #facts(fleet: FleetRow, reading: FleetTerms): Promise<Prepared> {
		const { fieldMap, local, mapped, basis } = reading;
		const { typeNames } = reading.labels;
		const revision = await overridesRevision(this.#db);
		const names = [[...typeNames.types], [...typeNames.categories]];
		const rows = local.length === 0 ? [] : [local, [...mapped], [...basis.kinds]];
		const terms = JSON.stringify([revision, fieldMap, names, rows]);
		const before = this.#prepared;
		if (before?.fleet === fleet && before.terms === terms) return before;
		const overrides = await allOverrides(this.#db);
		const downloaded = before?.fleet === fleet ? before.downloaded : new Map<string, never>();
		const synced = fleetFacts(fleet, { fieldMap, typeNames, overrides, downloaded });
		const facts = withLocalRows(synced, localRows(local, mapped, overrides), {
			fieldMap,
			readAt: null,
			kindOf: (type) => kindOf(basis, type)
		});
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

interface GradingTerms {
	readonly asOf: IsoDate;
	readonly basis: GradingBasis;
	readonly fieldMap: FieldMap;
	/** Autotask companies to local ones. */
	readonly mapped: ReadonlyMap<number, CompanyId>;
}

function gradedFleet(
	facts: FleetFacts,
	{ asOf, basis, fieldMap, mapped }: GradingTerms
): GradedFleet {
	const context = ruleContextOf(basis, osTableOf(basis, shippedOsTable()), { asOf, fieldMap });
	const companyAt = facts.companies.map((company) =>
		typeof company === 'number' ? (mapped.get(company) ?? null) : company
	);
	const companySupport = companyAt.map(
		(id) => id !== null && basis.companies.get(id)?.extendedSupportBought === true
	);
	const known = new WeakMap<Template, FleetGrades>();
	return {
		facts,
		basis,
		companyAt,
		context,
		gradeBy(template) {
			const before = known.get(template);
			if (before) return before;
			const kind = (type: string | null) => kindOf(basis, type);
			const grades = gradeFleet(facts, { template, context, kindOf: kind, companySupport });
			known.set(template, grades);
			return grades;
		},
		usersOf: (templateId) =>
			companyAt.map((id) => id !== null && templateOf(basis, id).id === templateId)
	};
}

interface FleetTerms {
	readonly labels: ConfigurationLabels;
	readonly fieldMap: FieldMap;
	readonly local: readonly LocalConfigurationRow[];
	/** Autotask companies to local ones. */
	readonly mapped: ReadonlyMap<number, CompanyId>;
	readonly basis: GradingBasis;
}

/** What was added by hand, each in the place of its company. */
function localRows(
	rows: readonly LocalConfigurationRow[],
	mapped: ReadonlyMap<number, CompanyId>,
	overrides: readonly OverridesRow[]
): LocalRow[] {
	const psaIdOf = new Map([...mapped].map(([psaId, companyId]) => [companyId, psaId]));
	const saidOf = new Map(overrides.map((row) => [row.configurationId, row]));
	return rows.map((row) => ({
		configuration: configurationOf(row),
		overrides: saidOf.get(row.id) ?? {},
		company: psaIdOf.get(row.companyId) ?? row.companyId
	}));
}
