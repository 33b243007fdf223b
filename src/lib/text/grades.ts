/** Words of grades: reasons, rules, actions, kinds, and where a value comes from. */
import { ageText, type IsoDate } from '../domain/dates.ts';
import type { LifespanSetting, LifespanSource } from '../domain/lifespans.ts';
import type { Kind } from '../domain/kinds.ts';
import type { GradeAction } from '../domain/rules/default-grades.ts';
import type { ClassAssignment } from '../domain/classes.ts';
import type { Grading } from '../domain/rules/grading.ts';
import { reasonText } from '../domain/rules/sentences.ts';
import type { Truth } from '../domain/rules/leaf.ts';
import type { ValueSource } from '../domain/rules/subject.ts';
import type { SentenceFormat } from '../domain/rules/words.ts';
import { formatDay } from './format.ts';

const nbsp = '\u00a0';
const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** How the workspace writes sentences; `labelOf` names downloaded fields. */
export function sentenceFormat(labelOf?: (key: string) => string): SentenceFormat {
	return {
		date: (date) => formatDay(date),
		number: (value) => figures.format(value).replace('-', '\u2212'),
		decimalSign: '.',
		...(labelOf ? { fieldLabel: labelOf } : {})
	};
}

/** The reason column: what a person wrote stands over what the rules say. */
export function standingReason(grading: Grading, format: SentenceFormat): string {
	const { override } = grading;
	if (!override) return reasonText(grading.facts, format);
	return override.note ? `“${override.note}”` : 'Set by hand';
}

/** "Rule says Replace." beside a grade that a person chose. */
export function ruleSays({ proposed }: Grading): string {
	return proposed ? `Rule says ${proposed.name}.` : 'No rule holds.';
}

export const ungradedWord = 'Ungraded';

export const actionWords: Readonly<Record<GradeAction, string>> = {
	keep: 'Keep',
	watch: 'Watch',
	plan: 'Plan',
	replace: 'Replace',
	retire: 'Retire',
	investigate: 'Investigate'
};

export const kindWords: Readonly<Record<Kind, string>> = {
	workstation: 'Workstation',
	laptop: 'Laptop',
	server: 'Server',
	'virtual-machine': 'Virtual machine',
	switch: 'Switch',
	firewall: 'Firewall',
	'access-point': 'Access point',
	ups: 'UPS',
	printer: 'Printer',
	phone: 'Phone',
	other: 'Other'
};

/** "6.2 y" in a column; empty where the age is not known. */
export function ageCell(months: number | null): string {
	return months === null ? '' : `${ageText(months)}${nbsp}y`;
}

/** "4 years recommended, 5 limit", or that age says nothing. */
export function lifespanText(setting: LifespanSetting): string {
	if (setting === 'none') return 'No lifespan: only the operating system counts';
	return `${figures.format(setting.recommended)} years recommended, ${figures.format(setting.limit)} limit`;
}

export const lifespanSourceWords: Readonly<Record<LifespanSource, string>> = {
	configuration: 'set for this configuration',
	class: 'of its class',
	type: 'of its type',
	template: 'of the template',
	default: 'Almanac’s default'
};

/** Where a value comes from: "Install Date in Autotask", "from a table (dates.csv), 3 Nov 2026", "typed on 3 Nov 2026". */
export function sourceText(source: ValueSource, labelOf: (key: string) => string): string {
	const day = source.at === null ? '' : formatDay(source.at);
	switch (source.from) {
		case 'autotask':
			return source.field === null ? 'Autotask' : `${labelOf(source.field)} in Autotask`;
		case 'person':
			return `typed${day && ` on ${day}`}`;
		case 'file':
			return `from a table${source.field === null ? '' : ` (${source.field})`}${day && `, ${day}`}`;
		case 'vendor':
			return `${source.field ?? 'vendor'}${day && `, ${day}`}`;
		case 'default':
			return 'default';
	}
}

/** How a configuration came to its class. */
export function classWords({ class: one, by }: ClassAssignment): string {
	if (one === null) return by === 'person' ? 'None, set by hand' : '';
	return by === 'person' ? `${one.name}, set by hand` : one.name;
}

export function dayText(date: IsoDate | null): string {
	return date === null ? '' : formatDay(date);
}

/** What a rule came to. */
export const truthWords: Readonly<Record<Truth, string>> = {
	true: 'holds',
	false: 'does not hold',
	unknown: 'not known'
};
