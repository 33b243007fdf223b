/** Words of reports that screens and files share: parts, groups, bands, kinds of change. */
import type { AgeBand, WarrantyBand } from '../domain/report/dashboard.ts';
import type { BudgetColumn } from '../domain/report/budget-columns.ts';
import type { BudgetGroup, Family } from '../domain/report/budget-group.ts';
import type { ChangeKind } from '../domain/report/changes.ts';
import { periodLabel, type StartMonth } from '../domain/report/fiscal.ts';
import type { GoneCause } from '../domain/report/gone.ts';
import type { InitiativeStatus } from '../domain/report/initiative.ts';
import type { LifecycleSpan, NoLimitReason } from '../domain/report/lifecycle.ts';
import type { PartKind, ReportPart } from '../domain/report/parts.ts';
import { healthPercent, type Health } from '../domain/health.ts';
import { kindWords } from './grades.ts';

const nbsp = '\u00a0';

export const partWords: Readonly<Record<PartKind, string>> = {
	cover: 'Cover',
	summary: 'Executive summary',
	dashboard: 'Dashboard',
	assets: 'Assets',
	lifecycle: 'Lifecycle',
	budget: 'Budget',
	roadmap: 'Roadmap',
	changes: 'Changes since the last meeting',
	notes: 'Notes and actions',
	text: 'Text'
};

/** A person's name for a part, else the name of its kind. */
export function partName(part: Pick<ReportPart, 'kind' | 'name'>): string {
	return part.name ?? partWords[part.kind];
}

export const familyWords: Readonly<Record<Family, string>> = {
	computers: 'Computers',
	servers: 'Servers',
	network: 'Network',
	'power-print': 'Power and print',
	other: 'Other'
};

export const ageBandWords: Readonly<Record<AgeBand, string>> = {
	'under-1': 'Under 1 year',
	'1-to-2': '1 to 2 years',
	'2-to-3': '2 to 3 years',
	'3-to-4': '3 to 4 years',
	'4-to-5': '4 to 5 years',
	'5-to-6': '5 to 6 years',
	'6-and-over': '6 years and over',
	'not-known': 'Not known'
};

export const warrantyBandWords: Readonly<Record<WarrantyBand, string>> = {
	'over-90-days': 'More than 90 days left',
	'within-90-days': 'Ends within 90 days',
	expired: 'Expired',
	'no-date': 'No date'
};

export const changeWords: Readonly<Record<ChangeKind, string>> = {
	added: 'New',
	gone: 'Gone',
	replaced: 'Replaced',
	recreated: 'Re-created',
	better: 'Grade better',
	worse: 'Grade worse',
	becameKnown: 'Became known',
	becameUnknown: 'Became unknown',
	outOfSupport: 'Newly out of support',
	dateChanged: 'Date changed',
	budgetMoved: 'Budget moved'
};

export const goneWords: Readonly<Record<GoneCause, string>> = {
	inactive: 'Inactive in Autotask',
	missing: 'Missing in Autotask',
	moved: 'Moved to another company',
	'out-of-scope': 'Out of scope',
	excluded: 'Excluded from this report',
	hidden: 'Hidden by the template',
	deleted: 'Deleted here'
};

export const initiativeStatusWords: Readonly<Record<InitiativeStatus, string>> = {
	proposed: 'Proposed',
	approved: 'Approved',
	'in-progress': 'In progress',
	done: 'Done',
	declined: 'Declined'
};

export const noLimitWords: Readonly<Record<NoLimitReason, string>> = {
	'no-purchase-date': 'No purchase date',
	'purchase-in-future': 'Purchase date lies in the future',
	'no-lifespan': 'No lifespan: only the operating system counts'
};

/** "86 %", or that nothing counts. */
export function healthWords(health: Health): string {
	return health.kind === 'rated' ? `${healthPercent(health)}${nbsp}%` : 'Not rated';
}

/** The heading of a row of the budget. */
export function budgetGroupWords(group: BudgetGroup): string {
	switch (group.by) {
		case 'family':
			return familyWords[group.family];
		case 'kind':
			return kindWords[group.kind];
		case 'type':
			return group.type;
		case 'class':
			return `${group.type}: ${group.class?.name ?? 'no class'}`;
		case 'initiatives':
			return 'Initiatives';
	}
}

/** The heading of a column of the budget. */
/** The column of a budget beside its periods. */
export const allYearsWords = 'All years';

export function budgetColumnWords(column: BudgetColumn, startMonth: StartMonth): string {
	if (column.kind === 'later') return 'Later';
	const label = periodLabel(column.period, startMonth);
	return column.kind === 'year-only' ? `${label}, no quarter` : label;
}

/** The heading of a row of the lifecycle. */
export function lifecycleSpanWords(span: LifecycleSpan, startMonth: StartMonth): string {
	if (span.kind === 'year') return periodLabel(span.period, startMonth);
	return span.kind === 'overdue' ? 'Reached already' : 'Later';
}

/** The kinds of file that a report leaves as, and what is said while one is made. */
export const exportWords = {
	html: { label: 'Web page (HTML)', busy: 'Writing the page' },
	xlsx: { label: 'Excel workbook', busy: 'Writing the workbook' },
	pptx: { label: 'PowerPoint deck', busy: 'Writing the deck' },
	csv: { label: 'Assets as CSV', busy: 'Writing the table' }
} as const;
