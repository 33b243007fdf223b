import { describe, expect, it } from 'vitest';
import { columnNames, downloadedColumn } from '../../src/lib/domain/columns.ts';
import { isoDate } from '../../src/lib/domain/dates.ts';
import { columnHeading, columnWords } from '../../src/lib/text/columns.ts';
import {
	budgetColumnWords,
	budgetGroupWords,
	healthWords,
	lifecycleSpanWords,
	partName
} from '../../src/lib/text/report-words.ts';

const year = { start: isoDate('2026-07-01'), months: 12 } as const;

describe('words of reports', () => {
	it('calls a part what a person called it, else by its kind', () => {
		expect(partName({ kind: 'budget', name: null })).toBe('Budget');
		expect(partName({ kind: 'budget', name: 'What it costs' })).toBe('What it costs');
	});

	it('says "Not rated" where nothing counts, never a percentage', () => {
		expect(healthWords({ kind: 'not-rated' })).toBe('Not rated');
	});

	it('names a fiscal year by the year in which it ends', () => {
		expect(budgetColumnWords({ kind: 'year', period: year }, 7)).toBe('FY27');
		expect(budgetColumnWords({ kind: 'year-only', period: year }, 7)).toBe('FY27, no quarter');
		expect(budgetColumnWords({ kind: 'later' }, 7)).toBe('Later');
		expect(lifecycleSpanWords({ kind: 'year', period: year }, 7)).toBe('FY27');
	});

	it('names a class with its type, and those without one', () => {
		expect(budgetGroupWords({ by: 'class', type: 'Firewall', class: null })).toBe(
			'Firewall: no class'
		);
	});

	it('heads every column, downloaded fields as Autotask calls them', () => {
		const heading = (key: Parameters<typeof columnHeading>[0]) =>
			columnHeading(key, (field) => `label of ${field}`);
		expect(columnNames.map(heading)).toEqual(columnNames.map((name) => columnWords[name]));
		expect(heading(downloadedColumn('rmmDeviceID'))).toBe('label of rmmDeviceID');
	});
});
