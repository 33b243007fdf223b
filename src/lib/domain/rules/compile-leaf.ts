import type { RuleContext } from './context.ts';
import { downloadedLeaf } from './downloaded-leaf.ts';
import { truthOf, type Leaf } from './leaf.ts';
import type { Condition } from './rule.ts';
import { daysLeftTruth, supportTruth } from './support-leaves.ts';
import { classLeaf, textLeaf } from './text-leaves.ts';
import { dateLeaf, lifespanLeaf, numberLeaf } from './whole-leaves.ts';

/** Makes a condition ready for one day and table. */
export function leafOf(condition: Condition, context: RuleContext): Leaf {
	switch (condition.field) {
		case 'purchase-date':
		case 'expiration-date':
		case 'last-seen':
			return dateLeaf(condition, context);
		case 'age':
		case 'ram':
		case 'expiration-days-left':
		case 'last-seen-days-ago':
			return numberLeaf(condition, context);
		case 'os-support-days-left':
			return { reads: 'os-support', truth: (verdict) => daysLeftTruth(condition, verdict) };
		case 'lifespan':
			return lifespanLeaf(condition, context);
		case 'os-support':
			return { reads: 'os-support', truth: (verdict) => supportTruth(condition, verdict) };
		case 'kind':
			return {
				reads: 'kind',
				truth: (kind) => truthOf((kind === condition.value) === (condition.operator === 'is'))
			};
		case 'class':
			return classLeaf(condition);
		case 'downloaded':
			return downloadedLeaf(condition, context);
		default:
			return textLeaf(condition, context);
	}
}
