/** What changed at a company since the last visit, in words. */
import type { CompanyNews, Step } from '../domain/visit.ts';
import { formatCount, formatQuantity } from './format.ts';

/** The sentences of one company, the weightiest first, without a full stop. */
export function newsWords(news: CompanyNews): readonly string[] {
	const { isNew, formerName, isMissing, toReplace, configurations, health } = news;
	return [
		...(isNew ? ['New here'] : []),
		...(isMissing ? ['Missing in Autotask; its reports and notes stay'] : []),
		...(toReplace ? [replaceWords(toReplace)] : []),
		...(configurations ? [configurationWords(configurations)] : []),
		...(health ? [`Health ${health.to}\u00a0%, was ${health.from}\u00a0%`] : []),
		...(formerName === null ? [] : [`Was “${formerName}”; its reports and notes stay`])
	];
}

function replaceWords({ from, to }: Step): string {
	if (to === 0) return `None to replace, ${formatCount(from)} before`;
	return `${formatCount(to)} to replace, ${formatCount(from)} before`;
}

function configurationWords({ from, to }: Step): string {
	const difference = Math.abs(to - from);
	const many = formatQuantity(difference, 'configuration', 'configurations');
	return `${many} ${to > from ? 'more' : 'fewer'}, ${formatCount(to)} now`;
}
