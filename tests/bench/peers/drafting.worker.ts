/** Makes a draft as a person would, and reads what its screen shows, for a copy of the app without a database. */
import { expose } from 'comlink';
import { readCompanyPlan } from '../../../src/lib/db/company-plan.ts';
import { readGradingSources } from '../../../src/lib/db/company-for-grading.ts';
import { openDatabase, type AlmanacDatabase } from '../../../src/lib/db/database.ts';
import { readFieldLabels } from '../../../src/lib/db/field-labels.ts';
import { createDraft } from '../../../src/lib/db/reports.ts';
import { readSyncStatus } from '../../../src/lib/db/sync-status.ts';
import { readTypeNames } from '../../../src/lib/db/type-names.ts';
import { readWorkspaceSettings } from '../../../src/lib/db/workspace-settings.ts';
import type { IsoDate } from '../../../src/lib/domain/dates.ts';
import type { CompanyId } from '../../../src/lib/domain/ids.ts';
import { brandOf } from '../../../src/lib/domain/report/brand.ts';
import { placedAssets } from '../../../src/lib/domain/report/budget.ts';
import type { ReportFacts } from '../../../src/lib/domain/report/freeze.ts';
import type { DraftReport } from '../../../src/lib/domain/report/report.ts';
import {
	assetsOfDraft,
	factsOfDraft,
	noConfigurations
} from '../../../src/lib/state/draft-assembly.ts';
import { FleetGrading } from '../../../src/lib/state/graded-fleet.ts';
import { fieldName } from '../../../src/lib/text/fields.ts';
import { packed } from './packing.ts';

export type DraftRead = 'stored' | 'labels' | 'settings' | 'status' | 'typeNames';

/** What the reads of a draft's screen and of the frame around it answer, packed as JSON by read. */
export interface DraftPage {
	/** Where the draft is. */
	readonly reportId: string;
	readonly assets: number;
	readonly answers: Readonly<Record<DraftRead, string>>;
	/** What stands on the desk of the screen. */
	readonly desk: string;
}

const drafting = {
	/** A draft for the company with the most configurations, for a day. */
	async draftOfLargest(asOf: IsoDate): Promise<DraftPage> {
		const db = openDatabase('main');
		const watermarks = await db.watermarks.toArray();
		watermarks.sort((a, b) => b.configurations - a.configurations);
		const { integrationId, psaCompanyId } = watermarks[0] ?? {};
		if (!integrationId || psaCompanyId === undefined) throw new Error('Nothing was imported');
		const mapping = await db.companyMappings.get([integrationId, psaCompanyId]);
		const company = mapping && (await db.companies.get(mapping.companyId));
		if (!company) throw new Error('The company is not mapped');
		const { basis } = await readGradingSources(db, company.id);
		const [template] = basis.templates;
		if (!template) throw new Error('There is no template');
		const draft = await createDraft(
			db,
			{
				id: 'bench',
				companyId: company.id,
				name: 'Quarterly review',
				meetingDate: asOf,
				templateId: template.id,
				preparer: 'Bench',
				createdAt: `${asOf}T08:00:00.000Z`
			},
			null
		);
		const page = await pageOf(db, { draft, companyName: company.name, asOf });
		db.close();
		return page;
	}
};

interface Drafted {
	readonly draft: DraftReport;
	readonly companyName: string;
	readonly asOf: IsoDate;
}

async function pageOf(db: AlmanacDatabase, drafted: Drafted): Promise<DraftPage> {
	const { draft, companyName } = drafted;
	const { facts, plan, fleet } = await factsNow(db, drafted);
	return {
		reportId: draft.id,
		assets: facts.assets.length,
		answers: {
			stored: packed({ state: 'draft', draft }),
			labels: packed(await readFieldLabels(db)),
			settings: packed(await readWorkspaceSettings(db)),
			status: packed(await readSyncStatus(db)),
			typeNames: packed(await readTypeNames(db))
		},
		desk: packed({
			...{ draft, plan, companyName, asOf: drafted.asOf, brand: facts.brand },
			fleet: { template: fleet.template, entries: [] },
			// What only an opened configuration asks for stays away.
			facts: {
				...facts,
				assets: facts.assets.map((asset) => ({ ...asset, values: {}, sources: {} }))
			}
		})
	};
}

async function factsNow(db: AlmanacDatabase, { draft, companyName, asOf }: Drafted) {
	const companyId: CompanyId = draft.companyId;
	const sources = await readGradingSources(db, companyId);
	const labels = await readFieldLabels(db);
	const plan = await readCompanyPlan(db, companyId);
	const { templateId } = draft;
	const terms = { sources, overrides: new Map(), companyId, templateId, asOf };
	const fleet = await new FleetGrading().grade(terms);
	const facts: ReportFacts = factsOfDraft({
		...{ draft, fleet, asOf, companyName, sources, plan },
		assets: assetsOfDraft(fleet, draft),
		brand: brandOf(await readWorkspaceSettings(db)),
		trend: [],
		place: placedAssets,
		previous: null,
		elsewhere: noConfigurations,
		labelOf: (key) => fieldName(key, labels)
	});
	return { facts, plan, fleet };
}

export type Drafting = typeof drafting;
expose(drafting);
