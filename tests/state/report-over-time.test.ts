import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readGradingSources } from '$lib/db/company-for-grading.ts';
import { readCompanyPlan, setStartMonth } from '$lib/db/company-plan.ts';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { removeCompany } from '$lib/db/local-companies.ts';
import { saveOsEdit } from '$lib/db/os-edits.ts';
import { changeOverrides, overridesOf } from '$lib/db/overrides.ts';
import { reportHeadsOf, reportsOfCompany } from '$lib/db/report-list.ts';
import { completeReport, createDraft, editDraft } from '$lib/db/reports.ts';
import { changeTemplate } from '$lib/db/templates.ts';
import { findConfigurations } from '$lib/db/whereabouts.ts';
import { saveWorkspaceSettings } from '$lib/db/workspace-settings.ts';
import { isoDate, type IsoDate } from '$lib/domain/dates.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { withSaid } from '$lib/domain/overrides.ts';
import { brandOf } from '$lib/domain/report/brand.ts';
import { placedAssets } from '$lib/domain/report/budget.ts';
import { clientFacts } from '$lib/domain/report/client-view.ts';
import type { CompletedReport } from '$lib/domain/report/completed-report.ts';
import { changeKinds } from '$lib/domain/report/changes.ts';
import { healthTrend } from '$lib/domain/report/meetings.ts';
import { summaryOfFacts } from '$lib/domain/report/draft-facts.ts';
import { factsOf, freeze, type ReportFacts } from '$lib/domain/report/freeze.ts';
import type { DraftReport } from '$lib/domain/report/report.ts';
import { releaseKey } from '$lib/domain/os-support/release.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { readReport } from '$lib/domain/report/verify.ts';
import { defaultWorkspaceSettings } from '$lib/domain/workspace-settings.ts';
import { reportDocument } from '$lib/export/report-document.ts';
import { writeCsv } from '$lib/export/write-csv.ts';
import { writeHtml } from '$lib/export/write-html.ts';
import { writePptx } from '$lib/export/write-pptx.ts';
import { writeXlsx } from '$lib/export/write-xlsx.ts';
import { assetsOfDraft, factsOfDraft, goneFrom } from '$lib/state/draft-assembly.ts';
import { FleetGrading } from '$lib/state/graded-fleet.ts';
import { reportFormat } from '$lib/text/report-format.ts';
import { macroValues } from '$lib/text/report-macros.ts';
import { summaryText } from '$lib/text/report-summary.ts';
import { changeWords, goneWords } from '$lib/text/report-words.ts';
import {
	addFleet,
	changeFleet,
	expectedCauses,
	expectedChanges,
	type ChangedFleet
} from '../support/changed-fleet.ts';
import { setupImport, type ImportSetup } from '../support/import-setup.ts';
import { readDeck } from '../support/read-deck.ts';
import { readWorkbook } from '../support/read-workbook.ts';

const now = '2026-11-24T12:00:00.000Z';
const asOf = isoDate('2026-11-24');
let tenant: ImportSetup;
let db: AlmanacDatabase;
let fleet: ChangedFleet;
let companyId: CompanyId;

const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
	const init =
		body === undefined
			? { method }
			: { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
	const answer = await tenant.sandbox.control.request(`/control${path}`, init);
	if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
	return answer.json();
};

async function factsFor(draft: DraftReport, day: IsoDate): Promise<ReportFacts> {
	const sources = await readGradingSources(db, companyId);
	const ids = sources.configurations.map(({ id }) => id);
	const overrides = await overridesOf(db, ids);
	const { templateId } = draft;
	const terms = { sources, overrides, companyId, templateId, asOf: day };
	const graded = await new FleetGrading().grade(terms);
	const trend = healthTrend(reportHeadsOf(await reportsOfCompany(db, companyId)));
	const [last] = (await db.completedReports.toArray()).filter((one) => one.companyId === companyId);
	const previous = last ?? null;
	const elsewhere = await findConfigurations(db, previous ? goneFrom(previous, sources) : []);
	return factsOfDraft({
		...{ draft, asOf: day, sources, trend, previous, elsewhere, fleet: graded },
		assets: assetsOfDraft(graded, draft),
		place: placedAssets,
		companyName: fleet.companyName,
		brand: brandOf({ ...defaultWorkspaceSettings, mspName: 'Northgate IT', brandColor: '#1a3c6e' }),
		plan: await readCompanyPlan(db, companyId),
		labelOf: (key) => key
	});
}

