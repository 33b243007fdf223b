import type { CompanyId, CompanyStatusId, CompanyTypeId, IntegrationId } from './ids.ts';

/** A local customer record. */
export interface Company {
	readonly id: CompanyId;
	readonly name: string;
	readonly typeId: CompanyTypeId | null;
	readonly statusId: CompanyStatusId | null;
	/** ISO date-time of creation on this device. */
	readonly createdAt: string;
	/** Hidden and kept; null while in use. */
	readonly archivedAt: string | null;
}

/** One entry of the local list of company types. */
export interface CompanyType {
	readonly id: CompanyTypeId;
	readonly name: string;
	readonly sortOrder: number;
}

/** One entry of the local list of company statuses. */
export interface CompanyStatus {
	readonly id: CompanyStatusId;
	readonly name: string;
	readonly sortOrder: number;
}

/** A company as it stands in Autotask: written by sync alone. */
export interface PsaCompany {
	readonly integrationId: IntegrationId;
	readonly psaId: number;
	readonly name: string;
	/** Value of the picklist `Companies.companyType`. */
	readonly type: number | null;
	readonly isActive: boolean;
	/** Chosen extra fields under Autotask's names (phone, city …). */
	readonly values: Readonly<Record<string, string | number | boolean | null>>;
	/** ISO date since when an id sweep no longer found it; null while present. */
	readonly missingSince: string | null;
}

/** What a person said: this PSA company is that local company. One to one. */
export interface CompanyMapping {
	readonly integrationId: IntegrationId;
	readonly psaId: number;
	readonly companyId: CompanyId;
	readonly mappedAt: string;
}
