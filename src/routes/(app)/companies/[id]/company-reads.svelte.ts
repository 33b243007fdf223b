import { readCompany } from '$lib/db/companies.ts';
import { readConfiguration } from '$lib/db/configuration-detail.ts';
import { reportHeadsOf, reportsOfCompany } from '$lib/db/report-list.ts';
import { readTypeNames } from '$lib/db/type-names.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import { reportStart } from '$lib/domain/report/meetings.ts';
import type { AppState } from '$lib/state/app.svelte.ts';
import { readCompanyGrades } from '$lib/state/company-grades.ts';
import { LiveQuery } from '$lib/state/live-query.svelte.ts';
import { today } from '$lib/state/today.svelte.ts';
import { outboxKindNames } from '$lib/text/outbox.ts';

interface Source {
	readonly app: AppState;
	readonly companyId: () => CompanyId;
	/** The configuration that is open beside the table. */
	readonly openId: () => ConfigurationId | null;
}

/** What the page of a company reads, live, of the workspace that is open. */
export class CompanyReads {
	readonly #source: Source;

	constructor(source: Source) {
		this.#source = source;
	}

	/** Null: there is no such company. */
	readonly company = $derived.by(() => {
		const { database } = this.#source.app.current;
		const id = this.#source.companyId();
		return new LiveQuery(() => Promise.resolve(readCompany(database, id)).then(orNull));
	});

	readonly grades = $derived.by(() => {
		const { database } = this.#source.app.current;
		const [id, asOf] = [this.#source.companyId(), today.current];
		return new LiveQuery(() => readCompanyGrades(database, id, asOf));
	});

	readonly detail = $derived.by(() => {
		const { database } = this.#source.app.current;
		const [id, openId] = [this.#source.companyId(), this.#source.openId()];
		return new LiveQuery(async () =>
			openId === null ? null : orNull(await readConfiguration(database, openId, id))
		);
	});

	readonly reports = $derived.by(() => {
		const { database } = this.#source.app.current;
		const id = this.#source.companyId();
		return new LiveQuery(() => Promise.resolve(reportsOfCompany(database, id)));
	});

	readonly #typeNames = $derived.by(() => {
		const { database } = this.#source.app.current;
		return new LiveQuery(() => readTypeNames(database));
	});

	readonly rows = $derived.by(() => this.grades.current?.graded ?? []);

	/** Names of types that the workspace or the company has. */
	readonly types = $derived.by(() => {
		const named = (this.#typeNames.current ?? []).map(({ name }) => name);
		return sortedNames([...named, ...this.rows.map(({ type }) => type)]);
	});

	/** The open draft edited last. */
	readonly openDraft = $derived.by(() => {
		const reports = this.reports.current;
		return reports && reportStart(reportHeadsOf(reports)).openDrafts[0];
	});

	/** What waits to be sent of the company and its configurations. */
	readonly #pending = $derived.by(() => {
		const id = this.#source.companyId();
		return (this.#source.app.current.outbox.current?.entries ?? []).filter(
			({ item, companyId }) =>
				companyId === id && (item.state.kind === 'waiting' || item.state.kind === 'parked')
		);
	});

	/** The same of the company itself, in words. */
	readonly waiting = $derived.by(() =>
		this.#pending.flatMap(({ item, configurationId }) =>
			configurationId === null ? [`${outboxKindNames[item.kind]} waits for Autotask`] : []
		)
	);

	/** Configurations with a date that waits to be sent. */
	readonly waitingDates = $derived.by(() =>
		setOf(this.#pending.flatMap(({ configurationId }) => configurationId ?? []))
	);
}

/** Live queries answer undefined before the first read, so "there is none" must be another value. */
function orNull<T>(value: T | undefined): T | null {
	return value ?? null;
}

function setOf<T>(values: readonly T[]): ReadonlySet<T> {
	return new Set(values);
}

function sortedNames(names: readonly string[]): string[] {
	return [...setOf(names)].sort((a, b) => a.localeCompare(b));
}
