import { describe, expect, it } from 'vitest';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable, osTableEditSchema } from '$lib/domain/os-support/table.ts';
import {
	emptyRelease,
	readDates,
	readRelease,
	writtenDates
} from '../../src/routes/(app)/settings/operating-systems/release-form.ts';

const now = '2026-11-23T11:42:00.000Z';
const table = mergeTable(shippedOsTable());
const known = new Set(table.rows.map(({ key }) => key));
const windows10 = table.rows.find(({ key }) => key === 'windows/10-22h2/all');

const added = {
	...emptyRelease('ubuntu'),
	name: 'Ubuntu 27.04',
	version: '27.04',
	released: '2027-04-22',
	end: '2028-01-20'
};

describe('other dates for a release', () => {
	it('writes what stands and reads it back as it was, for every release of the table', () => {
		for (const row of table.rows) {
			const reading = readDates(writtenDates(row), row, now);
			expect(reading).toEqual({
				kind: 'edit',
				edit: {
					kind: 'dates',
					key: row.key,
					securityEnd: row.release.securityEnd,
					paidExtendedEnd: row.release.paidExtendedEnd,
					note: '',
					editedAt: now
				}
			});
		}
	});

	it('asks for a day, and for one that can be', () => {
		if (!windows10) throw new Error('no such release');
		const typed = writtenDates(windows10);
		expect(readDates({ ...typed, end: '' }, windows10, now)).toMatchObject({
			errors: { end: expect.any(String) as string }
		});
		expect(readDates({ ...typed, paidEnd: '2020-01-01' }, windows10, now)).toMatchObject({
			errors: { paidEnd: expect.stringContaining('before') as string }
		});
	});

	it('keeps a release of the person’s own their own', () => {
		const reading = readRelease(added, { known, now });
		if (reading.kind !== 'edit') throw new Error('refused');
		const row = mergeTable(shippedOsTable(), [reading.edit]).rows.find(
			({ edit }) => edit?.kind === 'added'
		);
		if (!row) throw new Error('not added');
		const later = readDates({ ...writtenDates(row), end: '2028-02-01' }, row, now);
		expect(later).toMatchObject({
			edit: { kind: 'added', release: { name: 'Ubuntu 27.04', securityEnd: '2028-02-01' } }
		});
	});
});

describe('a release that the table lacks', () => {
	it('is an edit that the database takes', () => {
		const reading = readRelease(added, { known, now });
		if (reading.kind !== 'edit') throw new Error('refused');
		expect(osTableEditSchema.safeParse(reading.edit).success).toBe(true);
	});

	it('names every field that is missing', () => {
		const reading = readRelease(emptyRelease('debian'), { known, now });
		if (reading.kind !== 'refused') throw new Error('accepted');
		expect(Object.keys(reading.errors).sort()).toEqual(['end', 'name', 'released', 'version']);
	});

	it.each([
		['the table has it', { version: '24.04', edition: 'LTS' }, 'version'],
		['it ends before it is out', { end: '2027-01-01' }, 'end'],
		['the build is cut', { build: '26200' }, 'build'],
		['the name is too long', { name: 'U'.repeat(121) }, 'name'],
		['the version is too long', { version: '1'.repeat(61) }, 'version']
	])('is refused where %s', (_, wrong, field) => {
		const reading = readRelease({ ...added, ...wrong }, { known, now });
		if (reading.kind !== 'refused') throw new Error('accepted');
		expect(Object.keys(reading.errors)).toEqual([field]);
	});
});
