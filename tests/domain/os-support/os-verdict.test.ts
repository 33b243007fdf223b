import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate, type IsoDate } from '$lib/domain/dates.ts';
import { osVerdict } from '$lib/domain/os-support/os-verdict.ts';
import { createOsJudge } from '$lib/domain/os-support/os-judge.ts';
import { parseOs } from '$lib/domain/os-support/parse-os.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '$lib/domain/os-support/table.ts';
import { osStrings } from './os-strings.ts';

const table = mergeTable(shippedOsTable());
const today = isoDate('2026-11-23');

function verdict(text: string, asOf: string = today, extendedSupportBought = false) {
	return osVerdict(parseOs(text), { table, asOf: isoDate(asOf) }, { extendedSupportBought });
}

function known(text: string, asOf?: string, bought?: boolean) {
	const found = verdict(text, asOf, bought);
	if (found.kind === 'unknown') throw new Error(`${text} is unknown: ${found.reason}`);
	return found;
}

describe('the last good day', () => {
	it('still counts as supported', () => {
		const onTheDay = known('Windows 10 Pro 22H2', '2025-10-14');
		expect(onTheDay).toMatchObject({ kind: 'supported', end: '2025-10-14', daysLeft: 0 });
		expect(known('Windows 10 Pro 22H2', '2025-10-15')).toMatchObject({
			kind: 'ended',
			daysLeft: -1
		});
	});

	it('is the end of security updates, not of mainstream support', () => {
		expect(known('Windows Server 2022 Standard')).toMatchObject({
			kind: 'supported',
			end: '2031-10-14'
		});
	});

	it('may be unpublished: then the release is supported, and counts as known', () => {
		expect(known('macOS 15.1')).toMatchObject({ kind: 'supported', end: null, daysLeft: null });
	});

	it('may have passed without a published day', () => {
		expect(known('Android 4.1.2')).toMatchObject({ kind: 'ended', end: null, daysLeft: null });
	});
});

describe('what the text leaves open', () => {
	it('lists every edition and uses the earliest end', () => {
		const found = known('Windows 11 23H2', '2026-01-15');
		expect(found).toMatchObject({ kind: 'ended', end: '2025-11-11', open: ['edition'] });
		expect(found.candidates.map(({ name, end }) => [name, end])).toEqual([
			['Windows 11 23H2 Home/Pro', '2025-11-11'],
			['Windows 11 23H2 Enterprise/Education', '2026-11-10']
		]);
	});

	it('lists client and server of a shared build', () => {
		const found = known('10.0.17763');
		expect(found.candidates.map((one) => one.name)).toEqual([
			'Windows 10 1809 Home/Pro',
			'Windows Server 1809 SAC',
			'Windows 10 1809 Enterprise/Education',
			'Windows 10 1809 Enterprise LTSC',
			'Windows Server 2019'
		]);
		expect(found).toMatchObject({ kind: 'ended', end: '2020-11-10' });
	});

	it('takes the candidate that no free update mends, of two that end on one day', () => {
		const found = known('10.0.18363', '2023-01-01');
		expect(found.candidates.slice(0, 2).map(({ name, end }) => [name, end])).toEqual([
			['Windows Server 1909 SAC', '2021-05-11'],
			['Windows 10 1909 Home/Pro', '2021-05-11']
		]);
		expect(found.freeUpdate).toBeNull();
	});

	it('stays unknown where the release is missing and the releases disagree', () => {
		const found = verdict('Windows 11 Pro');
		expect(found).toMatchObject({ kind: 'unknown', reason: 'release-missing' });
		expect(found.candidates.map((one) => one.name)).toContain('Windows 11 25H2 Pro');
		expect(verdict('Windows 10 Pro', '2025-03-01').kind).toBe('unknown');
	});

	it('says that support has ended where it has for every release', () => {
		expect(known('Windows 10 Pro')).toMatchObject({
			kind: 'ended',
			name: 'Windows 10 Pro',
			end: '2025-10-14',
			open: ['release']
		});
	});

	it('never uses a later end than any candidate of a named release has', () => {
		fc.assert(
			fc.property(fc.constantFrom(...osStrings), ({ text }) => {
				const found = verdict(text);
				if (found.kind === 'unknown' || found.open.includes('release')) {
					expect(found.candidates.length).toBeGreaterThanOrEqual(0);
					return;
				}
				for (const { end } of found.candidates) {
					if (end === null || end === 'ended') continue;
					expect(found.end === null ? end : found.end <= end).toBeTruthy();
				}
			})
		);
	});
});

