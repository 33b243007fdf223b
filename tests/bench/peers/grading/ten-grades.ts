/** Ten grades as a careful MSP would write them; the first reads a free text of every configuration. */
import { isoDate } from '../../../../src/lib/domain/dates.ts';
import { defaultGrades, type Grade } from '../../../../src/lib/domain/rules/default-grades.ts';
import type { Rule } from '../../../../src/lib/domain/rules/rule.ts';
import { defaultTemplate } from '../../../../src/lib/domain/standard-template.ts';
import type { Template } from '../../../../src/lib/domain/template.ts';

/** A downloaded field that differs on nearly every configuration and that no snapshot holds. */
export const freeText = 'rmmDeviceAuditHostname';
/** What the first grade looks for in it, in lower case. */
export const wantedText = 'srv';
export const smallGigabytes = 16;
export const oldPurchase = isoDate('2021-01-01');

const all = (...rules: Rule[]): Rule => ({ kind: 'group', match: 'all', rules });
const [replace, atRisk, watch, unknown, healthy] = defaultGrades as readonly [
	Grade,
	Grade,
	Grade,
	Grade,
	Grade
];

const rules: readonly (readonly [name: string, rule: Rule])[] = [
	[
		'Named',
		{
			kind: 'condition',
			field: 'downloaded',
			name: freeText,
			as: 'text',
			operator: 'contains',
			value: wantedText
		}
	],
	[
		'Small laptop',
		all(
			{ kind: 'condition', field: 'status', operator: 'is', value: 'Active' },
			{ kind: 'condition', field: 'kind', operator: 'is', value: 'laptop' },
			{ kind: 'condition', field: 'ram', operator: 'less-than', value: smallGigabytes }
		)
	],
	['Replace', replace.rule],
	['At risk', atRisk.rule],
	['Watch', watch.rule],
	[
		'HP of three years',
		all(
			{ kind: 'condition', field: 'manufacturer', operator: 'is', value: 'HP' },
			{ kind: 'condition', field: 'age', operator: 'at-least', value: 3 }
		)
	],
	[
		'Printer of four years',
		all(
			{ kind: 'condition', field: 'kind', operator: 'is', value: 'printer' },
			{ kind: 'condition', field: 'age', operator: 'at-least', value: 4 }
		)
	],
	[
		'Old purchase',
		{
			kind: 'condition',
			field: 'purchase-date',
			operator: 'less-than',
			value: oldPurchase
		}
	],
	['Unknown', unknown.rule],
	['Healthy', healthy.rule]
];

/** As somebody edits the template that every company uses. */
export const tenGrades: Template = {
	...defaultTemplate,
	grades: rules.map(([name, rule]) => ({ ...healthy, id: name, name, rule }))
};
