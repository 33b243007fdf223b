/** Sentences about templates as a whole. */
import type { TemplateProblem } from '../domain/template-problems.ts';
import type { Template } from '../domain/template.ts';
import { isKind, type Kind } from '../domain/kinds.ts';
import { kindWords } from './grades.ts';
import { formatQuantity } from './format.ts';
import { problemSentence } from './template-problems.ts';

/** "Used by 14 companies". */
export function usedBy(companies: number): string {
	if (companies === 0) return 'Used by no company';
	return `Used by ${formatQuantity(companies, 'company', 'companies')}`;
}

/** "Default · used by 14 companies". */
export function templateFacts(companies: number, isDefault: boolean): string {
	const words = usedBy(companies);
	return isDefault ? `Default · ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}

/** Where the first problem of a template is, what to do, and how many more there are. */
export function problemsText(problems: readonly TemplateProblem[], template: Template): string {
	const [first] = problems;
	if (!first) return '';
	const [part, place] = first.path.split('.');
	const list = part === 'grades' || part === 'classes' ? template[part] : [];
	const name =
		part === 'lifespans' && isKind(place ?? '')
			? kindWords[place as Kind]
			: list[Number(place)]?.name.trim();
	const more = problems.length - 1;
	const words = `${name ? `${name}: ` : ''}${problemSentence(first.code)}`;
	return more === 0
		? words
		: `${words} ${formatQuantity(more, 'more place', 'more places')} to mend.`;
}
