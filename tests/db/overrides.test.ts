import { describe, expect, it } from 'vitest';
import { allOverrides, changeOverrides, overridesOf, restoreOverrides } from '$lib/db/overrides.ts';
import type { ConfigurationId } from '$lib/domain/ids.ts';
import { withoutSaid, withSaid } from '$lib/domain/overrides.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const now = '2026-11-23T11:42:00Z';
const later = '2026-11-24T09:00:00Z';
const ids = ['a/1', 'a/2', 'a/3'] as ConfigurationId[];
const [first, second, third] = ids as [ConfigurationId, ConfigurationId, ConfigurationId];
const watch = { value: 'watch', note: 'Kept until the move in March', at: now };

describe('what people say', () => {
	it('is one row for each configuration, for one or many at once', async () => {
		const db = openTestDatabase();
		await changeOverrides(db, [first, second], {
			now,
			change: (said) => withSaid(said, 'grade', watch)
		});
		const said = await overridesOf(db, ids);
		expect([...said.keys()]).toEqual([first, second]);
		expect(said.get(first)?.grade).toEqual(watch);
	});

	it('is found among many and few, by whom it was asked for', async () => {
		const db = openTestDatabase();
		const many = Array.from({ length: 60 }, (_, index) => `m/${index}` as ConfigurationId);
		await changeOverrides(db, [...many, first], {
			now,
			change: (said) => withSaid(said, 'grade', watch)
		});
		expect([...(await overridesOf(db, many)).keys()].sort()).toEqual([...many].sort());
		expect([...(await overridesOf(db, [first, third])).keys()]).toEqual([first]);
	});

	it('keeps other statements about the same configuration', async () => {
		const db = openTestDatabase();
		await changeOverrides(db, [first], { now, change: (said) => withSaid(said, 'grade', watch) });
		await changeOverrides(db, [first], {
			now: later,
			change: (said) => withSaid(said, 'class', { value: 'basic', note: '', at: later })
		});
		const [row] = await allOverrides(db);
		expect(row).toMatchObject({ grade: watch, class: { value: 'basic' }, editedAt: later });
	});

	it('leaves no row behind once the last statement is taken back', async () => {
		const db = openTestDatabase();
		await changeOverrides(db, [first], { now, change: (said) => withSaid(said, 'grade', watch) });
		await changeOverrides(db, [first], { now, change: (said) => withoutSaid(said, 'grade') });
		expect(await db.overrides.count()).toBe(0);
	});

	it('comes back as it was by an undo, also where nothing was said', async () => {
		const db = openTestDatabase();
		await changeOverrides(db, [first], { now, change: (said) => withSaid(said, 'grade', watch) });
		const before = await allOverrides(db);
		const undo = await changeOverrides(db, [first, third], {
			now: later,
			change: (said) => withSaid(said, 'grade', { ...watch, value: 'healthy' })
		});
		expect(await db.overrides.count()).toBe(2);
		await restoreOverrides(db, undo, now);
		expect(await allOverrides(db)).toEqual(before);
	});

	it('is found for a whole fleet without asking for each', async () => {
		const db = openTestDatabase();
		await changeOverrides(db, [first], { now, change: (said) => withSaid(said, 'grade', watch) });
		const many = Array.from({ length: 3000 }, (_, n) => `a/${n}` as ConfigurationId);
		expect([...(await overridesOf(db, many)).keys()]).toEqual([first]);
	});
});
