import fc from 'fast-check';
import { addDays, epochDayOf, isIsoDate, isoDate, type IsoDate } from '$lib/domain/dates.ts';
import { kinds } from '$lib/domain/kinds.ts';
import { lifespanOf, type Lifespan } from '$lib/domain/lifespans.ts';
import { createOsJudge } from '$lib/domain/os-support/os-judge.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '$lib/domain/os-support/table.ts';
import type { CodedColumn, RuleColumns } from '$lib/domain/rules/columns.ts';
import type { RuleContext } from '$lib/domain/rules/context.ts';
import { unknownDay } from '$lib/domain/rules/leaf.ts';
import {
	dateFields,
	numberFields,
	textFields,
	type Condition,
	type Rule
} from '$lib/domain/rules/rule.ts';
import type { SentenceFormat } from '$lib/domain/rules/words.ts';
import { notKnown, type RuleSubject, type Sourced } from '$lib/domain/rules/subject.ts';
import { osStrings } from '../os-support/os-strings.ts';

export const today = isoDate('2026-11-23');
export const table = mergeTable(shippedOsTable());

export function contextAt(asOf: IsoDate = today): RuleContext {
	return { asOf, os: createOsJudge(table, asOf) };
}

export const context = contextAt();

/** English as the workspace writes it, without the no-break spaces of the screen. */
export const english: SentenceFormat = {
	date(date) {
		const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
		return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
	},
	number: (value) => String(value),
	decimalSign: '.'
};

export function sourced<T>(value: T | null, field = 'test'): Sourced<T> {
	return value === null
		? notKnown
		: { value, source: { from: 'autotask', field, at: '2026-11-23T11:42:00Z', note: null } };
}

type Values = Partial<{
	[F in 'purchaseDate' | 'expirationDate' | 'lastSeen']: string | null;
}> &
	Partial<{
		ramGigabytes: number | null;
		os: string | null;
		manufacturer: string | null;
		model: string | null;
		type: string | null;
		category: string | null;
		class: string | null;
		status: string | null;
		downloaded: Record<string, string>;
		kind: RuleSubject['kind'];
		lifespan: Lifespan;
		extendedSupportBought: boolean;
	}>;

/** A workstation with nothing known but what is given. */
export function aSubject(values: Values = {}): RuleSubject {
	const kind = values.kind ?? 'workstation';
	const date = (text: string | null | undefined) => sourced((text ?? null) as IsoDate | null);
	const bytes =
		values.ramGigabytes === undefined || values.ramGigabytes === null
			? null
			: values.ramGigabytes * 2 ** 30;
	return {
		purchaseDate: date(values.purchaseDate),
		expirationDate: date(values.expirationDate),
		lastSeen: date(values.lastSeen),
		ram: sourced(bytes),
		os: sourced(values.os ?? null),
		manufacturer: sourced(values.manufacturer ?? null),
		model: sourced(values.model ?? null),
		type: sourced(values.type ?? null),
		category: sourced(values.category ?? null),
		class: sourced(values.class ? { id: `class-${values.class}`, name: values.class } : null),
		status: sourced(values.status ?? null),
		kind,
		lifespan: values.lifespan ?? lifespanOf(kind),
		extendedSupportBought: values.extendedSupportBought ?? false,
		downloaded: (name) => sourced(values.downloaded?.[name] ?? null, name)
	};
}

/** Subjects as the columns that a fleet is held in. */
export function columnsOf(subjects: readonly RuleSubject[]): RuleColumns {
	const coded = <T>(read: (subject: RuleSubject) => T): CodedColumn<T> => {
		const codes = new Map<string, number>();
		const values: T[] = [];
		const column = subjects.map((subject) => {
			const value = read(subject);
			const key = JSON.stringify(value ?? null);
			const known = codes.get(key);
			if (known !== undefined) return known;
			codes.set(key, values.length);
			return values.push(value) - 1;
		});
		return { codes: Uint16Array.from(column), values };
	};
	const day = (date: IsoDate | null) =>
		date !== null && isIsoDate(date) ? epochDayOf(date) : unknownDay;
	const days = (read: (subject: RuleSubject) => IsoDate | null) =>
		Int32Array.from(subjects, (subject) => day(read(subject)));
	return {
		length: subjects.length,
		whole(column) {
			if (column === 'purchase-date') return days((one) => one.purchaseDate.value);
			if (column === 'expiration-date') return days((one) => one.expirationDate.value);
			if (column === 'last-seen') return days((one) => one.lastSeen.value);
			return Float64Array.from(subjects, (one) => one.ram.value ?? 0);
		},
		text: (column) => coded((one) => one[column].value),
		downloaded: (name) => (name === 'absent' ? null : coded((one) => one.downloaded(name).value)),
		classes: () => coded((one) => one.class.value),
		kinds: () => coded((one) => one.kind),
		lifespans: () => coded((one) => one.lifespan),
		extendedSupport: () =>
			subjects.some((one) => one.extendedSupportBought)
				? Uint8Array.from(subjects, (one) => Number(one.extendedSupportBought))
				: null
	};
}

const nearby = fc.integer({ min: -5000, max: 1500 }).map((days) => addDays(today, days));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const words = fc.constantFrom(
	'Dell',
	'Dell Inc.',
	'HP',
	'Spare',
	'spare  unit',
	'Ärzte',
	'N/A',
	'*****',
	''
);
/** Values that no parser of ours yields but a damaged record may hold. */
const oddDate = fc.constantFrom(
	'2026-02-30',
	'soon',
	'',
	'0001-01-01',
	'9999-12-31'
) as fc.Arbitrary<IsoDate>;

