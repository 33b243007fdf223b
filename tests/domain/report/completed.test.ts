import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultColumns, downloadedColumn } from '$lib/domain/columns.ts';
import { isoDate } from '$lib/domain/dates.ts';
import { healthOf } from '$lib/domain/health.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { createOsJudge } from '$lib/domain/os-support/os-judge.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '$lib/domain/os-support/table.ts';
import { reportHealth, type ReportAsset } from '$lib/domain/report/asset.ts';
import { placedAssets } from '$lib/domain/report/budget.ts';
import { changeCounts, changeKinds, changesSince } from '$lib/domain/report/changes.ts';
import { clientContent, clientFacts } from '$lib/domain/report/client-view.ts';
import {
	completedReportSchema,
	type CompletedReport
} from '$lib/domain/report/completed-report.ts';
import { digestOf } from '$lib/domain/report/digest.ts';
import { fiscalDay } from '$lib/domain/report/fiscal.ts';
import { factsOf, freeze, type Completion, type ReportFacts } from '$lib/domain/report/freeze.ts';
import type { Initiative } from '$lib/domain/report/initiative.ts';
import { newDraft, type DraftReport } from '$lib/domain/report/report.ts';
import { fromPlainText, plainText } from '$lib/domain/report/rich-text.ts';
import { readReport, verifyReport } from '$lib/domain/report/verify.ts';
import { defaultGrades } from '$lib/domain/rules/default-grades.ts';
import { createGrader } from '$lib/domain/rules/grading.ts';
import { notKnown, type RuleSubject } from '$lib/domain/rules/subject.ts';
import { lifespanOf } from '$lib/domain/lifespans.ts';
import {
	anAsset,
	anInitiative,
	anyFleet,
	anyInitiatives,
	asOf,
	gradeFor,
	idOf
} from './report-assets.ts';

const day = fiscalDay(asOf, 10);
const then = isoDate('2026-05-20');
const noHealth = healthOf([]);

const draft: DraftReport = {
	...newDraft(
		{
			id: 'report-2',
			companyId: 'harlan' as CompanyId,
			name: 'Q4 review',
			meetingDate: isoDate('2026-11-24'),
			templateId: 'standard',
			preparer: 'Dana Whitfield',
			createdAt: '2026-11-20T09:00:00.000Z'
		},
		null
	),
	notes: [
		{
			id: 'n1',
			kind: 'note',
			text: 'They may leave us',
			who: '',
			until: null,
			isDone: false,
			isInternal: true
		}
	],
	exclusions: [idOf(3)],
	assetNotes: { [idOf(1)]: 'kept under the desk' }
};

const completion: Completion = {
	completedAt: '2026-11-24T15:00:00.000Z',
	draftedSummary: fromPlainText('You own two assets.'),
	macros: { company: 'Harlan & Finch' }
};

function factsFor(
	assets: readonly ReportAsset[],
	initiatives: readonly Initiative[] = [],
	before: readonly ReportAsset[] = []
): ReportFacts {
	const placed = placedAssets(assets, initiatives, day);
	return {
		companyName: 'Harlan & Finch Architects',
		asOf,
		brand: {
			mspName: 'Northgate IT',
			logo: 'data:image/png;base64,iVBORw0KGgo=',
			colour: '#1a3c6e',
			currency: 'USD',
			locale: 'en-US',
			dateFormat: 'day-month-year'
		},
		template: {
			id: 'standard',
			name: 'Standard',
			grades: [gradeFor('replace'), gradeFor('keep')],
			columns: [
				...defaultColumns,
				{ key: downloadedColumn('udf:Desk'), build: true, display: true, width: null },
				{ key: downloadedColumn('udf:Secret'), build: true, display: false, width: null }
			]
		},
		osTable: { asOf: isoDate('2026-08-22'), dataSource: 'endoflife.date' },
		dataAsOf: '2026-11-23T11:42:00.000Z',
		startMonth: 10,
		fields: [
			{ key: 'udf:Desk', label: 'Desk' },
			{ key: 'udf:Secret', label: 'Secret' }
		],
		assets: placed,
		initiatives,
		trend: [{ on: then, health: noHealth }],
		previous: {
			reportId: 'report-1',
			name: 'Q2 review',
			meetingDate: then,
			asOf: then,
			health: noHealth
		},
		changes: changesSince({
			then: { asOf: then, assets: placedAssets(before, [], fiscalDay(then, 10)) },
			now: { day, assets: placed },
			goneReason: () => ({ cause: 'inactive', since: then }),
			links: [],
			dismissed: []
		})
	};
}

