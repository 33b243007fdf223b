/** The steps for the API user in Autotask, as they stand beside the form (product.md, section 2). */

/** A run of words; `strong` ones are labels of Autotask's own screens. */
export interface GuideWords {
	readonly text: string;
	readonly strong?: true;
}

export interface GuideStep {
	readonly title: string;
	readonly body: readonly GuideWords[];
}

const words = (text: string): GuideWords => ({ text });
const label = (text: string): GuideWords => ({ text, strong: true });

export const connectGuide: readonly GuideStep[] = [
	{
		title: 'Menu › Admin › Company Settings & Users › Resources/Users',
		body: [words('Choose '), label('New API User'), words('.')]
	},
	{
		title: 'General',
		body: [
			words('First name: '),
			label('API'),
			words('. Last name: '),
			label('Almanac'),
			words(
				'. E-mail address: one that you can read, because Autotask sends lock-out mail there. Security level: '
			),
			label('API User (system)'),
			words(', or a read-only copy of it. Primary internal location: yours.')
		]
	},
	{
		title: 'Credentials',
		body: [
			words('Press '),
			label('Generate Key'),
			words(', then '),
			label('Generate Secret'),
			words('. Copy both now: Autotask never shows the secret again after you leave that page.')
		]
	},
	{
		title: 'API Tracking Identifier',
		body: [
			words('Choose '),
			label('Custom (internal integration)'),
			words(' and copy the identifier into the form.')
		]
	},
	{
		title: 'Save & Close',
		body: [words('A new key later re-enables the integration; nothing here is lost.')]
	}
];
