import type { OsVerdict } from '../os-support/os-verdict.ts';
import { truthOf, type Truth } from './leaf.ts';
import { limitsOf } from './limits.ts';
import { isWithin } from './ranges.ts';
import type { FreeUpdateNeed, NumberComparison, OsSupportCondition } from './rule.ts';

export function supportTruth(condition: OsSupportCondition, verdict: OsVerdict): Truth {
	if (condition.operator === 'is-empty') return truthOf(verdict.kind === 'unknown');
	if (verdict.kind === 'unknown') return 'unknown';
	const need: FreeUpdateNeed = condition.freeUpdate;
	const isMet = need === 'either' || (verdict.freeUpdate !== null) === (need === 'with');
	if (condition.operator !== 'ends-within')
		return truthOf(verdict.kind === condition.operator && isMet);
	const { daysLeft } = verdict;
	const isNear = verdict.kind === 'supported' && daysLeft !== null && daysLeft <= condition.days;
	return truthOf(isNear && isMet);
}

/** No published end is endless; an end without a day lies behind. */
export function daysLeftTruth(comparison: NumberComparison, verdict: OsVerdict): Truth {
	if (comparison.operator === 'is-empty') return truthOf(verdict.kind === 'unknown');
	if (verdict.kind === 'unknown') return 'unknown';
	const days = verdict.daysLeft ?? (verdict.kind === 'supported' ? Infinity : -Infinity);
	const [from, to] = limitsOf(comparison);
	return truthOf(isWithin(days, comparison.operator, { from, to }));
}
