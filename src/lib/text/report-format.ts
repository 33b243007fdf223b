/** How one report writes: in its own currency, dates and fiscal calendar, frozen with it. */
import type { IsoDate } from '../domain/dates.ts';
import type { FieldKey } from '../domain/field.ts';
import { periodLabel, type Period } from '../domain/report/fiscal.ts';
import type { ReportFacts } from '../domain/report/freeze.ts';
import type { SentenceFormat } from '../domain/rules/words.ts';
import { dateFormats, type DateFormat } from '../domain/workspace-settings.ts';
import { formatDayAs } from './format.ts';
import { fieldName } from './fields.ts';
import { sentenceFormat } from './grades.ts';
import { moneyFormat, type MoneyFormat } from './money.ts';

export interface ReportFormat {
	/** An ISO date or date-time: "14 Oct 2025". */
	day(iso: string): string;
	readonly money: MoneyFormat;
	readonly sentences: SentenceFormat;
	/** "FY27 Q1" */
	period(period: Period): string;
	/** A downloaded field as Autotask calls it. */
	fieldLabel(key: FieldKey): string;
}

export function reportFormat(
	facts: Pick<ReportFacts, 'brand' | 'startMonth' | 'fields'>
): ReportFormat {
	const format = dateFormatOf(facts.brand.dateFormat);
	const labels = new Map(facts.fields.map(({ key, label }) => [key, label]));
	const day = (iso: string): string => formatDayAs(iso, format);
	const fieldLabel = (key: FieldKey): string => fieldName(key, labels);
	return {
		day,
		money: moneyFormat(facts.brand.currency),
		sentences: { ...sentenceFormat(fieldLabel), date: (date: IsoDate) => day(date) },
		period: (period) => periodLabel(period, facts.startMonth),
		fieldLabel
	};
}

function dateFormatOf(name: string): DateFormat {
	return dateFormats.find((known) => known === name) ?? 'day-first';
}