describe('free updates', () => {
	it('mends Windows 11 by the nearest supported feature update of the edition', () => {
		expect(known('Windows 11 Pro 24H2')).toMatchObject({
			kind: 'ended',
			end: '2026-10-13',
			freeUpdate: { shortName: '25H2', name: 'Windows 11 25H2', until: '2027-10-12' }
		});
		expect(known('Windows 11 Enterprise 22H2').freeUpdate?.shortName).toBe('24H2');
	});

	it('is offered before support ends, if it is out and lasts longer', () => {
		expect(known('Windows 11 Pro 25H2').freeUpdate?.shortName).toBe('26H2');
		expect(known('Windows 11 Pro 25H2', '2026-09-28').freeUpdate).toBeNull();
		expect(known('Windows 11 Pro 26H2').freeUpdate).toBeNull();
	});

	it('keeps 26H1, made for new processors, apart', () => {
		expect(known('Windows 11 Pro 25H2', '2026-09-01').freeUpdate).toBeNull();
		expect(known('Windows 11 Pro 26H1').freeUpdate).toBeNull();
	});

	it('never leads from Windows 10 to 11, nor between releases of Windows Server, LTSC or ESXi', () => {
		for (const text of [
			'Windows 10 Pro 22H2',
			'Windows 10 Enterprise LTSC 2016',
			'Windows Server 2012 R2 Standard',
			'Windows Server 2016 Standard',
			'VMware ESXi 7.0',
			'Windows 7 Professional',
			'CentOS Linux 7'
		]) {
			expect({ text, update: known(text).freeUpdate }).toEqual({ text, update: null });
		}
	});

	it('leads from one long-term Ubuntu to the next, and from Debian to Debian', () => {
		expect(known('Ubuntu 20.04 LTS').freeUpdate?.name).toBe('Ubuntu 22.04');
		expect(known('Debian 12').freeUpdate).toMatchObject({ name: 'Debian 13', condition: 'always' });
	});

	it('depends on the model for macOS', () => {
		expect(known('macOS 12.7').freeUpdate).toMatchObject({ condition: 'model' });
	});

	it('always leads to a release that is out, supported and lasts longer', () => {
		const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(isoDate('2018-01-01'), n));
		fc.assert(
			fc.property(fc.constantFrom(...osStrings), days, fc.boolean(), ({ text }, asOf, bought) => {
				const found = verdict(text, asOf, bought);
				for (const { end, freeUpdate } of found.candidates) {
					if (!freeUpdate) continue;
					const until: IsoDate | null = freeUpdate.until;
					expect(end).not.toBeNull();
					expect(until === null || until >= asOf).toBe(true);
					expect(until === null || end === 'ended' || until > (end ?? '')).toBe(true);
				}
				expect(found.candidates.length).toBeGreaterThanOrEqual(0);
			})
		);
	});
});

describe('extended support that was bought', () => {
	it('lets the paid date decide', () => {
		expect(known('Windows 10 Pro 22H2', today, true)).toMatchObject({
			kind: 'supported',
			end: '2028-10-10',
			extendedSupport: true
		});
		expect(known('Windows Server 2012 R2 Standard', today, true)).toMatchObject({
			kind: 'ended',
			end: '2026-10-13'
		});
	});

	it('takes a release that is not written for one that it is sold for', () => {
		expect(known('Windows 10 Pro', today, true)).toMatchObject({
			kind: 'supported',
			end: '2028-10-10'
		});
		expect(known('10.0.14393', today, true)).toMatchObject({ name: 'Windows Server 2016' });
	});

	it('brings an older Windows 10 to the release that is sold', () => {
		expect(known('Windows 10 Pro 21H2', today, true)).toMatchObject({
			kind: 'ended',
			freeUpdate: { shortName: '22H2', until: '2028-10-10' }
		});
	});

	it('changes nothing where none is sold', () => {
		expect(known('Windows 11 Pro 23H2', today, true)).toMatchObject({
			kind: 'ended',
			end: '2025-11-11',
			extendedSupport: false
		});
	});

	it('never shortens support', () => {
		fc.assert(
			fc.property(fc.constantFrom(...osStrings), ({ text }) => {
				const without = verdict(text);
				const bought = verdict(text, today, true);
				const order = (end: IsoDate | null) => end ?? '9999-12-31';
				const a = without.kind === 'unknown' ? null : order(without.end);
				const b = bought.kind === 'unknown' ? null : order(bought.end);
				expect(a === null || (b !== null && b >= a)).toBe(true);
			})
		);
	});
});

describe('the verdict over time', () => {
	it('never returns to supported once ended', () => {
		const days = fc.integer({ min: 0, max: 6000 }).map((n) => addDays(isoDate('2015-01-01'), n));
		fc.assert(
			fc.property(fc.constantFrom(...osStrings), days, days, ({ text }, a, b) => {
				const [first, second] = a <= b ? [a, b] : [b, a];
				const before = verdict(text, first).kind;
				const after = verdict(text, second).kind;
				expect(before === 'ended' && after === 'supported').toBe(false);
			})
		);
	});

	it('is remembered for each text, with and without extended support', () => {
		const judge = createOsJudge(table, today);
		expect(judge.judge('Windows 10 Pro 22H2')).toBe(judge.judge('Windows 10 Pro 22H2'));
		expect(judge.judge('Windows 10 Pro 22H2', true).kind).toBe('supported');
		expect(judge.judge('Windows 10 Pro 22H2').kind).toBe('ended');
		expect(judge.judge(null)).toMatchObject({ kind: 'unknown', reason: 'empty' });
	});
});
