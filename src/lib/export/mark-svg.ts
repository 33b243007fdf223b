/** The marks of grades as drawings for the HTML file (design.md, section 3; the app's are components). */
import type { GradeColour, GradeMark } from '../domain/rules/default-grades.ts';
import { gradeInks } from './colours.ts';

const line = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"';
const solid = 'fill="currentColor" fill-rule="evenodd"';

const shapes: Readonly<Record<GradeMark, string>> = {
	'diamond-cross': `<path ${solid} transform="rotate(45 8 8)" d="M3.4 2.7h9.2a.7.7 0 0 1 .7.7v9.2a.7.7 0 0 1-.7.7H3.4a.7.7 0 0 1-.7-.7V3.4a.7.7 0 0 1 .7-.7ZM7.2 5.2v2h-2v1.6h2v2h1.6v-2h2V7.2h-2v-2Z"/>`,
	'triangle-exclamation': `<path ${solid} d="M7.3 1.5a.8.8 0 0 1 1.4 0l6.6 11.9a.8.8 0 0 1-.7 1.2H1.4a.8.8 0 0 1-.7-1.2ZM7.2 5.6v4.4h1.6V5.6ZM7.2 11.2v1.6h1.6v-1.6Z"/>`,
	'half-circle': `<circle ${line} cx="8" cy="8" r="6.3"/><path ${solid} d="M8 1.7a6.3 6.3 0 0 0 0 12.6Z"/>`,
	'dashed-ring': `<circle ${line} cx="8" cy="8" r="6.3" stroke-dasharray="2.6 2.348"/><circle ${solid} cx="8" cy="8" r="1.5"/>`,
	'ring-tick': `<circle ${line} cx="8" cy="8" r="6.3"/><path ${line} d="m5.2 8.2 2 2 3.7-4"/>`,
	square: `<rect ${solid} x="2.2" y="2.2" width="11.6" height="11.6" rx="1"/>`,
	hexagon: `<path ${line} d="M8 1.5 13.6 4.75v6.5L8 14.5 2.4 11.25v-6.5Z"/><circle ${solid} cx="8" cy="8" r="1.8"/>`,
	'double-bar': `<path ${solid} d="M2.6 2h4v12h-4ZM9.4 2h4v12h-4Z"/>`,
	plus: `<path ${solid} d="M5.9 1.6h4.2v4.3h4.3v4.2h-4.3v4.3H5.9v-4.3H1.6V5.9h4.3Z"/>`,
	star: `<path ${solid} d="m8 .9 2.2 4.6 5 .7-3.6 3.5.9 5L8 12.3l-4.5 2.4.9-5L.8 6.2l5-.7Z"/>`
};

/** A mark of 12 pixels; the word beside it says the grade. */
export function markSvg(mark: GradeMark, colour: GradeColour): string {
	const ink = gradeInks[colour].line;
	return `<svg class="mark" viewBox="0 0 16 16" width="12" height="12" style="color:${ink}" aria-hidden="true">${shapes[mark]}</svg>`;
}
