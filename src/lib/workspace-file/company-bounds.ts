/**
 * Holds the file of one company against what it says it is: every row belongs to that company, or is one
 * of the few of the workspace that its reports are read with. A file that brings more is refused, so that
 * opening a company can change no other one.
 */
import type { EditRow } from '../db/edit-rows.ts';
import { editIdOf, keyOf } from '../db/edit-stamps.ts';
import { AlmanacError } from '../domain/errors.ts';
import { configurationIdOf, type IntegrationId } from '../domain/ids.ts';
import { companySettingKeys, keyedByCompany, keyedByConfiguration } from './collect-company.ts';
import type { FileScope } from './frames.ts';
import type { FileTable } from './row-schemas.ts';

type Row = Readonly<Record<string, unknown>>;

/** How the rows of each table belong to the company; a table that is not listed is in no such file. */
const belonging: Readonly<Partial<Record<FileTable, (row: Row) => Claim>>> = {
	companies: ({ id, name, typeId, statusId }) => ({
		company: id,
		name,
		entries: [typeId, statusId]
	}),
	companyTypes: ({ id }) => ({ entry: id }),
	companyStatuses: ({ id }) => ({ entry: id }),
	companyTypeMappings: ({ localId, integrationId }) => ({ entry: localId, integrationId }),
	companyStatusMappings: ({ localId, integrationId }) => ({ entry: localId, integrationId }),
	companyMappings: ({ companyId, integrationId, psaId }) => ({
		company: companyId,
		integrationId,
		psaId
	}),
	importSettings: ({ integrationId }) => ({ integrationId }),
	integrations: ({ id }) => ({ integrationId: id }),
	picklists: ({ integrationId }) => ({ integrationId }),
	fieldCatalogs: ({ integrationId }) => ({ integrationId }),
	generations: ({ integrationId }) => ({ integrationId }),
	psaCompanies: ({ integrationId, psaId }) => ({ integrationId, psaId }),
	watermarks: ({ integrationId, psaCompanyId }) => ({ integrationId, psaId: psaCompanyId }),
	directories: ({ integrationId, psaCompanyId, ids }) => ({
		integrationId,
		psaId: psaCompanyId,
		brings: Array.from(ids as Float64Array, (id) =>
			configurationIdOf(integrationId as IntegrationId, id)
		)
	}),
	shards: ({ integrationId, psaCompanyId, ids }) => ({
		integrationId,
		psaId: psaCompanyId,
		configurations: Array.from(ids as Float64Array, (id) =>
			configurationIdOf(integrationId as IntegrationId, id)
		)
	}),
	localConfigurations: ({ companyId, id }) => ({ company: companyId, brings: [id] }),
	remarks: ({ configurationId }) => ({ configurations: [configurationId] }),
	overrides: ({ configurationId }) => ({ configurations: [configurationId] }),
	companySettings: ({ companyId }) => ({ company: companyId }),
	drafts: ({ companyId }) => ({ company: companyId }),
	completedReports: ({ companyId }) => ({ company: companyId }),
	reportHeads: ({ companyId }) => ({ company: companyId }),
	meetings: ({ companyId }) => ({ company: companyId }),
	fiscalYears: ({ companyId }) => ({ company: companyId }),
	roadmaps: ({ companyId }) => ({ company: companyId }),
	replacements: ({ companyId }) => ({ company: companyId }),
	settings: ({ key }) => ({ setting: key }),
	templates: () => ({}),
	kinds: () => ({}),
	osEdits: () => ({}),
	osAliases: () => ({})
};

/** What a row says of itself; each member has to hold in the end. */
interface Claim {
	readonly company?: unknown;
	readonly name?: unknown;
	readonly entries?: readonly unknown[];
	readonly entry?: unknown;
	readonly integrationId?: unknown;
	readonly psaId?: unknown;
	readonly setting?: unknown;
	readonly brings?: readonly unknown[];
	readonly configurations?: readonly unknown[];
}

export type KeyPathOf = (table: FileTable) => string | readonly string[];

/** Is given all rows of a file as they pass, and asked in the end. */
export class CompanyBounds {
	readonly #scope: FileScope & { readonly kind: 'company' };
	readonly #keyPathOf: KeyPathOf;
	readonly #companies: string[] = [];
	readonly #integrations = new Set<unknown>();
	readonly #places = new Set<unknown>();
	readonly #entries = new Set<unknown>();
	readonly #namedEntries = new Set<unknown>();
	readonly #brought = new Set<unknown>();
	readonly #configurations = new Set<unknown>();
	readonly #rows = new Set<string>();
	readonly #edits: EditRow[] = [];
	#mappings = 0;

	constructor(scope: FileScope & { readonly kind: 'company' }, keyPathOf: KeyPathOf) {
		this.#scope = scope;
		this.#keyPathOf = keyPathOf;
	}

	/** Throws `file-unfit` for rows of another company, and for tables that no such file has. */
	add(table: FileTable, rows: readonly unknown[]): void {
		if (table === 'edits') {
			this.#edits.push(...(rows as readonly EditRow[]));
			return;
		}
		const claimOf = belonging[table] ?? refuse();
		const path = this.#keyPathOf(table);
		for (const row of rows as readonly Row[]) {
			this.#rows.add(editIdOf(table, keyOf(row, path)));
			if (table === 'companies') this.#companies.push(String(row['id']));
			if (table === 'companyMappings') this.#mappings += 1;
			this.#claim(claimOf(row));
		}
	}

	/** Throws `file-unfit` when rows claim what the company does not have. */
	end(): void {
		const holds =
			this.#companies.length === 1 &&
			this.#mappings <= 1 &&
			this.#places.size <= 1 &&
			this.#integrations.size <= 1 &&
			(this.#integrations.size === 0 || this.#mappings === 1) &&
			isWithin(this.#entries, this.#namedEntries) &&
			isWithin(this.#configurations, this.#brought) &&
			this.#edits.every((edit) => this.#isOfCompany(edit));
		if (!holds) refuse();
	}

	#claim(claim: Claim): void {
		const { companyId, name } = this.#scope;
		if ('company' in claim && claim.company !== companyId) refuse();
		if ('name' in claim && claim.name !== name) refuse();
		if ('setting' in claim && !companySettingKeys.includes(String(claim.setting))) refuse();
		for (const id of claim.entries ?? []) this.#namedEntries.add(id);
		if ('entry' in claim) this.#entries.add(claim.entry);
		if ('integrationId' in claim) this.#integrations.add(claim.integrationId);
		if ('psaId' in claim) this.#places.add(claim.psaId);
		for (const id of claim.brings ?? []) this.#brought.add(id);
		for (const id of claim.configurations ?? []) this.#configurations.add(id);
	}

	/** An edit of a row that is in the file, or of one of this company that is gone. */
	#isOfCompany({ id, isDeletion }: EditRow): boolean {
		if (this.#rows.has(id)) return !isDeletion;
		// A report that was deleted while the file was written left its head there.
		if (!isDeletion) return this.#rows.has(id.replace(/^completedReports/, 'reportHeads'));
		if (keyedByCompany.some((table) => id === editIdOf(table, this.#scope.companyId))) return true;
		const table = keyedByConfiguration.find((name) => id.startsWith(`${name}|`));
		return table !== undefined && this.#brought.has(parsedKey(id.slice(table.length + 1)));
	}
}

function isWithin(claimed: ReadonlySet<unknown>, allowed: ReadonlySet<unknown>): boolean {
	return [...claimed].every((one) => allowed.has(one));
}

function parsedKey(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function refuse(): never {
	throw new AlmanacError({ code: 'file-unfit' });
}