/** An asset as rules really grade it, with facts of every sort. */
function gradedAsset(number: number, purchase: string, os: string): ReportAsset {
	const table = mergeTable(shippedOsTable());
	const context = { asOf, os: createOsJudge(table, asOf) };
	const source = {
		from: 'autotask',
		field: 'udf:Bought',
		at: asOf,
		note: 'said by phone'
	} as const;
	const subject: RuleSubject = {
		purchaseDate: { value: isoDate(purchase), source },
		expirationDate: { value: isoDate('2026-12-01'), source: null },
		lastSeen: notKnown,
		ram: { value: 4 * 2 ** 30, source: null },
		os: { value: os, source: null },
		manufacturer: notKnown,
		model: notKnown,
		type: { value: 'Workstation', source: null },
		category: notKnown,
		class: notKnown,
		status: { value: 'Active', source: null },
		kind: 'workstation',
		lifespan: lifespanOf('workstation'),
		extendedSupportBought: false,
		downloaded: () => notKnown
	};
	const { grade, facts } = createGrader(defaultGrades, context).grade(subject);
	return anAsset(number, {
		purchaseDate: isoDate(purchase),
		expirationDate: isoDate('2026-12-01'),
		os,
		osVerdict: context.os.judge(os),
		grade: grade && gradeFor(grade.action),
		facts,
		sources: { purchaseDate: source }
	});
}

const assets = [
	gradedAsset(1, '2019-02-01', 'Microsoft Windows 10 Pro 10.0.19045'),
	gradedAsset(2, '2022-05-05', 'Windows 11 Pro 23H2'),
	anAsset(3, { state: 'excluded', note: 'to ask about' }),
	gradedAsset(4, '2025-01-01', 'Windows'),
	anAsset(5, {
		isInDisplay: false,
		name: 'Hidden spare',
		values: { 'udf:Desk': '12', 'udf:Secret': 'door code 4711' },
		notes: 'written in Autotask',
		override: { gradeId: 'keep', note: 'client is cross', at: '2026-11-01T08:00:00.000Z' }
	}),
	anAsset(6, {
		values: { 'udf:Desk': '14', 'udf:Secret': 'door code 4711' },
		notes: 'written in Autotask',
		note: 'kept under the desk',
		override: { gradeId: 'keep', note: 'client is cross', at: '2026-11-01T08:00:00.000Z' }
	})
];
const initiatives = [anInitiative('i1', { assetIds: [idOf(2)] })];
const before = [anAsset(6, { grade: gradeFor('plan') }), anAsset(9, { note: 'gone for good' })];
const facts = factsFor(assets, initiatives, before);
const report = freeze(draft, facts, completion);

describe('a completed report', () => {
	it('is whole, and the same after storage as text', () => {
		expect(verifyReport(report)).toEqual([]);
		const read = readReport(JSON.parse(JSON.stringify(report)));
		expect(read).toEqual({ kind: 'report', report, problems: [] });
	});

	it('gives back the facts that it was made from', () => {
		expect(factsOf(report)).toEqual(facts);
	});

	it('holds every configuration in Build scope, the excluded too, with period and state', () => {
		expect(report.assets.map((asset) => [asset.psaId, asset.state])).toEqual(
			assets.map((asset) => [asset.psaId, asset.state])
		);
		expect(report.assets[0]).toMatchObject({
			serialNumber: 'SN1',
			grade: { action: 'replace' },
			osVerdict: { kind: 'ended', end: '2025-10-14' },
			placement: { state: 'scheduled', cause: 'limit', isOverdue: true }
		});
		expect(report.assets[0]?.facts.length).toBeGreaterThan(0);
	});

	it('has its texts as they were read', () => {
		const shownIn = { build: true, display: true, presentation: true };
		const text = fromPlainText('For {company}');
		const written: DraftReport = {
			...draft,
			parts: [
				...draft.parts.filter((part) => part.kind !== 'summary'),
				{ kind: 'summary', id: 'summary', name: null, shownIn, text: { origin: 'written', text } },
				{ kind: 'text', id: 'terms', name: 'Terms', shownIn, text }
			]
		};
		const { texts, content } = freeze(written, facts, completion);
		const read = (id: string) => plainText(texts[id] ?? { blocks: [] });
		expect([read('summary'), read('terms')]).toEqual(['For Harlan & Finch', 'For Harlan & Finch']);
		expect(content.parts.at(-1)).toMatchObject({ text });
		expect(plainText(report.texts['summary'] ?? { blocks: [] })).toBe('You own two assets.');
	});

	it('shares nothing with what it was made from', () => {
		const live = structuredClone({ draft, facts });
		const copy = freeze(live.draft, live.facts, completion);
		const sealed = JSON.stringify(copy);
		scramble(live);
		expect(JSON.stringify(live)).not.toContain('Harlan');
		expect(JSON.stringify(copy)).toBe(sealed);
		expect(verifyReport(copy)).toEqual([]);
	});

	it('is refused whole where it would not be storable', () => {
		const broken = { ...facts, startMonth: 13 };
		expect(() => freeze(draft, broken, completion)).toThrow();
	});

	it('can be made of any fleet, and keeps its changes', () => {
		fc.assert(
			fc.property(anyFleet, anyFleet, anyInitiatives, (now, past, planned) => {
				const quarters = planned.map((one) => ({ ...one, title: 'x' }));
				const live = factsFor(now, quarters, past);
				const made = freeze(draft, live, completion);
				expect(verifyReport(made)).toEqual([]);
				expect(completedReportSchema.safeParse(made).success).toBe(true);
				expect(factsOf(made).changes).toEqual(live.changes);
				expect(made.health).toEqual(reportHealth(now));
			}),
			{ numRuns: 40 }
		);
	});
});

