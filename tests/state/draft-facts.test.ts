import { beforeEach, describe, expect, it } from 'vitest';
import { readGradingSources } from '$lib/db/company-for-grading.ts';
import { readCompanyPlan } from '$lib/db/company-plan.ts';
import { changeOverrides, overridesOf } from '$lib/db/overrides.ts';
import { findConfigurations } from '$lib/db/whereabouts.ts';
import { isoDate } from '$lib/domain/dates.ts';
import type { CompanyId, ConfigurationId } from '$lib/domain/ids.ts';
import { brandOf } from '$lib/domain/report/brand.ts';
import { placedAssets } from '$lib/domain/report/budget.ts';
import { summaryOfFacts } from '$lib/domain/report/draft-facts.ts';
import { freeze } from '$lib/domain/report/freeze.ts';
import { newDraft, type DraftReport } from '$lib/domain/report/report.ts';
import { plainText } from '$lib/domain/report/rich-text.ts';
import { readReport } from '$lib/domain/report/verify.ts';
import { defaultWorkspaceSettings } from '$lib/domain/workspace-settings.ts';
import {
	assetsOfDraft,
	factsOfDraft,
	goneFrom,
	noConfigurations
} from '$lib/state/draft-assembly.ts';
import { FleetGrading, type DraftFleet } from '$lib/state/graded-fleet.ts';
import { columnNames } from '$lib/domain/columns.ts';
import { assetCell, assetOrder } from '$lib/text/report-cells.ts';
import { reportFormat } from '$lib/text/report-format.ts';
import { summaryText } from '$lib/text/report-summary.ts';
import { importAndMap, storeConfigurations } from '../sync/setup/mapped-bed.ts';
import { setupBed, type SetupBed } from '../sync/setup/setup-bed.ts';

const asOf = isoDate('2026-11-24');
const now = '2026-11-24T12:00:00.000Z';
let bed: SetupBed;
let companies: readonly CompanyId[];

beforeEach(async () => {
	bed = await setupBed();
	await importAndMap(bed);
	await storeConfigurations(bed, [
		'serialNumber',
		'notes',
		'installDate',
		'warrantyExpirationDate',
		'rmmDeviceAuditOperatingSystem',
		'rmmDeviceAuditMemoryBytes'
	]);
	await bed.db.importSettings.update(bed.id, {
		fieldMap: {
			serialNumber: { field: 'serialNumber', fallback: null },
			purchaseDate: { field: 'installDate', fallback: null },
			expirationDate: { field: 'warrantyExpirationDate', fallback: null },
			osType: { field: 'rmmDeviceAuditOperatingSystem', fallback: null },
			ram: { field: 'rmmDeviceAuditMemoryBytes', fallback: null }
		}
	});
	companies = (await bed.db.companyMappings.toArray()).map(({ companyId }) => companyId);
});

function draftFor(companyId: CompanyId): DraftReport {
	return newDraft(
		{
			id: 'r1',
			companyId,
			name: 'Q4 review',
			meetingDate: asOf,
			templateId: 'standard',
			preparer: 'Dana',
			createdAt: now
		},
		null
	);
}

async function fleetOf(companyId: CompanyId, grading = new FleetGrading()): Promise<DraftFleet> {
	const sources = await readGradingSources(bed.db, companyId);
	const overrides = await overridesOf(
		bed.db,
		sources.configurations.map(({ id }) => id)
	);
	return grading.grade({ sources, overrides, companyId, templateId: 'standard', asOf });
}

async function factsFor(draft: DraftReport) {
	const { companyId } = draft;
	const fleet = await fleetOf(companyId);
	return factsOfDraft({
		...{ draft, fleet, asOf },
		assets: assetsOfDraft(fleet, draft),
		companyName: 'A company',
		brand: brandOf(defaultWorkspaceSettings),
		sources: await readGradingSources(bed.db, companyId),
		plan: await readCompanyPlan(bed.db, companyId),
		trend: [],
		place: placedAssets,
		previous: null,
		elsewhere: noConfigurations,
		labelOf: (key) => key
	});
}

