/** Words of what the data lack, and how it is mended. */
import type { DataGap } from '../domain/data-quality.ts';

export interface GapWords {
	readonly label: string;
	/** Head of a narrow column. */
	readonly short: string;
	/** What follows from it. */
	readonly why: string;
	/** What a person can do about it. */
	readonly mend: string;
}

export const gapWords: Readonly<Record<DataGap, GapWords>> = {
	'no-purchase-date': {
		label: 'No purchase date',
		short: 'No date',
		why: 'Without it a configuration has no age, and only its operating system can grade it.',
		mend: 'Tick rows and give them a date, or paste a table of dates.'
	},
	'purchase-date-in-future': {
		label: 'Purchase date in the future',
		short: 'Future date',
		why: 'It counts as unknown until that day comes.',
		mend: 'Tick rows and give them the right date.'
	},
	'no-serial-number': {
		label: 'No serial number',
		short: 'No serial',
		why: 'Dates by serial number can’t find it; a manufacturer’s placeholder counts as none.',
		mend: 'Tick one row and write its serial number, or leave the rows as they are.'
	},
	'os-not-recognised': {
		label: 'OS not recognised',
		short: 'OS unknown',
		why: 'The end of its support is unknown, so that it can’t be graded by it.',
		mend: 'Say once what a text means, or tick rows and name their system.'
	},
	'no-type': {
		label: 'No type',
		short: 'No type',
		why: 'Without type or category there is no lifespan of its kind, no class and no budget.',
		mend: 'Tick rows and give them a type.'
	},
	'duplicate-serial-number': {
		label: 'Duplicate serial number',
		short: 'Duplicates',
		why: 'Two records of one configuration would double its budget.',
		mend: 'Mend it in Autotask, write the right serial number here, or leave the rows as they are.'
	}
};
