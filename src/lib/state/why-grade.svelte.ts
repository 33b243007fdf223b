import { readCompanyForGrading, type CompanyForGrading } from '../db/company-for-grading.ts';
import type { AlmanacDatabase } from '../db/database.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { CompanyGrader, GradedConfiguration } from '../domain/grade-configurations.ts';
import type { CompanyId, ConfigurationId } from '../domain/ids.ts';
import type { Template } from '../domain/template.ts';
import type { ConfigurationHit } from '../sync/protocol.ts';
import { companyGrader } from './company-grades.ts';

interface WhySource {
	readonly database: AlmanacDatabase;
	readonly search: (query: string, limit: number) => Promise<readonly ConfigurationHit[]>;
	/** As it is being edited; null while its rules can't be judged. */
	readonly template: () => Template | null;
	readonly asOf: () => IsoDate;
}

/** One configuration under the template that is being edited. */
export interface WhyVerdict {
	readonly row: GradedConfiguration;
	readonly grader: CompanyGrader;
}

interface Picked {
	readonly read: CompanyForGrading;
	readonly companyId: CompanyId;
	readonly id: ConfigurationId;
}

const mostHits = 8;

/** Any configuration, found by search, graded by a template that is not saved yet. */
export class WhyGradeState {
	readonly #source: WhySource;
	#hits = $state.raw<readonly ConfigurationHit[]>([]);
	#picked = $state.raw<Picked | null>(null);
	/** Of the newest verdict, which stays while a rule is not finished. */
	#last: WhyVerdict | null = null;
	#asked = 0;

	constructor(source: WhySource) {
		this.#source = source;
	}

	get hits(): readonly ConfigurationHit[] {
		return this.#hits;
	}

	/** Null until a configuration is picked. */
	readonly verdict: WhyVerdict | null = $derived.by(() => {
		const picked = this.#picked;
		const template = this.#source.template();
		if (!picked) return null;
		this.#last = template ? this.#judge(picked, template) : this.#last;
		return this.#last;
	});

	/** An answer to an older search is dropped. */
	async search(query: string): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		const hits = query.trim() ? await this.#source.search(query, mostHits) : [];
		if (asked === this.#asked) this.#hits = hits;
	}

	async pick({ companyId, id }: Pick<ConfigurationHit, 'companyId' | 'id'>): Promise<void> {
		const read = await readCompanyForGrading(this.#source.database, companyId);
		this.#hits = [];
		this.#picked = { read, companyId, id };
	}

	#judge({ read, companyId, id }: Picked, template: Template): WhyVerdict | null {
		const configuration = read.configurations.find((one) => one.id === id);
		if (!configuration) return null;
		const grader = companyGrader(read, companyId, { template, asOf: this.#source.asOf() });
		return { row: grader.grade(configuration, read.overrides.get(id) ?? {}), grader };
	}
}
