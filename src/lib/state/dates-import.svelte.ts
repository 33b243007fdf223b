import type { AlmanacDatabase } from '../db/database.ts';
import { readGradingRevision } from '../db/grading-revision.ts';
import { overridesOf } from '../db/overrides.ts';
import { decodeCsv, readCsv } from '../csv/read-csv.ts';
import { serialKey } from '../domain/data-quality.ts';
import type { IsoDate } from '../domain/dates.ts';
import { failed, succeeded, type Outcome } from '../domain/errors.ts';
import type { ConfigurationId } from '../domain/ids.ts';
import {
	judgeDates,
	orderQuestions,
	readDatesTable,
	serialKeysOf,
	type DateOrders,
	type DatesField,
	type DatesHolder
} from '../domain/mapping/dates-table.ts';
import type { Columns } from '../domain/mapping/manual-import.ts';
import type { DateSubject } from '../domain/overrides.ts';
import type { DateOrder } from '../domain/parse-date.ts';
import type { QualityService, SerialHolder } from '../sync/quality-protocol.ts';
import type { DatesFor, Statements, UndoSaying } from './statements.ts';
import { WorkerQuery } from './worker-query.svelte.ts';

export interface Holder extends SerialHolder, DatesHolder {
	readonly id: ConfigurationId;
}

type Holders = ReadonlyMap<string, readonly Holder[]>;
const nobody: Holders = new Map();

interface Source {
	readonly database: () => AlmanacDatabase;
	readonly service: () => Pick<QualityService, 'serialHolders'>;
	readonly asOf: () => IsoDate;
}

/** A table of dates between its paste and its saving. */
export class DatesImport {
	text = $state('');
	/** Name of the file; null for what was pasted. */
	fileName = $state<string | null>(null);
	isForSeveral = $state(false);
	#chosen = $state.raw<Columns<DatesField> | null>(null);
	#orders = $state.raw<DateOrders>({});
	readonly #source: Source;

	constructor(source: Source) {
		this.#source = source;
	}

	readonly csv = $derived.by(() => readCsv(this.text));
	readonly table = $derived.by(() => readDatesTable(this.csv.rows));
	readonly columns = $derived.by(() => this.#chosen ?? this.table.columns);
	readonly questions = $derived.by(() => orderQuestions(this.table.rows, this.columns));
	/** As a text, so that a key press that changes no serial number asks nobody. */
	readonly #keys = $derived.by(() => serialKeysOf(this.table.rows, this.columns).join('\n'));
	readonly #answer = $derived.by(() => {
		const [database, service] = [this.#source.database(), this.#source.service()];
		const asOf = this.#source.asOf();
		const keys = this.#keys === '' ? [] : this.#keys.split('\n');
		return new WorkerQuery<Holders>(
			() => readGradingRevision(database),
			() => (keys.length === 0 ? noHolders() : holdersOf(database, service, { keys, asOf }))
		);
	});

	get holders(): Holders | undefined {
		return this.#answer.current;
	}

	/** Everybody who carries a serial number, used or not. */
	holdersOf(serialNumber: string): readonly Holder[] {
		const key = serialKey(serialNumber);
		return (key === null ? undefined : this.holders?.get(key)) ?? [];
	}

	get hasFailed(): boolean {
		return this.#answer.failure !== null;
	}

	/** Empty until it is known who carries the serial numbers. */
	readonly judged = $derived.by(() => {
		const { holders } = this;
		if (!holders) return [];
		return judgeDates(this.table.rows, {
			columns: this.columns,
			orders: this.#orders,
			holders,
			isForSeveral: this.isForSeveral
		});
	});

	/** What would be stored. */
	readonly entries = $derived.by((): readonly DatesFor[] =>
		this.judged.flatMap(({ holders, dates }) =>
			holders.map(({ id }) => ({
				id,
				dates: dates.map(({ of, date }) => ({
					of,
					from: 'file' as const,
					origin: this.fileName,
					value: date,
					note: ''
				}))
			}))
		)
	);

	orderOf(field: DateSubject): DateOrder | '' {
		return this.#orders[field] ?? '';
	}

	chooseOrder(field: DateSubject, order: DateOrder | ''): void {
		const { [field]: _before, ...others } = this.#orders;
		this.#orders = order === '' ? others : { ...others, [field]: order };
	}

	/** A field belongs to one column: the one that had it before is read no more. */
	chooseColumn(index: number, field: DatesField | null): void {
		this.#chosen = this.columns.map((own, at) => {
			if (at === index) return field;
			return own === field ? null : own;
		});
	}

	paste(text: string): void {
		this.#forgetChoices();
		this.fileName = null;
		this.text = text;
	}

	async readFile(file: File): Promise<void> {
		const text = decodeCsv(new Uint8Array(await file.arrayBuffer()));
		this.#forgetChoices();
		this.fileName = file.name;
		this.text = text;
	}

	/** Stores all dates in one transaction and empties the form. */
	async apply(statements: Statements): Promise<UndoSaying> {
		const undo = await statements.sayDates(this.entries);
		this.paste('');
		return undo;
	}

	#forgetChoices(): void {
		this.#chosen = null;
		this.#orders = {};
		this.isForSeveral = false;
	}
}

function noHolders(): Promise<Outcome<Holders>> {
	return Promise.resolve(succeeded(nobody));
}

/** Who carries the serial numbers, with the dates that a person fixed. */
async function holdersOf(
	database: AlmanacDatabase,
	service: Pick<QualityService, 'serialHolders'>,
	{ keys, asOf }: { readonly keys: readonly string[]; readonly asOf: IsoDate }
): Promise<Outcome<Holders>> {
	const found = await service.serialHolders(keys, asOf);
	if (!found.ok) return failed(found.failure);
	const ids = [...found.value.values()].flat().map(({ id }) => id);
	const said = await overridesOf(database, ids);
	const fixedOf = (id: ConfigurationId): DateSubject[] =>
		(said.get(id)?.dates ?? []).flatMap(({ of, from }) => (from === 'person' ? [of] : []));
	return succeeded(
		new Map(
			[...found.value].map(([key, holders]) => [
				key,
				holders.map((holder) => ({ ...holder, fixed: fixedOf(holder.id) }))
			])
		)
	);
}
