import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import { overridesOf } from '$lib/db/overrides.ts';
import { overridesRevision } from '$lib/db/overrides-revision.ts';
import { remarksOf } from '$lib/db/remarks.ts';
import { isoDate } from '$lib/domain/dates.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { Statements, type UndoSaying } from '$lib/state/statements.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const [a, b, c] = ['autotask-1/1', 'autotask-1/2', 'made-by-hand'] as string[] as [
	ConfigurationId,
	ConfigurationId,
	ConfigurationId
];

/** Everything that is said, without when. */
async function said(db: AlmanacDatabase): Promise<unknown> {
	const rows = await overridesOf(db, [a, b, c]);
	const remarks = await remarksOf(db, [a, b, c]);
	return JSON.parse(
		JSON.stringify([[...rows], [...remarks]], (key: string, value: unknown) =>
			key === 'at' || key === 'editedAt' ? '' : value
		)
	);
}

describe('what a person says of many', () => {
	it('takes dates of a table in one transaction, and gives them back', async () => {
		const db = openTestDatabase();
		const statements = new Statements(db);
		await statements.sayDate([a], 'purchase-date', { value: isoDate('2020-01-01'), note: 'bill' });
		const before = await said(db);
		const revision = await overridesRevision(db);
		const given = {
			of: 'purchase-date',
			from: 'file',
			origin: 'dates.csv',
			value: isoDate('2019-05-01'),
			note: ''
		} as const;
		const undo = await statements.sayDates([
			{ id: a, dates: [given] },
			{ id: b, dates: [given, { ...given, of: 'expiration-date' }] }
		]);
		expect(await overridesRevision(db)).toBe(revision + 1);
		const rows = await overridesOf(db, [a, b]);
		expect(rows.get(a)?.dates?.map(({ from }) => from)).toEqual(['person', 'file']);
		expect(rows.get(b)?.dates?.map(({ of }) => of)).toEqual(['purchase-date', 'expiration-date']);
		await undo();
		expect(await said(db)).toEqual(before);
	});

	it('keeps a date of the same table once', async () => {
		const db = openTestDatabase();
		const statements = new Statements(db);
		for (const day of ['2019-05-01', '2019-06-01']) {
			const date = {
				of: 'purchase-date',
				from: 'file',
				origin: null,
				value: isoDate(day),
				note: ''
			} as const;
			await statements.sayDates([{ id: a, dates: [date] }]);
		}
		const rows = await overridesOf(db, [a]);
		expect(rows.get(a)?.dates?.map(({ value }) => value)).toEqual(['2019-06-01']);
	});

	it('takes back single statements of many, and nothing else', async () => {
		const db = openTestDatabase();
		const statements = new Statements(db);
		await statements.say([a, b], 'grade', { value: 'replace', note: '' });
		await statements.say([a], 'type', { value: 'Server', note: '' });
		await statements.sayDate([b], 'purchase-date', { value: isoDate('2020-01-01'), note: '' });
		await statements.takeBackAll([
			{ id: a, subject: 'grade' },
			{ id: b, subject: { date: 'purchase-date', from: 'person' } }
		]);
		const rows = await overridesOf(db, [a, b]);
		expect(rows.get(a)?.grade).toBeUndefined();
		expect(rows.get(a)?.type?.value).toBe('Server');
		expect(rows.get(b)?.grade?.value).toBe('replace');
		expect(rows.get(b)?.dates).toBeUndefined();
	});

	it('accepts gaps one after the other', async () => {
		const db = openTestDatabase();
		const statements = new Statements(db);
		await statements.leaveAsIs([a], 'no-purchase-date', '');
		await statements.leaveAsIs([a, b], 'no-serial-number', ' lent ');
		await statements.leaveAsIs([a], 'no-serial-number', 'lent');
		const rows = await overridesOf(db, [a, b]);
		expect(rows.get(a)?.leftAsIs?.value).toEqual(['no-purchase-date', 'no-serial-number']);
		expect(rows.get(b)?.leftAsIs).toMatchObject({ value: ['no-serial-number'], note: 'lent' });
	});

	it('undoes any row of deeds to what was said before them', async () => {
		const ids = fc.subarray([a, b, c], { minLength: 1 });
		const deed = fc.oneof(
			fc.tuple(fc.constant('grade'), ids, fc.constantFrom('replace', 'healthy')),
			fc.tuple(fc.constant('class'), ids, fc.constantFrom('basic', 'premium')),
			fc.tuple(fc.constant('back'), ids, fc.constant('')),
			fc.tuple(fc.constant('date'), ids, fc.constantFrom('2020-01-01', '2021-01-01')),
			fc.tuple(fc.constant('note'), ids, fc.constantFrom('', 'Dock broken'))
		);
		await fc.assert(
			fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async (deeds) => {
				const db = openTestDatabase();
				const statements = new Statements(db);
				const undos: { readonly undo: UndoSaying; readonly before: unknown }[] = [];
				for (const [what, chosen, value] of deeds) {
					const before = await said(db);
					undos.push({ before, undo: await done(statements, what, { chosen, value }) });
				}
				for (const { undo, before } of undos.reverse()) {
					await undo();
					expect(await said(db)).toEqual(before);
				}
				expect(await said(db)).toEqual([[], []]);
			}),
			{ numRuns: 25 }
		);
	});
});

function done(
	statements: Statements,
	what: string,
	{ chosen, value }: { readonly chosen: readonly ConfigurationId[]; readonly value: string }
): Promise<UndoSaying> {
	switch (what) {
		case 'grade':
		case 'class':
			return statements.say(chosen, what, { value, note: 'why' });
		case 'back':
			return statements.takeBack(chosen, 'grade');
		case 'date':
			return statements.sayDate(chosen, 'purchase-date', { value: isoDate(value), note: '' });
		default:
			return statements.note(chosen, value);
	}
}
