import type { Company, PsaCompany } from '../../../src/lib/domain/company.ts';
import { integrationIdOf, type CompanyId } from '../../../src/lib/domain/ids.ts';
import type { CompanyModel } from '../../../src/lib/domain/mapping/company-mapping.ts';
import type { CompanyWrite } from '../../../src/lib/domain/mapping/company-save.ts';

export const companyId = (id: string): CompanyId => id as CompanyId;

export function company(id: string, name: string, more: Partial<Company> = {}): Company {
	return {
		id: companyId(id),
		name,
		typeId: null,
		statusId: null,
		createdAt: '2026-01-01T00:00:00.000Z',
		archivedAt: null,
		...more
	};
}

export function psaCompany(
	psaId: number,
	name: string,
	more: Partial<PsaCompany> = {}
): PsaCompany {
	return {
		integrationId: integrationIdOf(7),
		psaId,
		name,
		type: 1,
		isActive: true,
		values: {},
		missingSince: null,
		...more
	};
}

export function companyModel(
	imported: readonly PsaCompany[],
	companies: readonly Company[],
	mapped: Readonly<Record<number, string>> = {}
): CompanyModel {
	const pairs = Object.entries(mapped).map(([id, to]) => [Number(id), companyId(to)] as const);
	return { imported, companies, mapped: new Map(pairs) };
}

export interface StoredCompanies {
	readonly model: CompanyModel;
	/** PSA companies whose configurations are out of scope. */
	readonly outOfScope: ReadonlySet<number>;
}

/** The plainest store: does what each write says, and refuses what IndexedDB's indexes would. */
export function savedCompanies(
	before: StoredCompanies,
	writes: readonly CompanyWrite[]
): StoredCompanies {
	const companies = new Map(before.model.companies.map((row) => [row.id, row]));
	const mapped = new Map(before.model.mapped);
	const outOfScope = new Set(before.outOfScope);
	for (const write of writes) {
		switch (write.kind) {
			case 'create-company':
				if (companies.has(write.company.id)) throw new Error('Id is taken');
				companies.set(write.company.id, write.company);
				break;
			case 'unmap':
				if (mapped.get(write.psaId) !== write.companyId) throw new Error('Not mapped so');
				mapped.delete(write.psaId);
				break;
			case 'map':
				if (mapped.has(write.psaId)) throw new Error('Row is mapped');
				if ([...mapped.values()].includes(write.companyId)) throw new Error('Company is mapped');
				if (!companies.has(write.companyId)) throw new Error('No such company');
				mapped.set(write.psaId, write.companyId);
				break;
			case 'update-company': {
				const known = companies.get(write.update.companyId);
				if (!known) throw new Error('No such company');
				companies.set(known.id, { ...known, ...write.update.to });
				break;
			}
			case 'leave-scope':
				outOfScope.add(write.psaId);
				break;
			case 'return-to-scope':
				outOfScope.delete(write.psaId);
		}
	}
	const model = { imported: before.model.imported, companies: [...companies.values()], mapped };
	return { model, outOfScope };
}
