import { describe, expect, it } from 'vitest';
import { defaultGrades, gradeColours, gradeMarks } from '$lib/domain/rules/default-grades.ts';
import { colourNames, gradeShapes, ownColour } from '$lib/ui/grades/grade-look.ts';
import { lookOf, shapeOfMark, tokenOfColour } from '$lib/ui/grades/template-look.ts';

describe('the look of a template’s grade', () => {
	it('is a shape of its own for every mark, a token for every colour', () => {
		expect(new Set(Object.values(shapeOfMark))).toEqual(new Set(gradeShapes));
		expect(gradeMarks.map((mark) => shapeOfMark[mark])).toHaveLength(gradeShapes.length);
		expect(new Set(Object.values(tokenOfColour)).size).toBe(gradeColours.length);
	});

	it('has the colour that its name says', () => {
		for (const colour of gradeColours) {
			expect(colourNames[tokenOfColour[colour]].toLowerCase()).toBe(colour);
		}
	});

	it('of the standard grades is their own', () => {
		for (const grade of defaultGrades) {
			const { shape, colour } = lookOf(grade);
			expect(colour).toBe(ownColour(shape));
		}
	});
});
