/**
 * What the file of one company may do here: it brings that company up to date and touches no other one.
 * What belongs to the workspace comes along only where it is missing.
 */
import type { AlmanacDatabase } from '../db/database.ts';
import { AlmanacError } from '../domain/errors.ts';
import type { CompanyId } from '../domain/ids.ts';
import type { Knowledge } from '../domain/merge/decide.ts';
import type { FileScope } from './frames.ts';
import { knownEditsOf } from './known-edits.ts';
import type { IdMap } from './local-ids.ts';
import type { FileTable } from './row-schemas.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of the workspace: those that are here stand. */
const shared: ReadonlySet<FileTable> = new Set([
	'companyTypes',
	'companyStatuses',
	'companyMappings',
	'companyTypeMappings',
	'companyStatusMappings',
	'importSettings',
	'settings',
	'templates',
	'kinds',
	'osEdits',
	'osAliases'
]);

/** The side of each mapping that may stand but once. */
export const oneToOne: Readonly<Record<string, string>> = {
	companyMappings: 'companyId',
	companyTypeMappings: 'localId',
	companyStatusMappings: 'localId'
};

/** `by-edits`: as in every merge. */
export type Ruling = 'by-edits' | 'take' | 'keep' | 'elsewhere';

interface Beginning {
	readonly scope: FileScope;
	readonly ids: IdMap;
	readonly staged: ReadonlyMap<FileTable, readonly Row[]>;
}

interface RowCase {
	readonly key: unknown;
	/** As it stands here; undefined where it does not. */
	readonly own: Row | undefined;
	/** As the file has it; undefined where it was deleted there. */
	readonly row: Row | undefined;
}

export class CompanyMerge {
	/** The company of here that the file's company is. */
	readonly companyId: CompanyId;
	/** Edits of this company that were taken in; none where the company is not here. */
	readonly knownHere: Knowledge;
	readonly #db: AlmanacDatabase;
	readonly #isHere: boolean;
	/** Configurations of the file that stand in another company here. */
	readonly #elsewhere: ReadonlySet<string>;

	private constructor(
		db: AlmanacDatabase,
		company: {
			readonly companyId: CompanyId;
			readonly knownHere: Knowledge;
			readonly isHere: boolean;
			readonly elsewhere: ReadonlySet<string>;
		}
	) {
		this.#db = db;
		this.companyId = company.companyId;
		this.knownHere = company.knownHere;
		this.#isHere = company.isHere;
		this.#elsewhere = company.elsewhere;
	}

	/** Null for the file of a whole workspace. Throws `file-other-tenant`. Part of a transaction. */
	static async begin(
		db: AlmanacDatabase,
		{ scope, ids, staged }: Beginning
	): Promise<CompanyMerge | null> {
		if (scope.kind === 'workspace') return null;
		const tenants = await db.integrations.toCollection().primaryKeys();
		const [theirs] = staged.get('integrations') ?? [];
		if (theirs && tenants.length > 0 && !tenants.some((id) => id === theirs['id'])) {
			throw new AlmanacError({ code: 'file-other-tenant' });
		}
		const companyId = (ids.get(scope.companyId) ?? scope.companyId) as CompanyId;
		const isHere = (await db.companies.get(companyId)) !== undefined;
		const knownHere = isHere ? await knownEditsOf(db, companyId) : {};
		const elsewhere = await standingElsewhere(db, companyId, staged);
		return new CompanyMerge(db, { companyId, knownHere, isHere, elsewhere });
	}

	async rule(table: FileTable, { key, own, row }: RowCase): Promise<Ruling> {
		if (shared.has(table)) {
			if (own || !row) return 'keep';
			return (await this.#isFree(table, row)) ? 'take' : 'keep';
		}
		const isOfAnother =
			own && 'companyId' in own
				? own['companyId'] !== this.companyId
				: this.#isElsewhere(table, key);
		if (isOfAnother) return 'elsewhere';
		// A company that was deleted here comes back with all that the file has of it.
		if (!this.#isHere && !own) return row ? 'take' : 'keep';
		return 'by-edits';
	}

	#isElsewhere(table: FileTable, key: unknown): boolean {
		const isOfConfiguration = table === 'remarks' || table === 'overrides';
		return isOfConfiguration && this.#elsewhere.has(String(key));
	}

	/** A mapping must not take another one's place. */
	async #isFree(table: FileTable, row: Row): Promise<boolean> {
		const unique = oneToOne[table];
		if (!unique) return true;
		return (
			(await this.#db
				.table(table)
				.where({ [unique]: row[unique] })
				.count()) === 0
		);
	}
}

/** Of the configurations in the file those that another company has here. */
async function standingElsewhere(
	db: AlmanacDatabase,
	companyId: string,
	staged: Beginning['staged']
): Promise<Set<string>> {
	const elsewhere = new Set<string>();
	const local = staged.get('localConfigurations') ?? [];
	for (const one of await db.localConfigurations.bulkGet(local.map(({ id }) => id as never))) {
		if (one && one.companyId !== companyId) elsewhere.add(one.id);
	}
	for (const theirs of staged.get('directories') ?? []) {
		const wanted = new Set(theirs['ids'] as Float64Array);
		await db.directories.each(({ integrationId, psaCompanyId, ids }) => {
			if (integrationId !== theirs['integrationId'] || psaCompanyId === theirs['psaCompanyId'])
				return;
			for (const id of ids) if (wanted.has(id)) elsewhere.add(`${integrationId}/${id}`);
		});
	}
	return elsewhere;
}
