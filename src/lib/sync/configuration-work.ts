/** What the steps over the configurations share: what is chosen, what is known, and the way to disk. */
import type { EntityRecord } from '../autotask/entities.ts';
import { commitSet, type SetCommit } from '../db/commit-set.ts';
import { mappedCompanies } from '../db/company-writes.ts';
import type { CompanyRowsBuilder } from '../db/company-rows.ts';
import { FleetAhead } from '../db/fleet-ahead.ts';
import type { Verdict } from '../db/merged-company.ts';
import { readSyncKnowledge, type SyncKnowledge } from '../db/passes.ts';
import { PlaceIndex } from '../db/place-index.ts';
import type { ImportSettingsRow } from '../db/rows.ts';
import type { TenantLists } from '../db/tenant-lists.ts';
import type { OutOfScopeReason } from '../domain/configuration.ts';
import { isReadThrough, readThroughFields, type FieldKey } from '../domain/field.ts';
import {
	selectedCompanies,
	selectionQuery,
	type SelectionQuery
} from '../domain/mapping/selection-query.ts';
import { matchesSelection } from '../domain/selection.ts';
import { coverageOf, type Coverage } from '../domain/sync-plan/coverage.ts';
import { TenantClock } from '../domain/sync-plan/tenant-clock.ts';
import type { EarlyCount } from './read-sets.ts';
import { ReadThrough, type ListNames } from './read-through.ts';
import { importSettings, type RunContext } from './run-context.ts';
import { Visibility } from './visibility.ts';
import type { UsageWatch } from './usage.ts';

export type ConfigurationRecord = EntityRecord<'ConfigurationItems'>;

/** A unit of commit as a step gives it. */
export type Unit = Pick<SetCommit, 'proof' | 'changes'> & {
	readonly rows: Iterable<CompanyRowsBuilder>;
	readonly verdicts?: ReadonlyMap<number, Verdict> | undefined;
	readonly isPass?: boolean | undefined;
	readonly readThrough?: ReadThrough | undefined;
};

export interface ConfigurationWork {
	readonly context: RunContext;
	readonly usage: UsageWatch;
	readonly settings: ImportSettingsRow;
	/** All chosen fields: what has a column. */
	readonly chosen: readonly FieldKey[];
	/** Chosen fields that the tenant has: what is asked for. */
	readonly asked: readonly FieldKey[];
	readonly wanted: Coverage;
	readonly query: SelectionQuery;
	/** Autotask ids of mapped companies, and of those among them that are selected, ascending. */
	readonly mapped: ReadonlySet<number>;
	readonly selected: readonly number[];
	readonly isSelected: ReadonlySet<number>;
	readonly knowledge: SyncKnowledge;
	readonly places: PlaceIndex;
	readonly ahead: FleetAhead | null;
	readonly early: EarlyCount | null;
	readonly clock: TenantClock;
	readonly listNames: ListNames;
	readonly visibility: Visibility;
}

/** What earlier phases of the run hand on. */
export interface ConfigurationsStep {
	readonly lists: TenantLists;
	readonly usage: UsageWatch;
	/** Null where nothing was counted yet. */
	readonly early: EarlyCount | null;
}

export async function openWork(
	context: RunContext,
	{ lists, usage, early }: ConfigurationsStep
): Promise<ConfigurationWork> {
	const { db, integrationId, now } = context;
	const settings = await importSettings(context);
	const deviceNow = Date.parse(now());
	const chosen = settings.fields ?? [];
	const asked = askedFields(chosen, lists);
	// Nobody has chosen the fields yet: what would come is not what the person wants.
	const isWanted = settings.syncsConfigurations && settings.fields !== null;
	const mapped = new Set((await mappedCompanies(db, integrationId)).keys());
	const selected = isWanted ? selectedCompanies(settings.selection, mapped) : [];
	const knowledge = await readSyncKnowledge(db, integrationId);
	const stamps = [...knowledge.companies.values()].map(({ complete }) => complete);
	return {
		context,
		usage,
		settings,
		chosen,
		asked,
		wanted: coverageOf(asked, settings.selection),
		query: selectionQuery(settings.selection),
		mapped,
		selected,
		isSelected: new Set(selected),
		knowledge,
		places: await PlaceIndex.load(db, integrationId),
		ahead: await FleetAhead.open(db, integrationId),
		early,
		clock: new TenantClock(stamps, deviceNow),
		listNames: listNamesOf(lists),
		visibility: new Visibility(context.client)
	};
}

/** Names behind these fields; `refreshes` asks for those that are known as well. */
export function openReadThrough(
	{ context, listNames }: ConfigurationWork,
	fields: readonly FieldKey[],
	refreshes: boolean
): Promise<ReadThrough> {
	const { db, client, integrationId } = context;
	return ReadThrough.open({ db, client, integrationId, fields, listNames, refreshes });
}

/** Why a configuration that was read is out of scope; null for one that is in. */
export function outOfScope(
	{ mapped, isSelected, settings }: ConfigurationWork,
	record: ConfigurationRecord
): OutOfScopeReason | null {
	if (!mapped.has(record.companyID)) return 'moved-to-unmapped-company';
	const isIn = isSelected.has(record.companyID) && admits(settings, record);
	return isIn ? null : 'left-selection';
}

/** Whether the selection holds a configuration of a selected company. */
export function admits({ selection }: ImportSettingsRow, record: ConfigurationRecord): boolean {
	return matchesSelection(selection, {
		type: record.configurationItemType,
		category: record.configurationItemCategoryID,
		isActive: record.isActive
	});
}

/** Stores a unit in one transaction, counts it, and looks whether the tenant has calls to spare. */
export async function store(work: ConfigurationWork, unit: Unit): Promise<void> {
	const { context, places, ahead, usage } = work;
	const { db, integrationId, progress, runId, signal, now } = context;
	const lookups = unit.readThrough?.unstored() ?? [];
	const stored = await commitSet(db, {
		integrationId,
		companies: [...unit.rows],
		verdicts: unit.verdicts ?? new Map(),
		proof: unit.proof,
		changes: unit.changes,
		isPass: unit.isPass ?? false,
		places,
		ahead,
		lookups,
		readAt: now(),
		runId,
		runAfter: (counts) => progress.rowAfter(counts)
	});
	unit.readThrough?.stored(lookups);
	progress.stored(stored);
	await usage.check(signal);
}

/** A field that the tenant lost since would make every query fail; its column stays empty. */
function askedFields(chosen: readonly FieldKey[], { lists }: TenantLists): FieldKey[] {
	const known = new Set(lists.catalogs.get('ConfigurationItems')?.map(({ key }) => key));
	return chosen.filter((key) =>
		known.has(isReadThrough(key) ? readThroughFields[key].idField : key)
	);
}

function listNamesOf({ lists }: TenantLists): ListNames {
	const namesOf = (entity: string): Map<number, string> =>
		new Map(lists.entities.get(entity)?.map(({ value, label }) => [Number(value), label]));
	return new Map([
		['via:type.name', namesOf('ConfigurationItemTypes')],
		['via:category.name', namesOf('ConfigurationItemCategories')]
	]);
}
