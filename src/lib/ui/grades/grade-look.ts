/** The ten shapes: five of the standard grades, five more for grades of a person's own. */
export const gradeShapes = [
	'replace',
	'atrisk',
	'watch',
	'unknown',
	'healthy',
	'square',
	'hexagon',
	'bars',
	'plus',
	'star'
] as const;

export type GradeShape = (typeof gradeShapes)[number];

/** Colours of a grade; each has the tokens `--NAME-fill`, `-line`, `-text` and `-tint`. */
export const gradeColours = [
	'replace',
	'atrisk',
	'watch',
	'unknown',
	'healthy',
	'plain',
	'blue',
	'violet',
	'rose',
	'brown'
] as const;

export type GradeColour = (typeof gradeColours)[number];

/** How a grade looks; the standard grades have the colour of the same name. */
export interface GradeLook {
	shape: GradeShape;
	colour: GradeColour;
}

/** Words of a shape, for pickers: a name says more than "shape 3". */
export const shapeNames: Readonly<Record<GradeShape, string>> = {
	replace: 'diamond',
	atrisk: 'triangle',
	watch: 'half circle',
	unknown: 'dashed ring',
	healthy: 'ring with a tick',
	square: 'square',
	hexagon: 'hexagon',
	bars: 'double bar',
	plus: 'plus',
	star: 'star'
};

export const colourNames: Readonly<Record<GradeColour, string>> = {
	replace: 'Red',
	atrisk: 'Orange',
	watch: 'Yellow',
	unknown: 'Grey',
	healthy: 'Green',
	plain: 'Ink',
	blue: 'Blue',
	violet: 'Violet',
	rose: 'Rose',
	brown: 'Brown'
};

/** Colour of a shape where nobody chose one. */
export function ownColour(shape: GradeShape): GradeColour {
	switch (shape) {
		case 'replace':
		case 'atrisk':
		case 'watch':
		case 'unknown':
		case 'healthy':
			return shape;
		default:
			return 'plain';
	}
}

/** Fills too light to stand alone: they get a 1 px line, Unknown a hatch as well. */
export function fillStyle(colour: GradeColour): 'solid' | 'outlined' | 'hatched' {
	if (colour === 'unknown') return 'hatched';
	return colour === 'watch' ? 'outlined' : 'solid';
}
