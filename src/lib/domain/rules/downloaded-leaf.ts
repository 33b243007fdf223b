import { epochDayOf } from '../dates.ts';
import { parseDateText } from '../parse-date.ts';
import type { RuleContext } from './context.ts';
import { truthOf, type Leaf } from './leaf.ts';
import { limitsOf } from './limits.ts';
import { isInRanges, isWithin } from './ranges.ts';
import type { DownloadedCondition } from './rule.ts';
import { isUnwritten, writtenTruth } from './text-leaves.ts';
import { dayRanges } from './whole-leaves.ts';

/** A downloaded field is text, whatever it means; it is read as the type that it is compared with. */
export function downloadedLeaf(condition: DownloadedCondition, context: RuleContext): Leaf {
	const { name } = condition;
	if (condition.as === 'text') {
		return { reads: 'downloaded', name, truth: writtenTruth(condition) };
	}
	const isEmptyTest = condition.operator === 'is-empty';
	const read = (text: string | null): number | null => {
		if (condition.as === 'number') return numberIn(text);
		const reading = parseDateText(text, context.dateOrder?.(name));
		return reading.kind === 'date' ? epochDayOf(reading.date) : null;
	};
	const ranges = condition.as === 'date' ? dayRanges(condition).ranges : [];
	const holds = (value: number): boolean => {
		if (condition.as === 'date') return isInRanges(value, ranges);
		if (condition.operator === 'is-empty') return false;
		const [from, to] = limitsOf(condition);
		return isWithin(value, condition.operator, { from, to });
	};
	return {
		reads: 'downloaded',
		name,
		truth(text) {
			if (isEmptyTest) return truthOf(isUnwritten(text));
			const value = read(text);
			return value === null ? 'unknown' : truthOf(holds(value));
		}
	};
}

const figure =
	/^([-−+]?)(\d{1,3}(?:[,' ]\d{3})+|\d{1,3}(?:\.\d{3})+(?=,\d)|\d+)(?:[.,](\d+))? ?[^\d.,]*$/;

/**
 * The figure that a text holds, with or without a unit: "64", "12 %", "1,234.5", "12,5". Null where
 * there is none or more than one, as in an address.
 */
export function numberIn(text: string | null): number | null {
	const match = figure.exec((text ?? '').trim());
	if (!match) return null;
	const [, sign = '', whole = '', decimals = '0'] = match;
	const value = Number(`${whole.replace(/[,.' ]/g, '')}.${decimals}`);
	return sign === '' || sign === '+' ? value : -value;
}
