/** Words of what people say about configurations. */
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
		missing: '',
		consequence: (count) => `${count} will no longer be listed here for this.`
	}
} as const satisfies Record<string, DeedWords>;

/** After statements were removed: "Taken back for 4 configurations." */
export function takenBackWords(count: string): string {
	return `Taken back for ${count}.`;
}