describe('verifying a completed report', () => {
	const changed = (changes: Partial<CompletedReport>) => verifyReport({ ...report, ...changes });
	const sealed = (changes: Partial<CompletedReport>) => {
		const { digest: _digest, ...rest } = { ...report, ...changes };
		return verifyReport({ ...rest, digest: digestOf(rest) });
	};

	it('notices the smallest change', () => {
		expect(changed({ companyName: 'Harlan & Finch Architect' })).toEqual(['digest']);
		expect(changed({ digest: '0'.repeat(16) })).toEqual(['digest']);
		const [first, ...rest] = report.assets;
		const dearer = first && { ...first, budget: { ...first.budget, setupMinor: 1 } };
		expect(changed({ assets: dearer ? [dearer, ...rest] : [] })).toEqual(['digest', 'figures']);
	});

	it('says what does not fit together, though it was sealed so', () => {
		expect(sealed({})).toEqual([]);
		expect(sealed({ health: noHealth })).toEqual(['health']);
		expect(sealed({ figures: { ...report.figures, laterMinor: 1 } })).toEqual(['figures']);
		expect(sealed({ initiatives: [...initiatives, ...initiatives] })).toContain('initiatives');
		expect(sealed({ assets: [...report.assets, ...report.assets] })).toContain('asset-twice');
		const { changes } = report;
		expect(sealed({ changes: changes && { ...changes, before: [] } })).toEqual(['changes']);
	});

	it('names each field that a damaged file has wrong', () => {
		const damaged = structuredClone(report) as unknown as { assets: { name: unknown }[] };
		const [first] = damaged.assets;
		if (first) first.name = 7;
		expect(readReport(damaged)).toEqual({
			kind: 'refused',
			problem: 'invalid',
			paths: ['assets.0.name']
		});
	});

	it.each([
		[null, 'not-a-report'],
		[{ format: 'almanac-template', version: 1 }, 'not-a-report'],
		[{ format: 'almanac-report', version: 2 }, 'newer-version'],
		[{ format: 'almanac-report', version: 1 }, 'invalid']
	])('refuses %j as %s', (value, problem) => {
		expect(readReport(value)).toMatchObject({ kind: 'refused', problem });
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				expect(['report', 'refused']).toContain(readReport(value).kind);
			})
		);
	});
});

describe('what a client is given', () => {
	const client = clientFacts(facts);
	const text = JSON.stringify([client, clientContent(draft, 'display')]);

	it('has no trace of internal notes, hidden fields and hidden assets', () => {
		for (const secret of [
			'They may leave us',
			'kept under the desk',
			'client is cross',
			'said by phone',
			'door code',
			'written in Autotask',
			'Hidden spare',
			'gone for good',
			'to ask about'
		]) {
			expect(JSON.stringify([facts, draft])).toContain(secret);
			expect(text).not.toContain(secret);
		}
		expect(text).toContain('"udf:Desk":"14"');
	});

	it('has the same health and shows the displayed columns only', () => {
		expect(reportHealth(client.assets)).toEqual(reportHealth(facts.assets));
		expect(client.template.columns.every((column) => column.display)).toBe(true);
		expect(client.assets.map((asset) => asset.psaId)).toEqual([1, 2, 4, 6]);
	});

	it('has the notes of Autotask where their column is displayed', () => {
		const columns = facts.template.columns.map((one) =>
			one.key === 'notes' ? { ...one, display: true } : one
		);
		const shown = clientFacts({ ...facts, template: { ...facts.template, columns } });
		expect(shown.assets.at(-1)?.notes).toBe('written in Autotask');
	});

	it('has changes that count what they list', () => {
		const counts = client.changes && changeCounts(client.changes);
		expect(counts).toMatchObject({ better: 1, gone: 1 });
		expect(changeKinds.map((kind) => client.changes?.[kind].length)).toEqual(
			changeKinds.map((kind) => counts?.[kind])
		);
	});
});

/** Overwrites every text and number within, in place. */
function scramble(value: unknown): void {
	if (typeof value !== 'object' || value === null) return;
	const record = value as Record<string, unknown>;
	for (const [key, one] of Object.entries(record)) {
		if (typeof one === 'string') record[key] = '?';
		else if (typeof one === 'number') record[key] = -1;
		else scramble(one);
	}
}