async function startDraft(id: string, carryFrom: string | null): Promise<DraftReport> {
	const details = {
		id,
		companyId,
		name: `Review ${id}`,
		meetingDate: asOf,
		templateId: 'standard'
	};
	return createDraft(db, { ...details, preparer: 'Dana', createdAt: now }, carryFrom);
}

async function complete(draft: DraftReport, facts: ReportFacts): Promise<void> {
	const format = reportFormat(facts);
	const shown = clientFacts(facts);
	const report = freeze(draft, facts, {
		completedAt: now,
		draftedSummary: summaryText(summaryOfFacts(shown, 3), format),
		macros: macroValues(draft, shown, format)
	});
	expect(await completeReport(db, report, draft.editedAt)).toBe('completed');
}

/** Names by the title of their list; lists of nothing are left out. */
function listed({ changes }: ReportFacts): Record<string, string[]> {
	const lists = changeKinds.map((kind) => {
		const names = (changes?.[kind] ?? []).map((one) =>
			'asset' in one ? one.asset.name : one.before.name
		);
		return [changeWords[kind], [...new Set(names)].sort()] as const;
	});
	return Object.fromEntries(lists.filter(([, names]) => names.length > 0));
}

async function bytesOf(file: Promise<Blob>): Promise<Uint8Array> {
	return new Uint8Array(await (await file).arrayBuffer());
}

/** What the four files of the stored report say, as a reader of them finds it. */
async function filesOf(id: string): Promise<unknown> {
	const stored = await db.completedReports.get(id);
	const reading = readReport(JSON.parse(JSON.stringify(stored)));
	if (reading.kind !== 'report') throw new Error(reading.kind);
	expect(reading.problems).toEqual([]);
	const report: CompletedReport = reading.report;
	const { content, texts } = report;
	const given = { isDraft: false, content, texts, facts: factsOf(report) };
	const document = reportDocument(given);
	const { slides, charts } = readDeck(await bytesOf(writePptx(document)));
	const sheets = readWorkbook(await bytesOf(writeXlsx(given)));
	return {
		html: writeHtml(document),
		csv: writeCsv(given),
		xlsx: sheets.map(({ name, rows }) => ({ name, rows })),
		pptx: { slides, charts }
	};
}

beforeEach(async () => {
	tenant = await setupImport({
		...{ seed: 13, companies: 6, configurations: 120, oddities: 'none' },
		now: () => Date.parse(now),
		sleep: () => Promise.resolve()
	});
	db = tenant.db;
	fleet = await addFleet(control);
	await tenant.sync();
	const mapping = await db.companyMappings.filter((one) => one.psaId === fleet.companyId).first();
	if (!mapping) throw new Error('The company is not mapped');
	companyId = mapping.companyId;
	// A person's choice: printers stay out.
	const settings = await db.importSettings.toCollection().first();
	if (!settings) throw new Error('No settings');
	const selection = { ...settings.selection, types: fleet.keptTypes };
	await db.importSettings.update(settings.integrationId, { selection });
	await tenant.sync();
});

afterEach(() => {
	vi.useRealTimers();
});

