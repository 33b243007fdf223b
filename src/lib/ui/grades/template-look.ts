import type {
	GradeColour as TemplateColour,
	GradeMark as TemplateMark
} from '../../domain/rules/default-grades.ts';
import type { GradeColour, GradeLook, GradeShape } from './grade-look.ts';

/** Shapes and colours by the names that a template stores. */
export const shapeOfMark: Readonly<Record<TemplateMark, GradeShape>> = {
	'diamond-cross': 'replace',
	'triangle-exclamation': 'atrisk',
	'half-circle': 'watch',
	'dashed-ring': 'unknown',
	'ring-tick': 'healthy',
	square: 'square',
	hexagon: 'hexagon',
	'double-bar': 'bars',
	plus: 'plus',
	star: 'star'
};

export const tokenOfColour: Readonly<Record<TemplateColour, GradeColour>> = {
	red: 'replace',
	orange: 'atrisk',
	yellow: 'watch',
	grey: 'unknown',
	green: 'healthy',
	ink: 'plain',
	blue: 'blue',
	violet: 'violet',
	rose: 'rose',
	brown: 'brown'
};

/** How a grade of a template looks. */
export function lookOf(grade: {
	readonly mark: TemplateMark;
	readonly colour: TemplateColour;
}): GradeLook {
	return { shape: shapeOfMark[grade.mark], colour: tokenOfColour[grade.colour] };
}

const markOfShape = new Map(
	Object.entries(shapeOfMark).map(([mark, shape]) => [shape, mark as TemplateMark])
);
const colourOfToken = new Map(
	Object.entries(tokenOfColour).map(([colour, token]) => [token, colour as TemplateColour])
);

/** A look by the names that a template stores. */
export function gradeLook({ shape, colour }: GradeLook): {
	mark: TemplateMark;
	colour: TemplateColour;
} {
	return {
		mark: markOfShape.get(shape) ?? 'square',
		colour: colourOfToken.get(colour) ?? 'ink'
	};
}
