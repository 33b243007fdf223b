import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { aliasKey, withAliases } from '$lib/domain/os-support/aliases.ts';
import { readSystem, readSystems, releaseUse } from '$lib/domain/os-support/fleet-systems.ts';
import { createOsJudge } from '$lib/domain/os-support/os-judge.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '$lib/domain/os-support/table.ts';
import { osStrings as systems } from './os-strings.ts';

const table = mergeTable(shippedOsTable());
const aliases = new Map([[aliasKey('Golden image 7'), 'Windows 11 Pro 23H2']]);
const judge = withAliases(createOsJudge(table, isoDate('2026-11-23')), aliases);
const read = (text: string) => readSystem(text, judge, aliases);
const keys = new Set(table.rows.map(({ key }) => key));

describe('how a fleet’s texts are read', () => {
	it('names the row whose end is used', () => {
		const { verdict, rows } = read('Microsoft Windows 10 Pro 10.0.19045');
		expect(rows.decidedBy).toBe('windows/10-22h2/all');
		expect(verdict.kind).toBe('ended');
	});

	it('decides by the earliest end where the edition is open', () => {
		const { rows } = read('Windows 11 23H2');
		expect(rows.decidedBy).toBe('windows/11-23h2/Home/Pro');
		expect(rows.candidates).toContain('windows/11-23h2/Enterprise/Education');
	});

	it('decides by nothing where the release is open and not all have ended', () => {
		const { rows } = read('Windows 11 Pro');
		expect(rows.decidedBy).toBeNull();
		expect(rows.candidates.length).toBeGreaterThan(1);
	});

	it('reads what a person said in place of the text', () => {
		const { alias, rows } = read('  golden IMAGE 7 ');
		expect(alias).toBe('Windows 11 Pro 23H2');
		expect(rows.decidedBy).toBe('windows/11-23h2/Home/Pro');
	});

	it('names rows of the table, in the order of the candidates, for every known text', () => {
		for (const { text } of systems) {
			const { verdict, rows } = read(text);
			expect({ text, rows: rows.candidates.length }).toEqual({
				text,
				rows: verdict.candidates.length
			});
			expect({ text, known: rows.candidates.every((key) => keys.has(key)) }).toEqual({
				text,
				known: true
			});
			expect({ text, decided: rows.decidedBy !== null }).toEqual({
				text,
				decided: verdict.kind !== 'unknown'
			});
		}
	});

	it('counts each configuration at one release at most', () => {
		const texts = fc.constantFrom(...systems.map(({ text }) => text));
		fc.assert(
			fc.property(fc.array(fc.tuple(texts, fc.nat(1000))), (counts) => {
				const read = readSystems(
					counts.map(([text, count]) => ({ text, count })),
					judge,
					aliases
				);
				const used = [...releaseUse(read).values()].reduce((sum, one) => sum + one, 0);
				const known = read
					.filter(({ verdict }) => verdict.kind !== 'unknown')
					.reduce((sum, { count }) => sum + count, 0);
				expect(used).toBe(known);
			})
		);
	});
});
