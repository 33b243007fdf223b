import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { createOsJudge } from '$lib/domain/os-support/os-judge.ts';
import { osReleaseSchema, releaseKey, type OsRelease } from '$lib/domain/os-support/release.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable, osTableEditSchema, type OsTableEdit } from '$lib/domain/os-support/table.ts';

const shipped = shippedOsTable();
const key = 'windows-server/2016/LTSC';

const dates: OsTableEdit = {
	kind: 'dates',
	key,
	securityEnd: isoDate('2027-06-30'),
	paidExtendedEnd: null,
	note: 'By contract',
	editedAt: '2026-11-23T10:00:00Z'
};

const ventura27: OsRelease = {
	product: 'macos',
	name: 'macOS 27',
	version: '27',
	edition: null,
	build: null,
	released: isoDate('2026-09-14'),
	mainstreamEnd: null,
	securityEnd: null,
	paidExtendedEnd: null,
	note: null,
	source: 'typed'
};

const added: OsTableEdit = {
	kind: 'added',
	release: ventura27,
	note: '',
	editedAt: '2026-11-23T11:00:00Z'
};

describe('the shipped table', () => {
	it('is valid, dated, and has one row for each release and edition', () => {
		const table = mergeTable(shipped);
		expect(table.asOf).toBe('2026-11-23');
		expect(table.rows.length).toBeGreaterThan(300);
		expect(new Set(table.rows.map((row) => row.key)).size).toBe(table.rows.length);
		expect(table.rows.length).toBe([...table.byProduct.values()].flat().length);
	});

	it('leaves applications out: they are no operating systems', () => {
		const products = new Set(mergeTable(shipped).rows.map((row) => row.release.product));
		expect(products.has('office')).toBe(false);
		expect(products.has('windows-server')).toBe(true);
	});

	it('names its source and licence', () => {
		expect(mergeTable(shipped).dataSource).toMatch(/endoflife\.date.*MIT/);
	});

	it.each([{ securityEnd: '2027-02-30' }, { released: 'soon' }, { build: '19045' }, { name: '' }])(
		'refuses a row with %j',
		(wrong) => {
			expect(osReleaseSchema.safeParse({ ...ventura27, ...wrong }).success).toBe(false);
		}
	);
});

describe("a person's edits", () => {
	it('lie over the shipped dates and leave them untouched', () => {
		const before = structuredClone(shipped);
		const table = mergeTable(shipped, [dates]);
		const row = table.rows.find((one) => one.key === key);
		expect(row).toMatchObject({
			release: { securityEnd: '2027-06-30' },
			edit: { note: 'By contract' }
		});
		expect(row?.shipped?.securityEnd).toBe('2027-01-12');
		expect(shipped).toEqual(before);
	});

	it('decide the verdict', () => {
		const asOf = isoDate('2027-03-01');
		const text = 'Windows Server 2016 Standard';
		expect(createOsJudge(mergeTable(shipped), asOf).judge(text).kind).toBe('ended');
		expect(createOsJudge(mergeTable(shipped, [dates]), asOf).judge(text).kind).toBe('supported');
	});

	it('may add a release that the table lacks', () => {
		const { judge } = createOsJudge(mergeTable(shipped, [added]), isoDate('2026-11-23'));
		expect(judge('macOS 27.1')).toMatchObject({ kind: 'supported', name: 'macOS 27', end: null });
	});

	it('may give dates to a release that a person added', () => {
		const end: OsTableEdit = {
			...dates,
			key: releaseKey(ventura27),
			editedAt: '2026-01-01T00:00:00Z'
		};
		const table = mergeTable(shipped, [end, added]);
		expect(table.rows.at(-1)?.release.securityEnd).toBe('2027-06-30');
	});

	it('take the latest of several for one release', () => {
		const later = {
			...dates,
			securityEnd: isoDate('2028-01-01'),
			editedAt: '2026-12-01T00:00:00Z'
		};
		const row = mergeTable(shipped, [later, dates]).rows.find((one) => one.key === key);
		expect(row?.release.securityEnd).toBe('2028-01-01');
	});

	it('stand over a newer shipped table, and are named where it lost their release', () => {
		const newer = {
			...shipped,
			releases: shipped.releases.filter((release) => releaseKey(release) !== key)
		};
		const table = mergeTable(newer, [dates, added]);
		expect(table.orphans).toEqual([dates]);
		expect(table.byProduct.get('macos')?.some((one) => one.version === '27')).toBe(true);
	});

	it('keep the shipped release beneath when a newer table brings what was added', () => {
		const newer = {
			...shipped,
			releases: [...shipped.releases, { ...ventura27, source: 'shipped' }]
		};
		const row = mergeTable(newer, [added]).rows.find((one) => one.key === 'macos/27/-');
		expect(row?.release.source).toBe('typed');
		expect(row?.shipped?.source).toBe('shipped');
	});

	it('are checked when they are read', () => {
		expect(osTableEditSchema.safeParse(dates).success).toBe(true);
		expect(osTableEditSchema.safeParse({ ...dates, securityEnd: '31/12/2027' }).success).toBe(
			false
		);
		expect(
			osTableEditSchema.safeParse({ ...added, release: { ...ventura27, released: null } }).success
		).toBe(false);
	});
});
