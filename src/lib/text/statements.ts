/** Words of what people say about configurations. */
import type { Budget } from '../domain/classes.ts';
import { oneTimeMinor } from '../domain/report/asset.ts';
import { lastDayOf } from '../domain/report/fiscal.ts';
import type { StatementAbout, StatementValue } from '../domain/statement-list.ts';
import { gapWords } from './data-quality.ts';
import { formatDay } from './format.ts';
import { lifespanText } from './grades.ts';
import type { MoneyFormat } from './money.ts';

interface DeedWords {
	/** In the bar below a table. */
	readonly button: string;
	/** Of the field. */
	readonly label: string;
	/** Where nothing was written. */
	readonly missing: string;
	/** What it does, before it does: of "4 configurations". */
	readonly consequence: (count: string) => string;
}

const overAll = (count: string): string =>
	`Stands over Autotask for ${count}, in every report, until you take it back.`;

export const deedWords = {
	grade: {
		button: 'Grade',
		label: 'Grade',
		missing: 'Choose a grade.',
		consequence: (count) => `Stands for ${count}, whatever the rules say.`
	},
	class: {
		button: 'Class',
		label: 'Class',
		missing: 'Choose a class.',
		consequence: (count) => `Stands for ${count}, whatever the rules say.`
	},
	'purchase-date': {
		button: 'Purchase date',
		label: 'Purchase date',
		missing: 'Write a whole date.',
		consequence: overAll
	},
	'expiration-date': {
		button: 'Expiration date',
		label: 'Expiration date',
		missing: 'Write a whole date.',
		consequence: overAll
	},
	lifespan: {
		button: 'Lifespan',
		label: 'Lifespan',
		missing: 'Write years.',
		consequence: (count) => `Stands for ${count}, over class, type and template.`
	},
	extendedSupport: {
		button: 'Extended support',
		label: 'Extended support bought',
		missing: 'Choose yes or no.',
		consequence: (count) => `Stands for ${count}, over class and company.`
	},
	type: { button: 'Type', label: 'Type', missing: 'Choose a type.', consequence: overAll },
	os: {
		button: 'Operating system',
		label: 'Operating system',
		missing: 'Write an operating system.',
		consequence: overAll
	},
	serialNumber: {
		button: 'Serial number',
		label: 'Serial number',
		missing: 'Write a serial number.',
		consequence: overAll
	},
	note: {
		button: 'Note',
		label: 'Note',
		missing: 'Write a note.',
		consequence: (count) => `Replaces the notes of ${count}; an empty one removes them.`
	},
	leave: {
		button: 'Leave as it is',
		label: 'Leave as it is',
		missing: 'Choose a list first.',
		consequence: (count) => `${count} will no longer be listed here for this.`
	}
} as const satisfies Record<string, DeedWords>;

/** After statements were removed: "Taken back for 4 configurations." */
export function takenBackWords(count: string): string {
	return `Taken back for ${count}.`;
}

/** What a statement is about, in the filter and the table. */
export const aboutWords: Readonly<Record<StatementAbout, string>> = {
	grade: 'Grade',
	class: 'Class',
	'purchase-date': 'Purchase date',
	'expiration-date': 'Expiration date',
	lifespan: 'Lifespan',
	extendedSupport: 'Extended support bought',
	budget: 'Budget',
	period: 'Year or quarter',
	type: 'Type',
	serialNumber: 'Serial number',
	os: 'Operating system',
	leftAsIs: 'Left as it is'
};

export interface StatementNames {
	readonly money: MoneyFormat;
	/** Names of grades and classes by id; a template may have lost them. */
	readonly gradeName: (id: string) => string | undefined;
	readonly className: (id: string) => string | undefined;
}

/** What was said, in words. */
export function statementText(said: StatementValue, names: StatementNames): string {
	switch (said.about) {
		case 'grade':
			return names.gradeName(said.value) ?? 'A grade that no template has any more';
		case 'class':
			if (said.value === null) return 'No class';
			return names.className(said.value) ?? 'A class that no template has any more';
		case 'lifespan':
			return lifespanText(said.value);
		case 'extendedSupport':
			return said.value ? 'Yes' : 'No';
		case 'budget':
			return budgetText(said.value, names.money);
		case 'period':
			return `${formatDay(said.value.start)} to ${formatDay(lastDayOf(said.value))}`;
		case 'leftAsIs':
			return said.value.map((gap) => gapWords[gap].label).join(', ');
		case 'purchase-date':
		case 'expiration-date':
			return formatDay(said.value);
		default:
			return said.value;
	}
}

/** Where a statement comes from: "typed", "from a table (dates.csv)". */
export function originText(said: StatementValue): string {
	if (!('from' in said) || said.from === 'person') return 'By hand';
	const from = said.from === 'file' ? 'From a table' : 'From the vendor';
	return said.origin === null ? from : `${from} (${said.origin})`;
}

function budgetText(budget: Budget, money: MoneyFormat): string {
	const once = oneTimeMinor(budget);
	const monthly = budget.recurringMonthlyMinor;
	return monthly === 0 ? money.amount(once) : `${money.amount(once)}, ${money.monthly(monthly)}`;
}