export const anySubject: fc.Arbitrary<RuleSubject> = fc
	.record({
		purchaseDate: maybe(
			fc.oneof({ weight: 8, arbitrary: nearby }, { weight: 1, arbitrary: oddDate })
		),
		expirationDate: maybe(
			fc.oneof({ weight: 8, arbitrary: nearby }, { weight: 1, arbitrary: oddDate })
		),
		lastSeen: maybe(nearby),
		ramGigabytes: maybe(
			fc.oneof(fc.constantFrom(0, 0.5, 2, 4, 7.1, 8, 16), fc.double({ noNaN: false }))
		),
		os: maybe(fc.constantFrom(...osStrings.map((one) => one.text))),
		manufacturer: maybe(words),
		model: maybe(words),
		type: maybe(words),
		category: maybe(words),
		class: maybe(fc.constantFrom('Basic', 'Premium')),
		status: maybe(fc.constantFrom('Active', 'Inactive')),
		downloaded: fc.record({
			notes: words,
			count: fc.constantFrom('', '5', '12 %', '1,024', '10.0.0.1'),
			when: fc.constantFrom('', '2026-01-01', '03/04/2026', 'soon')
		}),
		kind: fc.constantFrom(...kinds),
		lifespanYears: fc.constantFrom(null, 2, 4.5),
		extendedSupportBought: fc.boolean()
	})
	.map(({ lifespanYears, ...values }) => {
		const setting =
			lifespanYears === null ? null : { recommended: lifespanYears - 1, limit: lifespanYears };
		return aSubject({ ...values, lifespan: lifespanOf(values.kind, { class: setting }) });
	});

const comparisonOperators = [
	'is',
	'is-not',
	'less-than',
	'at-most',
	'greater-than',
	'at-least'
] as const;
const textComparison = fc.oneof(
	fc.record({
		operator: fc.constantFrom(
			'is' as const,
			'is-not' as const,
			'contains' as const,
			'starts-with' as const
		),
		value: fc.constantFrom(
			'dell',
			'Spare',
			'spare unit',
			'windows 10',
			'Basic',
			'class-Basic',
			'ÄRZTE',
			'Pro',
			'active',
			'n/a'
		)
	}),
	fc.constant({ operator: 'is-empty' as const })
);
const numberComparison = (value: fc.Arbitrary<number>) =>
	fc.oneof(
		fc.record({ operator: fc.constantFrom(...comparisonOperators), value }),
		fc.record({ operator: fc.constant('between' as const), from: value, to: value }),
		fc.constant({ operator: 'is-empty' as const })
	);
const dateComparison = fc.oneof(
	fc.record({ operator: fc.constantFrom(...comparisonOperators), value: nearby }),
	fc.record({ operator: fc.constant('between' as const), from: nearby, to: nearby }),
	fc.constant({ operator: 'is-empty' as const })
);
const amounts = {
	age: [0, 0.5, 3, 4.3, 5, -1, 40],
	ram: [0, 4, 7.5, 8, 64],
	days: [-400, -1, 0, 0.5, 90, 365]
};
const condition = <T extends object>(shape: fc.Arbitrary<T>): fc.Arbitrary<Condition> =>
	shape.map((rest) => ({ kind: 'condition', ...rest }) as unknown as Condition);
const freeUpdate = fc.constantFrom('either', 'with', 'without');

export const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
	condition(
		fc
			.tuple(fc.constantFrom(...textFields), textComparison)
			.map(([field, rest]) => ({ field, ...rest }))
	),
	condition(
		fc
			.constantFrom(...numberFields)
			.chain((field) =>
				numberComparison(
					fc.constantFrom(...(field === 'age' || field === 'ram' ? amounts[field] : amounts.days))
				).map((rest) => ({ field, ...rest }))
			)
	),
	condition(
		fc
			.tuple(fc.constantFrom(...dateFields), dateComparison)
			.map(([field, rest]) => ({ field, ...rest }))
	),
	condition(
		fc.record({
			field: fc.constant('kind'),
			operator: fc.constantFrom('is', 'is-not'),
			value: fc.constantFrom(...kinds)
		})
	),
	condition(fc.constant({ field: 'expiration-date', operator: 'expired' })),
	condition(
		fc.record({
			field: fc.constant('lifespan'),
			operator: fc.constantFrom('at-least', 'less-than'),
			of: fc.constantFrom('recommended', 'limit'),
			plusMonths: fc.constantFrom(-120, -12, 0, 6)
		})
	),
	condition(
		fc.record({
			field: fc.constant('os-support'),
			operator: fc.constantFrom('ended', 'supported'),
			freeUpdate
		})
	),
	condition(
		fc.record({
			field: fc.constant('os-support'),
			operator: fc.constant('ends-within'),
			days: fc.constantFrom(0, 90, 365, 2000),
			freeUpdate
		})
	),
	condition(fc.constant({ field: 'os-support', operator: 'is-empty' })),
	condition(
		fc.oneof(
			fc
				.tuple(fc.constantFrom('notes', 'absent'), textComparison)
				.map(([name, rest]) => ({ field: 'downloaded', name, as: 'text', ...rest })),
			numberComparison(fc.constantFrom(0, 5, 12, 1000)).map((rest) => ({
				field: 'downloaded',
				name: 'count',
				as: 'number',
				...rest
			})),
			dateComparison.map((rest) => ({ field: 'downloaded', name: 'when', as: 'date', ...rest }))
		)
	)
);

export const anyRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
	rule: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		anyCondition,
		fc.record({
			kind: fc.constant('group' as const),
			match: fc.constantFrom('all' as const, 'any' as const),
			rules: fc.array(tie('rule'), { maxLength: 4 })
		})
	)
})).rule;
