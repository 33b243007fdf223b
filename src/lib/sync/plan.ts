/**
 * How companies are cut into sets (product.md, section 9). Pure: a set is about ten pages, so that its
 * last, partly filled page costs little and all of it fits into memory; what was read teaches the next
 * cut.
 */
import { pageSize } from '../domain/query-limits.ts';

/** How much is read and stored at once; tests make it small. */
export interface ReadingSize {
	/** Records per page. */
	readonly pageSize: number;
	/** Pages that a set should come to. */
	readonly pagesPerSet: number;
}

export const fullSize: ReadingSize = { pageSize, pagesPerSet: 10 };

/** Sets that are read at the same time; towards the end the rest is shared out among them. */
export const setLanes = 2;

export interface SetPlanInput {
	/** Autotask ids of the companies to read, ascending. */
	readonly companies: readonly number[];
	/** Configurations that they have together, as counted. */
	readonly expected: number;
	/** Companies that one query takes beside its other conditions. */
	readonly companiesPerQuery: number;
	/** Configurations that are stored of a company, where it was read before. */
	readonly known: ReadonlyMap<number, number>;
	readonly size: ReadingSize;
}

/** Hands out sets of companies, each company once. */
export class SetPlanner {
	readonly #companies: readonly number[];
	readonly #perQuery: number;
	readonly #known: ReadonlyMap<number, number>;
	readonly #size: ReadingSize;
	#at = 0;
	/** Configurations still to come, as far as is known. */
	#left: number;
	/** What was handed out and not read yet. */
	#pending = 0;
	#read = { companies: 0, configurations: 0 };

	constructor({ companies, expected, companiesPerQuery, known, size }: SetPlanInput) {
		this.#companies = companies;
		this.#perQuery = companiesPerQuery;
		this.#known = known;
		this.#size = size;
		this.#left = expected;
	}

	/** The next set; null when every company was handed out. */
	next(): readonly number[] | null {
		if (this.#at >= this.#companies.length) return null;
		const room = this.#roomOfNextSet();
		const set: number[] = [];
		let expected = 0;
		while (set.length < this.#perQuery && this.#at < this.#companies.length) {
			const id = this.#companies[this.#at] ?? Number.NaN;
			const size = this.#expectedOf(id);
			if (set.length > 0 && expected + size > room) break;
			set.push(id);
			expected += size;
			this.#at += 1;
		}
		this.#pending += expected;
		return set;
	}

	/** A set was read whole: how many configurations it had. */
	learn(set: readonly number[], configurations: number): void {
		this.#read = {
			companies: this.#read.companies + set.length,
			configurations: this.#read.configurations + configurations
		};
		const expected = set.reduce((sum, id) => sum + this.#expectedOf(id), 0);
		this.#pending = Math.max(0, this.#pending - expected);
		this.#left = Math.max(0, this.#left - configurations);
	}

	/** A whole set, or towards the end a share of the rest, so that no lane works on alone for long. */
	#roomOfNextSet(): number {
		const ahead = Math.max(0, this.#left - this.#pending);
		const { pageSize, pagesPerSet } = this.#size;
		const pages = Math.ceil(ahead / setLanes / pageSize);
		return pageSize * Math.min(pagesPerSet, Math.max(1, pages));
	}

	#expectedOf(id: number): number {
		return this.#known.get(id) ?? this.#average();
	}

	/** By the count at first; by what was read once that says more than the rest of the count. */
	#average(): number {
		const rest = this.#companies.length - this.#read.companies;
		const byCount = rest > 0 ? this.#left / rest : 0;
		const byReading =
			this.#read.companies > 0 ? this.#read.configurations / this.#read.companies : 0;
		return this.#left > 0 ? byCount : byReading;
	}
}
