/** The executive summary in words: a sentence for each fact, with the numbers that it rests on. */
import { healthPercent, type Health } from '../domain/health.ts';
import type { ConfigurationId } from '../domain/ids.ts';
import type { Family } from '../domain/report/budget-group.ts';
import { run, type Block, type RichText } from '../domain/report/rich-text.ts';
import type { SummaryCode, SummaryFact, SystemCount } from '../domain/report/summary.ts';
import { formatCount, formatQuantity } from './format.ts';
import type { ReportFormat } from './report-format.ts';
import { joined } from './setup.ts';

/** One sentence with the assets behind its numbers. */
export interface SummarySentence {
	readonly code: SummaryCode;
	readonly text: string;
	readonly assetIds: readonly ConfigurationId[];
}

const familyNouns: Readonly<Record<Family, readonly [one: string, many: string]>> = {
	computers: ['computer', 'computers'],
	servers: ['server', 'servers'],
	network: ['network device', 'network devices'],
	'power-print': ['power or print device', 'power and print devices'],
	other: ['other asset', 'other assets']
};

export function summarySentences(
	facts: readonly SummaryFact[],
	format: ReportFormat
): SummarySentence[] {
	return facts.map((fact) => ({
		code: fact.code,
		text: sentenceOf(fact, format),
		assetIds: 'assetIds' in fact ? fact.assetIds : []
	}));
}

/** The sentences as paragraphs: what is owned and its health, what is unsafe, what it costs. */
export function summaryText(facts: readonly SummaryFact[], format: ReportFormat): RichText {
	const sentences = summarySentences(facts, format);
	const paragraphs = paragraphCodes.map((codes) =>
		sentences.filter(({ code }) => codes.includes(code)).map(({ text }) => text)
	);
	const blocks = paragraphs
		.filter((lines) => lines.length > 0)
		.map((lines): Block => ({ kind: 'paragraph', runs: [run(lines.join(' '))] }));
	return { blocks };
}

const paragraphCodes: readonly (readonly SummaryCode[])[] = [
	['owned', 'health', 'changed', 'unchanged'],
	['out-of-support', 'losing-support', 'past-limit', 'not-known'],
	['overdue', 'due-this-year', 'due-in-horizon', 'unscheduled', 'recurring']
];

function sentenceOf(fact: SummaryFact, format: ReportFormat): string {
	const { money, day } = format;
	switch (fact.code) {
		case 'owned':
			return `You own ${assets(fact.count)}: ${joined(
				fact.families.map(({ family, count }) => formatQuantity(count, ...familyNouns[family]))
			)}.`;
		case 'health':
			return healthSentence(fact.health, fact.before, format);
		case 'changed':
			return changedSentence(fact, format);
		case 'unchanged':
			return `Nothing has changed since ${day(fact.since)}.`;
		case 'out-of-support':
			return `${assets(fact.count)} ${are(fact.count, 'runs', 'run')} an operating system without security support: ${systems(fact.systems, format, 'ended')}.${mendedWords(fact)}`;
		case 'losing-support':
			return `${assets(fact.count)} ${are(fact.count, 'loses', 'lose')} security support within a year: ${systems(fact.systems, format, 'ends')}.`;
		case 'past-limit':
			return `${assets(fact.count)} ${are(fact.count, 'is', 'are')} older than the limit of ${are(fact.count, 'its', 'their')} age.`;
		case 'overdue':
			return `${assets(fact.count)} should have been replaced before${fact.minor > 0 ? `; that costs ${money.amount(fact.minor)}` : ''}.`;
		case 'due-this-year':
			return `Due this fiscal year ${are(fact.count, 'is', 'are')} ${assets(fact.count)}${fact.minor > 0 ? `, for ${money.amount(fact.minor)}` : ''}.`;
		case 'due-in-horizon':
			if (fact.minor === 0) {
				return `Over ${formatCount(fact.years)} years ${assets(fact.count)} ${are(fact.count, 'is', 'are')} due; no budget is set for ${are(fact.count, 'it', 'them')} yet.`;
			}
			return `Over ${formatCount(fact.years)} years ${assets(fact.count)} ${are(fact.count, 'is', 'are')} due, for ${money.amount(fact.minor)}; setting aside ${money.amount(fact.levelledYearMinor)} a year pays for all of it in time.`;
		case 'unscheduled':
			return `${assets(fact.count)} without a date${fact.minor > 0 ? `, ${money.amount(fact.minor)},` : ''} ${are(fact.count, 'is', 'are')} not in these figures.`;
		case 'recurring':
			return `What runs every month costs ${money.monthly(fact.monthlyMinor)}.`;
		case 'not-known':
			return `Of ${assets(fact.count)} too little is known to judge ${are(fact.count, 'it', 'them')}.`;
	}
}

function assets(count: number): string {
	return formatQuantity(count, 'asset', 'assets');
}

function are(count: number, one: string, many: string): string {
	return count === 1 ? one : many;
}

function healthSentence(
	health: Health,
	before: Extract<SummaryFact, { code: 'health' }>['before'],
	{ day }: ReportFormat
): string {
	if (health.kind === 'not-rated') return 'Nothing among them counts in health yet.';
	const percent = healthPercent(health);
	const now = `${formatCount(health.healthyCount)} of the ${formatCount(health.countedCount)} that count are healthy, ${percent}\u00a0%`;
	if (before?.health.kind !== 'rated') return `${now}.`;
	const points = percent - healthPercent(before.health);
	if (points === 0) return `${now}, as on ${day(before.on)}.`;
	const difference = formatQuantity(Math.abs(points), 'point', 'points');
	return `${now}, ${difference} ${points > 0 ? 'more' : 'less'} than on ${day(before.on)}.`;
}

function changedSentence(
	fact: Extract<SummaryFact, { code: 'changed' }>,
	{ day }: ReportFormat
): string {
	const told = [
		[fact.added, 'is new', 'are new'],
		[fact.gone, 'is gone', 'are gone'],
		[fact.replaced, 'was replaced', 'were replaced'],
		[fact.better, 'has a better grade', 'have a better grade'],
		[fact.worse, 'has a worse grade', 'have a worse grade']
	] as const;
	const parts = told.flatMap(([count, one, many]) =>
		count > 0 ? [`${formatCount(count)} ${are(count, one, many)}`] : []
	);
	return `Since ${day(fact.since)}, ${joined(parts)}.`;
}

function systems(
	list: readonly SystemCount[],
	{ day }: ReportFormat,
	verb: 'ended' | 'ends'
): string {
	const told = list.slice(0, 3).map(({ name, end, count }) => {
		const when = end === null ? '' : `, ${verb} on ${day(end)}`;
		return `${formatCount(count)} on ${name}${when}`;
	});
	const rest = list.slice(3).reduce((sum, { count }) => sum + count, 0);
	return [...told, ...(rest > 0 ? [`${formatCount(rest)} on others`] : [])].join('; ');
}

function mendedWords({ mended, count }: Extract<SummaryFact, { code: 'out-of-support' }>): string {
	if (mended === 0) return '';
	if (mended === count) return ' A free update mends that.';
	return ` A free update mends ${formatCount(mended)} of them.`;
}
