/** Reads what a company page shows, so that a copy of the app can show it without a database. */
import { expose } from 'comlink';
import { readCompany } from '../../../src/lib/db/companies.ts';
import { openDatabase } from '../../../src/lib/db/database.ts';
import { readFieldLabels } from '../../../src/lib/db/field-labels.ts';
import { readSyncStatus } from '../../../src/lib/db/sync-status.ts';
import { readTypeNames } from '../../../src/lib/db/type-names.ts';
import { readWorkspaceSettings } from '../../../src/lib/db/workspace-settings.ts';
import type { IsoDate } from '../../../src/lib/domain/dates.ts';
import type { GradedConfiguration } from '../../../src/lib/domain/grade-configurations.ts';
import { readCompanyGrades } from '../../../src/lib/state/company-grades.ts';
import { packed } from './packing.ts';

/** What the reads of a company page and of the frame around it answer, packed as JSON by read. */
export interface CompanyPage {
	/** Where the page is. */
	readonly companyId: string;
	readonly rows: number;
	readonly answers: Readonly<Record<PageRead, string>>;
}

export type PageRead = 'company' | 'grades' | 'labels' | 'settings' | 'status' | 'typeNames';

const reading = {
	/** The mapped company whose number of configurations is nearest to `wanted`, graded for a day. */
	async companyNear(wanted: number, asOf: IsoDate): Promise<CompanyPage> {
		const db = openDatabase('main');
		const watermarks = await db.watermarks.toArray();
		const distance = (count: number): number => Math.abs(count - wanted);
		watermarks.sort((a, b) => distance(a.configurations) - distance(b.configurations));
		const { integrationId, psaCompanyId } = watermarks[0] ?? {};
		if (!integrationId || psaCompanyId === undefined) throw new Error('Nothing was imported');
		const mapping = await db.companyMappings.get([integrationId, psaCompanyId]);
		if (!mapping) throw new Error('The company is not mapped');
		const { companyId } = mapping;
		const { graded, template, summary, read } = await readCompanyGrades(db, companyId, asOf);
		const page = {
			companyId,
			rows: graded.length,
			answers: {
				company: packed(await readCompany(db, companyId)),
				// What only an opened configuration asks for stays away.
				grades: packed({
					graded: graded.map(withoutValues),
					template,
					summary,
					read: { basis: read.basis }
				}),
				labels: packed(await readFieldLabels(db)),
				settings: packed(await readWorkspaceSettings(db)),
				status: packed(await readSyncStatus(db)),
				typeNames: packed(await readTypeNames(db))
			}
		};
		db.close();
		return page;
	}
};

function withoutValues(row: GradedConfiguration): GradedConfiguration {
	return { ...row, configuration: { ...row.configuration, values: {} } };
}

export type Reading = typeof reading;
expose(reading);
