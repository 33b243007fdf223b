import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { defaultGrades } from '$lib/domain/rules/default-grades.ts';
import { createGrader } from '$lib/domain/rules/grading.ts';
import { evaluateRule, decisiveFacts } from '$lib/domain/rules/evaluate.ts';
import type { Condition } from '$lib/domain/rules/rule.ts';
import { gradeSentence, reasonText } from '$lib/domain/rules/sentences.ts';
import { aSubject, contextAt, english } from './subjects.ts';

function sentence(values: Parameters<typeof aSubject>[0], asOf = '2026-11-23'): string {
	const { proposed, facts } = createGrader(defaultGrades, contextAt(isoDate(asOf))).grade(
		aSubject(values)
	);
	return gradeSentence(proposed?.name ?? 'Ungraded', facts, english);
}

function reason(condition: object, values: Parameters<typeof aSubject>[0]): string {
	const rule = { kind: 'condition', ...condition } as Condition;
	return reasonText(decisiveFacts(evaluateRule(rule, aSubject(values), contextAt())), english);
}

describe('a grade in a sentence', () => {
	it.each([
		[
			{ purchaseDate: '2020-08-20', os: 'Microsoft Windows 10 Pro 10.0.19045' },
			'Replace: 6.2 years old, limit 5; Windows 10 22H2 Pro lost support on 14 Oct 2025.'
		],
		[{ purchaseDate: '2021-11-23' }, 'Replace: 5.0 years old, limit 5.'],
		[{ os: 'CentOS Linux 7' }, 'Replace: CentOS Linux 7 lost support on 30 Jun 2024.'],
		[{ os: 'Android 4.1' }, 'Replace: Android 4.1 lost support.'],
		[
			{ os: 'Windows Server 2012 R2 Standard', extendedSupportBought: true },
			'Replace: Windows Server 2012 R2 Standard lost extended support on 13 Oct 2026.'
		],
		[
			{ os: '10.0.17763' },
			'Replace: Windows build 10.0.17763 (client or server not known, earliest date) lost support on 10 Nov 2020.'
		],
		[
			{ os: 'Windows 10 Pro' },
			'Replace: Windows 10 Pro (release not known) lost support on 14 Oct 2025.'
		],
		[{ purchaseDate: '2022-01-10' }, 'At risk: 4.8 years old, recommended 4, limit 5.'],
		[
			{ os: 'Windows 11 Pro 24H2' },
			'At risk: Windows 11 24H2 Pro lost support on 13 Oct 2026; a free update to 25H2 mends it.'
		],
		[
			{ os: 'macOS 13.6' },
			'At risk: macOS 13 Ventura lost support on 15 Sep 2025; a free update to macOS 14 Sonoma mends it if the model allows.'
		],
		[
			{ os: 'Windows 11 23H2' },
			'At risk: Windows 11 23H2 (edition not known, earliest date) lost support on 11 Nov 2025; a free update to 25H2 mends it.'
		],
		[
			{ os: 'Windows Server 2016 Standard', kind: 'server' },
			'At risk: Windows Server 2016 Standard loses support on 12 Jan 2027, in 50 days.'
		],
		[
			{ purchaseDate: '2024-01-10', ramGigabytes: 4, os: 'macOS 15.1' },
			'At risk: 4 GB RAM, less than 8 GB.'
		],
		[{ os: 'macOS 15.1', expirationDate: '2026-02-12' }, 'Watch: expired on 12 Feb 2026.'],
		[
			{ purchaseDate: '2025-02-12', expirationDate: '2026-12-24' },
			'Watch: expires on 24 Dec 2026, in 31 days.'
		],
		[
			{ purchaseDate: '2025-02-12', expirationDate: '2026-11-23' },
			'Watch: expires on 23 Nov 2026, today.'
		],
		[
			{ purchaseDate: '2025-02-12', expirationDate: '2026-11-24' },
			'Watch: expires on 24 Nov 2026, in 1 day.'
		],
		[{}, 'Unknown: no purchase date and no operating system date.'],
		[
			{ purchaseDate: '2027-01-01' },
			'Unknown: purchase date 1 Jan 2027 lies in the future; no operating system date.'
		],
		[
			{ os: 'Windows 11 Pro' },
			'Unknown: no purchase date and no operating system date (release of Windows 11 Pro not known).'
		],
		[
			{ purchaseDate: '2024-02-20', kind: 'server', os: 'Windows Server 2022 Standard' },
			'Healthy: 2.7 years old, limit 7; Windows Server 2022 Standard is supported until 14 Oct 2031.'
		],
		[
			{ kind: 'virtual-machine', purchaseDate: '2010-01-01', os: 'macOS 15.1' },
			'Healthy: macOS 15 Sequoia is supported, no end published.'
		],
		[
			{ purchaseDate: '2025-01-01', os: 'Windows 11 Pro 25H2' },
			'Healthy: 1.8 years old, limit 5; Windows 11 25H2 Pro loses support on 12 Oct 2027, in 323 days; a free update to 26H2 mends it.'
		],
		[{ kind: 'other', purchaseDate: '2026-11-23' }, 'Healthy: 0.0 years old, limit 5.']
	] as const)('%j: %s', (values, expected) => expect(sentence(values)).toBe(expected));

	it('reads as in the product definition on the day after support', () => {
		const values = { purchaseDate: '2024-06-01', os: 'Microsoft Windows 11 Pro 10.0.26100' };
		expect(sentence(values, '2026-10-14')).toBe(
			'At risk: Windows 11 24H2 Pro lost support on 13 Oct 2026; a free update to 25H2 mends it.'
		);
		expect(sentence(values, '2026-10-13')).toMatch(/^Healthy/);
	});

	it('writes figures and dates as the reader does', () => {
		const german = {
			date: (date: string) => date.split('-').reverse().join('.'),
			number: String,
			decimalSign: ','
		};
		const { facts } = createGrader(defaultGrades, contextAt()).grade(
			aSubject({ purchaseDate: '2020-08-20', os: 'Windows 7 Pro' })
		);
		expect(reasonText(facts, german)).toBe(
			'6,2 years old, limit 5; Windows 7 SP1 Professional lost support on 14.01.2020'
		);
	});
});