describe('a draft of a real fleet', () => {
	it('completes into a report that reads back without a problem, for every company', async () => {
		expect(companies.length).toBeGreaterThan(2);
		let assets = 0;
		for (const companyId of companies) {
			const draft = draftFor(companyId);
			const facts = await factsFor(draft);
			const format = reportFormat(facts);
			const draftedSummary = summaryText(summaryOfFacts(facts, 3), format);
			const report = freeze(draft, facts, { completedAt: now, draftedSummary, macros: {} });
			const reading = readReport(JSON.parse(JSON.stringify(report)));
			expect(reading).toMatchObject({ kind: 'report', problems: [] });
			assets += facts.assets.length;
			if (facts.assets.length > 0) expect(plainText(draftedSummary)).toContain('You own ');
		}
		expect(assets).toBeGreaterThan(50);
	});

	it('has a text in every column for some asset, and sorts by what the text says', async () => {
		const [first] = companies;
		if (!first) throw new Error('no company');
		const facts = await factsFor(draftFor(first));
		const terms = {
			format: reportFormat(facts),
			asOf,
			startMonth: facts.startMonth,
			grades: facts.template.grades,
			decimals: false
		};
		const filled = columnNames.filter((column) =>
			facts.assets.some((asset) => assetCell(asset, column, terms) !== '')
		);
		expect(filled).toEqual(expect.arrayContaining(['name', 'grade', 'reason', 'age', 'quarter']));
		const ages = facts.assets
			.map((asset) => assetOrder(asset, 'age', terms))
			.filter((age) => age !== null);
		expect(ages.every((age) => typeof age === 'number')).toBe(true);
	});

	it('takes exclusions and internal notes from the draft', async () => {
		const [first] = companies;
		if (!first) throw new Error('no company');
		const [a, b] = (await factsFor(draftFor(first))).assets;
		if (!a || !b) throw new Error('too few assets');
		const draft = { ...draftFor(first), exclusions: [a.id], assetNotes: { [b.id]: 'desk' } };
		const { assets } = await factsFor(draft);
		expect(assets.find(({ id }) => id === a.id)?.state).toBe('excluded');
		expect(assets.find(({ id }) => id === b.id)).toMatchObject({ state: 'counted', note: 'desk' });
	});
});

describe('grading a fleet', () => {
	it('grades again only what somebody said something of', async () => {
		const [first] = companies;
		if (!first) throw new Error('no company');
		const sources = await readGradingSources(bed.db, first);
		const ids = sources.configurations.map(({ id }) => id);
		const terms = { sources, companyId: first, templateId: 'standard', asOf };
		const grading = new FleetGrading();
		const before = await grading.grade({ ...terms, overrides: await overridesOf(bed.db, ids) });
		const [changed] = ids;
		if (!changed) throw new Error('no configuration');
		await changeOverrides(bed.db, [changed], {
			now,
			change: () => ({ grade: { value: 'replace', note: 'broken', at: now } })
		});
		const after = await grading.grade({ ...terms, overrides: await overridesOf(bed.db, ids) });
		expect(after.entries).toHaveLength(before.entries.length);
		after.entries.forEach((entry, index) => {
			const isSame = entry.graded === before.entries[index]?.graded;
			expect(isSame).toBe(entry.graded.configuration.id !== changed);
		});
		const own = after.entries.find(({ graded }) => graded.configuration.id === changed);
		expect(own?.graded.overrides.grade?.note).toBe('broken');
	});
});

describe('what the last report had', () => {
	it('is found in the company that has it now', async () => {
		const [first, second] = companies;
		if (!first || !second) throw new Error('too few companies');
		const draft = draftFor(second);
		const facts = await factsFor(draft);
		const report = freeze(draft, facts, {
			completedAt: now,
			draftedSummary: { blocks: [] },
			macros: {}
		});
		const gone = goneFrom(report, await readGradingSources(bed.db, first));
		expect(gone).toHaveLength(facts.assets.length);
		const found = await findConfigurations(bed.db, [...gone, 'nowhere' as ConfigurationId]);
		expect([...found.values()].every(({ companyId }) => companyId === second)).toBe(true);
		expect(found.size).toBe(gone.length);
	});
});
