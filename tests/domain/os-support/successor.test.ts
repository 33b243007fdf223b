import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { osVerdict } from '$lib/domain/os-support/os-verdict.ts';
import { parseOs } from '$lib/domain/os-support/parse-os.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '$lib/domain/os-support/table.ts';

const table = mergeTable(shippedOsTable());

function verdict(text: string) {
	const asOf = isoDate('2026-11-23');
	return osVerdict(parseOs(text), { table, asOf }, { extendedSupportBought: false });
}

describe('a successor that is not out yet', () => {
	it.each(['Windows 11 Pro 26H2', 'Debian 13', 'Ubuntu 26.04 LTS'])(
		'is expected for the newest release of a line that goes on: %s',
		(text) => {
			expect(verdict(text)).toMatchObject({ freeUpdate: null, isSuccessorExpected: true });
		}
	);

	it.each([
		'Windows 10 Pro 22H2',
		'Windows Server 2025 Standard',
		'Windows 11 Enterprise LTSC 24H2',
		'Red Hat Enterprise Linux 9'
	])('is not expected where the line ends: %s', (text) => {
		expect(verdict(text)).toMatchObject({ freeUpdate: null, isSuccessorExpected: false });
	});
});
