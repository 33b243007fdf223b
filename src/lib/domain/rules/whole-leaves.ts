import { epochDayOf, type IsoDate } from '../dates.ts';
import { latestStart } from './age-threshold.ts';
import type { RuleContext } from './context.ts';
import { unknownDay, type Leaf, type WholeColumn } from './leaf.ts';
import { limitsOf } from './limits.ts';
import { integerRanges, type Range } from './ranges.ts';
import type {
	DateComparison,
	DateCondition,
	DateField,
	ExpiredCondition,
	LifespanCondition,
	NumberCondition
} from './rule.ts';

type WholeLeaf = Extract<Leaf, { reads: 'whole' }>;

/** Numbers that are kept as dates or bytes; days left of support are judged with the system. */
export type WholeCondition = Exclude<NumberCondition, { field: 'os-support-days-left' }>;

const anyDay: Range = { from: unknownDay + 1, to: Infinity };
const anyMemory: Range = { from: 1, to: Infinity };

export function dateLeaf(
	condition: DateCondition | ExpiredCondition,
	{ asOf }: RuleContext
): WholeLeaf {
	const column = condition.field;
	const base = { reads: 'whole', column, known: knownDays(column, asOf) } as const;
	if (condition.operator === 'expired') {
		const ranges = [{ from: -Infinity, to: epochDayOf(asOf) - 1 }];
		return { ...base, ranges, holdsWhenUnknown: false };
	}
	return { ...base, ...dayRanges(condition) };
}

export function dayRanges(comparison: DateComparison) {
	if (comparison.operator === 'is-empty') return { ranges: [], holdsWhenUnknown: true };
	const [from, to] = limitsOf(comparison).map(epochDayOf) as [number, number];
	return { ranges: integerRanges(comparison.operator, from, to), holdsWhenUnknown: false };
}

/** Age, memory and days as ranges of the dates and bytes that columns hold. */
export function numberLeaf(condition: WholeCondition, { asOf }: RuleContext): Leaf {
	const [column, known] = columnOf(condition.field, asOf);
	const base = { reads: 'whole', column, known } as const;
	if (condition.operator === 'is-empty') return { ...base, ranges: [], holdsWhenUnknown: true };
	const limits = limitsOf(condition);
	const scaled = (scale: number) =>
		integerRanges(condition.operator, limits[0] * scale, limits[1] * scale);
	const today = epochDayOf(asOf);
	switch (condition.field) {
		case 'age':
			return {
				...base,
				ranges: scaled(12).map((months) => startsOf(months, asOf)),
				holdsWhenUnknown: false
			};
		case 'ram':
			return { ...base, ranges: scaled(2 ** 30), holdsWhenUnknown: false };
		case 'expiration-days-left':
			return {
				...base,
				ranges: scaled(1).map((days) => shifted(days, today)),
				holdsWhenUnknown: false
			};
		case 'last-seen-days-ago':
			return {
				...base,
				ranges: scaled(1).map((days) => mirrored(days, today)),
				holdsWhenUnknown: false
			};
	}
}

function columnOf(field: WholeCondition['field'], asOf: IsoDate): [WholeColumn, Range] {
	if (field === 'age') return ['purchase-date', knownDays('purchase-date', asOf)];
	if (field === 'ram') return ['ram', anyMemory];
	return [field === 'last-seen-days-ago' ? 'last-seen' : 'expiration-date', anyDay];
}

/** Ages in months as the purchase days that have them. */
function startsOf(months: Range, asOf: IsoDate): Range {
	return {
		from: months.to === Infinity ? -Infinity : latestStart(months.to + 1, asOf) + 1,
		to: months.from === -Infinity ? Infinity : latestStart(months.from, asOf)
	};
}

function shifted({ from, to }: Range, today: number): Range {
	return { from: today + from, to: today + to };
}

function mirrored({ from, to }: Range, today: number): Range {
	return { from: today - to, to: today - from };
}

export function lifespanLeaf(condition: LifespanCondition, { asOf }: RuleContext): Leaf {
	const thresholds = new Map<number, number>();
	return {
		reads: 'lifespan',
		known: knownDays('purchase-date', asOf),
		operator: condition.operator,
		threshold(lifespan) {
			const months = condition.of === 'limit' ? lifespan.limitMonths : lifespan.recommendedMonths;
			if (months === null) return null;
			const due = months + condition.plusMonths;
			const remembered = thresholds.get(due);
			if (remembered !== undefined) return remembered;
			const threshold = latestStart(due, asOf);
			thresholds.set(due, threshold);
			return threshold;
		}
	};
}

/** The known days of a date field: a purchase in the future is unknown. */
export function knownDays(field: DateField, asOf: IsoDate): Range {
	return field === 'purchase-date' ? { from: anyDay.from, to: epochDayOf(asOf) } : anyDay;
}
