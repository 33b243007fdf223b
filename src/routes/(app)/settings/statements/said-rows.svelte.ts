import { allOverrides } from '$lib/db/overrides.ts';
import { readGradingRevision } from '$lib/db/grading-revision.ts';
import { readTemplates } from '$lib/db/templates.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { statementKey, statementsOf, type Statement } from '$lib/domain/statement-list.ts';
import type { KnownMember } from '$lib/sync/quality-protocol.ts';
import type { AppState } from '$lib/state/app.svelte.ts';
import { LiveQuery } from '$lib/state/live-query.svelte.ts';
import { today } from '$lib/state/today.svelte.ts';
import { WorkerQuery } from '$lib/state/worker-query.svelte.ts';
import { formatCount } from '$lib/text/format.ts';
import { aboutWords } from '$lib/text/statements.ts';

/** What a person said, with the configuration it is about. */
export interface SaidRow extends Statement {
	readonly key: string;
	/** Null: the configuration is not on this device any more. */
	readonly member: KnownMember | null;
}

/** Filters beside the single subjects: both dates, and what is said of something that is gone. */
const dates = 'dates';
const gone = 'gone';

/** All that was said in the workspace that is open, live. */
export class SaidRows {
	readonly #app: AppState;

	constructor(app: AppState) {
		this.#app = app;
	}

	readonly #overrides = $derived.by(() => {
		const { database } = this.#app.current;
		return new LiveQuery(() => allOverrides(database));
	});

	readonly #members = $derived.by(() => {
		const { database, service } = this.#app.current;
		const asOf = today.current;
		return new WorkerQuery<ReadonlyMap<ConfigurationId, KnownMember>>(
			() => readGradingRevision(database),
			async () => {
				const ids = (await allOverrides(database)).map((row) => row.configurationId);
				return service.knownMembers(ids, asOf);
			}
		);
	});

	readonly #templates = $derived.by(() => {
		const { database } = this.#app.current;
		return new LiveQuery(() => readTemplates(database));
	});

	readonly isLoaded = $derived.by(
		() => this.#overrides.current !== undefined && this.#members.current !== undefined
	);

	readonly hasFailed = $derived.by(() => Boolean(this.#overrides.failure ?? this.#members.failure));

	readonly all = $derived.by((): readonly SaidRow[] => {
		const known = this.#members.current;
		if (!known) return [];
		return (this.#overrides.current ?? []).flatMap((row) =>
			statementsOf(row.configurationId, row).map((statement) => ({
				...statement,
				key: statementKey(statement),
				member: known.get(statement.id) ?? null
			}))
		);
	});

	/** Names of grades and classes of all templates, by their ids. */
	readonly names = $derived.by(() => {
		const templates = this.#templates.current?.templates ?? [];
		return {
			grades: namesById(templates.flatMap(({ grades }) => grades)),
			classes: namesById(templates.flatMap(({ classes }) => classes))
		};
	});

	/** The choices of the filter, with how many rows each has. */
	readonly filters = $derived.by(() => {
		const subjects = Object.entries(aboutWords).filter(([about]) =>
			this.all.some(({ said }) => said.about === about)
		);
		return [
			this.#filter('', 'Everything'),
			this.#filter(dates, 'Dates'),
			...subjects.map(([about, label]) => this.#filter(about, label)),
			this.#filter(gone, 'Of configurations that are gone')
		];
	});

	/** The rows that a filter admits; the empty one admits all. */
	about(filter: string): readonly SaidRow[] {
		return filter === '' ? this.all : this.all.filter((row) => isAbout(row, filter));
	}

	#filter(value: string, label: string): { readonly value: string; readonly label: string } {
		return { value, label: `${label} (${formatCount(this.about(value).length)})` };
	}
}

function isAbout({ said, member }: SaidRow, about: string): boolean {
	if (about === gone) return !member?.companyId;
	if (about === dates) return said.about === 'purchase-date' || said.about === 'expiration-date';
	return said.about === about;
}

function namesById(
	named: readonly { readonly id: string; readonly name: string }[]
): ReadonlyMap<string, string> {
	return new Map(named.map(({ id, name }) => [id, name]));
}

/** A configuration that is gone has no name any more, but Autotask's number. */
export function nameOfSaid({ id, member }: SaidRow): string {
	const number = /\/(\d+)$/.exec(id)?.[1];
	return member?.name ?? (number ? `Configuration ${number}` : 'Configuration added by hand');
}
