/** Reads what a company page shows, so that a copy of the app can show it without a database. */
import { expose } from 'comlink';
import { readCompany, type CompanyEntry } from '../../../src/lib/db/companies.ts';
import { configurationsOf } from '../../../src/lib/db/configurations.ts';
import { openDatabase } from '../../../src/lib/db/database.ts';
import { readSyncStatus, type SyncStatus } from '../../../src/lib/db/sync-status.ts';
import type { Configuration } from '../../../src/lib/domain/configuration.ts';

/** Everything that a company page reads before its first paint. */
export interface CompanyPage {
	readonly company: CompanyEntry;
	readonly configurations: readonly Configuration[];
	readonly status: SyncStatus;
}

const reading = {
	/** The mapped company whose number of configurations is nearest to `wanted`. */
	async companyNear(wanted: number): Promise<CompanyPage> {
		const db = openDatabase('main');
		const watermarks = await db.watermarks.toArray();
		const distance = (count: number): number => Math.abs(count - wanted);
		watermarks.sort((a, b) => distance(a.configurations) - distance(b.configurations));
		const { integrationId, psaCompanyId } = watermarks[0] ?? {};
		if (!integrationId || psaCompanyId === undefined) throw new Error('Nothing was imported');
		const mapping = await db.companyMappings.get([integrationId, psaCompanyId]);
		const company = mapping && (await readCompany(db, mapping.companyId));
		if (!company) throw new Error('The company is not mapped');
		const configurations = await configurationsOf(db, company.company.id);
		const status = await readSyncStatus(db);
		db.close();
		return { company, configurations, status };
	}
};

export type Reading = typeof reading;
expose(reading);
