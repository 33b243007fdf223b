import { defaultColumns, downloadedColumn } from '../../src/lib/domain/columns.ts';
import { isoDate } from '../../src/lib/domain/dates.ts';
import { healthOf } from '../../src/lib/domain/health.ts';
import type { CompanyId } from '../../src/lib/domain/ids.ts';
import type { ReportAsset } from '../../src/lib/domain/report/asset.ts';
import { placedAssets } from '../../src/lib/domain/report/budget.ts';
import { changesSince } from '../../src/lib/domain/report/changes.ts';
import { fiscalDay } from '../../src/lib/domain/report/fiscal.ts';
import type { ReportFacts } from '../../src/lib/domain/report/freeze.ts';
import { newDraft } from '../../src/lib/domain/report/report.ts';
import { fromPlainText } from '../../src/lib/domain/report/rich-text.ts';
import { defaultGrades } from '../../src/lib/domain/rules/default-grades.ts';
import type { ReportToExport } from '../../src/lib/export/report-document.ts';
import {
	anAsset,
	anInitiative,
	asOf,
	budgetOf,
	gradeFor,
	idOf,
	osEnding
} from '../domain/report/report-assets.ts';

const day = fiscalDay(asOf, 1);
const then = isoDate('2026-05-20');

/** Names that tenants really have, and that nobody should be able to use against a client. */
export const hostileNames = [
	'<script>alert(1)</script>',
	'=HYPERLINK("http://evil.example","x")',
	'@SUM(1+1)*cmd|calc',
	'\u202Egnp.exe',
	'nul\u0000byte',
	'bell\u0007, no character \ufffe\uffff',
	'half a pair \ud83d alone',
	'the other half \udcbb first',
	'zero\u200bwidth\u2060joined\ufeff',
	`${'ten thousand ]]> '.repeat(625)}<`,
	'💻 Café “Größe” 東京'
];

export const internalWords = 'They may leave us';

export function sampleAssets(): ReportAsset[] {
	const assets = Array.from({ length: 24 }, (_, index) =>
		anAsset(index + 1, {
			kind: index % 4 === 0 ? 'server' : 'workstation',
			type: index % 4 === 0 ? 'Server' : 'Workstation',
			grade: gradeFor(
				(['replace', 'plan', 'watch', 'investigate', 'keep'] as const)[index % 5] ?? 'keep'
			),
			purchaseDate: index % 6 === 5 ? null : isoDate(`20${16 + (index % 10)}-03-15`),
			expirationDate: index % 3 === 0 ? null : isoDate('2027-01-10'),
			os: 'Microsoft Windows 10 Pro 10.0.19045',
			osVerdict: osEnding(index % 2 === 0 ? '2025-10-14' : '2031-10-12'),
			budget: budgetOf(135_050 + index, index % 4 === 0 ? 6500 : 0),
			values: { rmmDeviceID: `device ${index}` },
			note: index === 3 ? internalWords : null
		})
	);
	const hostile = hostileNames.map((name, index) =>
		anAsset(100 + index, { name, budget: budgetOf(0) })
	);
	const hidden = anAsset(200, { name: 'Hidden from the client', isInDisplay: false });
	return [...assets, ...hostile, hidden];
}

/** A report with every part, whose last one had other assets. */
export function sampleReport(assets = sampleAssets()): ReportToExport {
	const initiatives = [
		anInitiative('firewall', {
			title: 'New firewall',
			why: 'The old one is out of support',
			cost: { kind: 'typed', oneTimeMinor: 420_000 }
		})
	];
	const placed = placedAssets(assets, initiatives, day);
	const before = placedAssets(
		[
			anAsset(900, { name: 'OLD-PC' }),
			...assets.slice(0, 5).map((one) => ({ ...one, grade: gradeFor('keep') }))
		],
		[],
		day
	);
	const facts: ReportFacts = {
		companyName: 'Harlan & Finch Architects',
		asOf,
		brand: {
			mspName: 'Northgate IT',
			logo: null,
			colour: '#1a3c6e',
			currency: 'USD',
			locale: 'en-US',
			dateFormat: 'day-first'
		},
		template: {
			id: 'standard',
			name: 'Standard',
			grades: defaultGrades,
			columns: [
				...defaultColumns,
				{ key: downloadedColumn('rmmDeviceID'), build: true, display: false, width: null }
			]
		},
		osTable: { asOf: isoDate('2026-11-01'), dataSource: 'endoflife.date' },
		dataAsOf: '2026-11-23T09:00:00.000Z',
		startMonth: 1,
		fields: [{ key: 'rmmDeviceID', label: 'RMM Device ID' }],
		assets: placed,
		initiatives,
		trend: [{ on: then, health: healthOf([{ healthy: true, counts: true, weight: 1 }]) }],
		previous: null,
		changes: changesSince({
			then: { asOf: then, assets: before },
			now: { day, assets: placed },
			goneReason: () => ({ cause: 'inactive', since: null }),
			links: [],
			dismissed: []
		})
	};
	const draft = newDraft(
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
	);
	return {
		isDraft: false,
		content: {
			...draft,
			notes: [
				{
					id: 'n1',
					kind: 'note',
					text: internalWords,
					who: '',
					until: null,
					isDone: false,
					isInternal: true
				},
				{
					id: 'n2',
					kind: 'action',
					text: 'Order the servers',
					who: 'Dana',
					until: isoDate('2026-12-15'),
					isDone: false,
					isInternal: false
				}
			],
			assetNotes: { [idOf(1)]: internalWords }
		},
		facts,
		texts: { summary: fromPlainText('You own thirty assets.\n- One is old\n- One is lost') }
	};
}

/** A picture of one pixel. */
export const logo =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The report of an MSP that has a logo and writes the year first. */
export function branded(report: ReportToExport): ReportToExport {
	const brand = { ...report.facts.brand, logo, dateFormat: 'year-first' };
	return { ...report, facts: { ...report.facts, brand } };
}