/** Completes a report, changes the tenant, says what a person says, and completes the next one. */
async function twoMeetings(): Promise<ReportFacts> {
	const first = await startDraft('first', null);
	await complete(first, await factsFor(first, asOf));
	await changeFleet(control, fleet);
	await tenant.sync();

	const second = await startDraft('second', 'first');
	const found = await factsFor(second, asOf);
	const idOf = (name: string) => found.assets.find((asset) => asset.name === name)?.id;
	const [excluded, budget, successor] = ['A-EXCLUDED', 'A-BUDGET', 'A-LINKED-NEW'].map(idOf);
	const gone = found.changes?.gone.find(({ asset }) => asset.name === 'A-LINKED-OLD')?.asset.id;
	if (!excluded || !budget || !successor || !gone) throw new Error('Not found');
	await editDraft(db, 'second', {
		action: { kind: 'exclude', ids: [excluded] },
		now
	});
	await changeOverrides(db, [budget], {
		now,
		change: (said) =>
			withSaid(said, 'period', {
				value: { start: isoDate('2027-04-01'), months: 3 },
				note: '',
				at: now
			})
	});
	await db.replacements.put({
		companyId,
		goneId: gone,
		newId: successor,
		verdict: 'linked',
		at: now
	});
	const draft = await db.drafts.get('second');
	if (!draft) throw new Error('No draft');
	const facts = await factsFor(draft, asOf);
	await complete(draft, facts);
	return facts;
}

describe('two meetings', () => {
	it('differ by exactly what happened between them, each kind in its list', async () => {
		const facts = await twoMeetings();
		expect(listed(facts)).toEqual(expectedChanges);
		const causes = facts.changes?.gone.map(({ asset, cause }) => [asset.name, goneWords[cause]]);
		expect(Object.fromEntries(causes ?? [])).toEqual(expectedCauses);
		const how = facts.changes?.replaced.map(({ before, how: by }) => [before.name, by]);
		expect(Object.fromEntries(how ?? [])).toEqual({
			'A-FRONT-DESK': 'suggested',
			'A-LINKED-OLD': 'linked'
		});
	});

	it('say the same in every file for ever, whatever changes on the device', async () => {
		await twoMeetings();
		const before = { first: await filesOf('first'), second: await filesOf('second') };
		expect(JSON.stringify(before.second)).toContain('A-FRONT-DESK');
		const check = async () =>
			expect({ first: await filesOf('first'), second: await filesOf('second') }).toEqual(before);

		await control('POST', '/edits', { seed: 3, count: 60 });
		await tenant.sync();
		await changeTemplate(db, 'standard', {
			now,
			change: (template) => ({
				...template,
				name: 'Another name',
				columns: template.columns.slice(0, 3),
				grades: template.grades.map((grade) => ({
					...grade,
					name: `${grade.name} anew`,
					action: 'replace' as const
				})),
				classes: template.classes.map((one) => ({
					...one,
					budget: { ...one.budget, hardwareMinor: 999_900 }
				})),
				types: template.types.map((one) => ({
					...one,
					display: false,
					budget: { ...one.budget, hardwareMinor: 999_900 }
				}))
			})
		});
		const release = shippedOsTable().releases.find(({ name }) =>
			name.startsWith('Windows 11 24H2')
		);
		if (!release) throw new Error('No release');
		await saveOsEdit(db, {
			...{ kind: 'dates', key: releaseKey(release), securityEnd: isoDate('2020-01-01') },
			...{ paidExtendedEnd: null, note: '', editedAt: now }
		});
		await saveWorkspaceSettings(db, {
			...defaultWorkspaceSettings,
			currency: 'JPY',
			dateFormat: 'year-first',
			mspName: 'Another MSP',
			brandColor: '#a01e23'
		});
		await setStartMonth(db, companyId, { startMonth: 7, now });
		await changeOverrides(
			db,
			(await db.completedReports.get('first'))?.assets.map(({ id }) => id) ?? [],
			{ now, change: (said) => withSaid(said, 'grade', { value: 'keep', note: '', at: now }) }
		);
		await check();
		const third = await startDraft('third', 'second');
		const live = await factsFor(third, isoDate('2027-11-24'));
		expect(live.template.name).toBe('Another name');
		expect(listed(live)).not.toEqual({});

		vi.useFakeTimers({ now: Date.parse('2027-11-24T12:00:00Z'), toFake: ['Date'] });
		await removeCompany(db, companyId, true);
		await check();
	});
});