describe('the reason in a column', () => {
	it.each([
		[
			{ field: 'class', operator: 'is', value: 'engineering' },
			{ class: 'Engineering' },
			'Class is Engineering'
		],
		[
			{ field: 'kind', operator: 'is', value: 'virtual-machine' },
			{ kind: 'virtual-machine' },
			'Kind is virtual machine'
		],
		[{ field: 'model', operator: 'is-not', value: 'X' }, { model: 'Y' }, 'Model is Y, not X'],
		[
			{ field: 'downloaded', name: 'Notes', as: 'text', operator: 'contains', value: 'spare' },
			{ downloaded: { Notes: 'Spare unit' } },
			'Notes “Spare unit” contains “spare”'
		],
		[
			{ field: 'model', operator: 'starts-with', value: 'opti' },
			{ model: 'OptiPlex' },
			'Model “OptiPlex” starts with “opti”'
		],
		[
			{ field: 'manufacturer', operator: 'is', value: 'Dell' },
			{ manufacturer: 'Dell Inc.' },
			'Manufacturer is Dell'
		],
		[{ field: 'model', operator: 'is-empty' }, {}, 'No model'],
		[
			{ field: 'age', operator: 'at-least', value: 3 },
			{ purchaseDate: '2022-01-10' },
			'4.8 years old, at least 3'
		],
		[
			{ field: 'age', operator: 'between', from: 3, to: 6 },
			{ purchaseDate: '2022-01-10' },
			'4.8 years old, between 3 and 6'
		],
		[
			{ field: 'last-seen-days-ago', operator: 'at-least', value: 30 },
			{ lastSeen: '2026-03-03' },
			'Last seen on 3 Mar 2026, 265 days ago'
		],
		[
			{ field: 'purchase-date', operator: 'less-than', value: '2023-01-01' },
			{ purchaseDate: '2022-01-10' },
			'Purchased on 10 Jan 2022'
		],
		[
			{ field: 'ram', operator: 'less-than', value: 8 },
			{ ramGigabytes: 7.19 },
			'7.1 GB RAM, less than 8 GB'
		],
		[
			{ field: 'lifespan', operator: 'at-least', of: 'recommended', plusMonths: 0 },
			{ purchaseDate: '2020-01-10', kind: 'other' },
			'6.8 years old, limit 5'
		]
	] as const)('%j on %j: %s', (condition, values, expected) => {
		expect(reason(condition, values)).toBe(expected);
	});

	it('is empty where there is nothing to tell', () => {
		expect(reasonText([], english)).toBe('');
		expect(gradeSentence('Healthy', [], english)).toBe('Healthy.');
	});

	it('tells a fact once, and what it is about only where nothing else is told', () => {
		const facts = decisiveFacts(
			evaluateRule(
				{
					kind: 'group',
					match: 'all',
					rules: [
						{ kind: 'condition', field: 'type', operator: 'is', value: 'Workstation' },
						{
							kind: 'condition',
							field: 'lifespan',
							operator: 'at-least',
							of: 'limit',
							plusMonths: 0
						},
						{
							kind: 'condition',
							field: 'lifespan',
							operator: 'at-least',
							of: 'limit',
							plusMonths: -12
						}
					]
				},
				aSubject({ type: 'Workstation', purchaseDate: '2020-01-10' }),
				contextAt()
			)
		);
		expect(reasonText(facts, english)).toBe('6.8 years old, limit 5');
	});
});

describe('the name of a downloaded field', () => {
	const condition = {
		field: 'downloaded',
		name: 'udf:Warranty Tier',
		as: 'text',
		operator: 'is',
		value: 'Gold'
	};
	const values = { downloaded: { 'udf:Warranty Tier': 'Gold' } };
	const facts = decisiveFacts(
		evaluateRule({ kind: 'condition', ...condition } as Condition, aSubject(values), contextAt())
	);

	it('is the label that the workspace knows, else its own', () => {
		expect(reasonText(facts, english)).toBe('Warranty Tier is Gold');
		const labelled = { ...english, fieldLabel: () => 'Tier of warranty' };
		expect(reasonText(facts, labelled)).toBe('Tier of warranty is Gold');
	});
});
