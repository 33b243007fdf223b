/** A draft and a completed report of one small company, for tests of what stores and shows them. */
import { defaultColumns } from '$lib/domain/columns.ts';
import { isoDate, type IsoDate } from '$lib/domain/dates.ts';
import { healthOf } from '$lib/domain/health.ts';
import type { CompanyId } from '$lib/domain/ids.ts';
import { placedAssets } from '$lib/domain/report/budget.ts';
import { changesSince } from '$lib/domain/report/changes.ts';
import type { CompletedReport } from '$lib/domain/report/completed-report.ts';
import { fiscalDay } from '$lib/domain/report/fiscal.ts';
import { freeze, type ReportFacts } from '$lib/domain/report/freeze.ts';
import { newDraft, type DraftReport } from '$lib/domain/report/report.ts';
import { fromPlainText } from '$lib/domain/report/rich-text.ts';
import { anAsset, anInitiative, asOf, gradeFor, idOf } from '../domain/report/report-assets.ts';

const day = fiscalDay(asOf, 10);
const then = isoDate('2026-05-20');

export function sampleDraft(
	id: string,
	companyId: string,
	meetingDate: IsoDate = isoDate('2026-11-24')
): DraftReport {
	return {
		...newDraft(
			{
				id,
				companyId: companyId as CompanyId,
				name: 'Q4 review',
				meetingDate,
				templateId: 'standard',
				preparer: 'Dana Whitfield',
				createdAt: '2026-11-20T09:00:00.000Z'
			},
			null
		),
		notes: [
			{
				id: 'n1',
				kind: 'action',
				text: 'Order four desktops',
				who: 'Dana',
				until: isoDate('2026-12-15'),
				isDone: false,
				isInternal: false
			}
		],
		exclusions: [idOf(3)],
		assetNotes: { [idOf(1)]: 'kept under the desk' }
	};
}

export function sampleFacts(): ReportFacts {
	const initiatives = [anInitiative('i1', { assetIds: [idOf(2)] })];
	const assets = placedAssets(
		[
			anAsset(1, { grade: gradeFor('replace'), purchaseDate: isoDate('2020-09-01') }),
			anAsset(2, { kind: 'server', type: 'Server' }),
			anAsset(3, { state: 'excluded' })
		],
		initiatives,
		day
	);
	return {
		companyName: 'Harlan & Finch Architects',
		asOf,
		brand: {
			mspName: 'Northgate IT',
			logo: null,
			colour: null,
			currency: 'USD',
			locale: 'en-US',
			dateFormat: 'day-first'
		},
		template: {
			id: 'standard',
			name: 'Standard',
			grades: [gradeFor('replace'), gradeFor('keep')],
			columns: defaultColumns
		},
		osTable: { asOf: isoDate('2026-08-22'), dataSource: 'endoflife.date' },
		dataAsOf: '2026-11-23T11:42:00.000Z',
		startMonth: 10,
		fields: [],
		assets,
		initiatives,
		trend: [{ on: then, health: healthOf([]) }],
		previous: {
			reportId: 'report-1',
			name: 'Q2 review',
			meetingDate: then,
			asOf: then,
			health: healthOf([])
		},
		changes: changesSince({
			then: { asOf: then, assets: placedAssets([anAsset(9)], [], fiscalDay(then, 10)) },
			now: { day, assets },
			goneReason: () => ({ cause: 'inactive', since: then }),
			links: [],
			dismissed: []
		})
	};
}

export function sampleCompleted(draft: DraftReport): CompletedReport {
	return freeze(draft, sampleFacts(), {
		completedAt: '2026-11-24T15:00:00.000Z',
		draftedSummary: fromPlainText('You own two assets.'),
		macros: { company: 'Harlan & Finch Architects' }
	});
}
