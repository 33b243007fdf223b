import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { createOsJudge } from '$lib/domain/os-support/os-judge.ts';
import { parseOs } from '$lib/domain/os-support/parse-os.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '$lib/domain/os-support/table.ts';
import { osStrings } from './os-strings.ts';

const { judge } = createOsJudge(mergeTable(shippedOsTable()), isoDate('2026-11-23'));

describe('operating systems as they are written', () => {
	it('covers at least 200 texts, none twice', () => {
		expect(new Set(osStrings.map((one) => one.text)).size).toBe(osStrings.length);
		expect(osStrings.length).toBeGreaterThanOrEqual(200);
	});

	it.each(osStrings)('$text', ({ text, name, end, update, open, reason }) => {
		const verdict = judge(text);
		const seen =
			verdict.kind === 'unknown'
				? { text, name: verdict.name, reason: verdict.reason }
				: {
						text,
						name: verdict.name,
						end: verdict.end ?? (verdict.kind === 'ended' ? 'ended' : 'none'),
						update: verdict.freeUpdate?.shortName,
						open: verdict.open
					};
		const expected = reason
			? { text, name, reason }
			: { text, name, end, update, open: open ?? [] };
		expect(seen).toEqual(expected);
	});

	it('does not mind case, spacing and signs of trade marks', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...osStrings.filter((one) => one.end !== undefined)),
				fc.constantFrom('upper', 'lower', 'spaces', 'signs'),
				({ text, name, end }, change) => {
					const changed = {
						upper: text.toUpperCase(),
						lower: text.toLowerCase(),
						spaces: ` ${text.replaceAll(' ', ' \u00a0 ')}\t`,
						signs: text.replace(/^(\w+) /, '$1™ ')
					}[change];
					// Upper case alone can't tell Apple's iOS from Cisco's, and "12L" stays readable.
					const verdict = judge(changed);
					expect(verdict.name).toBe(name);
					const seen = verdict.kind === 'unknown' ? undefined : verdict.end;
					expect(seen ?? null).toBe(end === 'none' || end === 'ended' ? null : end);
				}
			),
			{ numRuns: 600 }
		);
	});

	it('never throws', () => {
		const words = [
			'windows',
			'10',
			'server',
			'2019',
			'ubuntu',
			'22.04',
			'mac os',
			'r2',
			'build',
			'(',
			'.'
		];
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary', maxLength: 400 }),
					fc
						.array(fc.constantFrom(...words, ' ', '\u0301'), { maxLength: 30 })
						.map((list) => list.join(' '))
				),
				(text) => {
					expect(['os', 'unknown']).toContain(parseOs(text).kind);
					expect(['unknown', 'supported', 'ended']).toContain(judge(text).kind);
				}
			)
		);
	});

	it('stays fast on hostile text', () => {
		const started = performance.now();
		for (const piece of ['windows ', '10.0.', 'ubuntu 2', 'server ', '9', 'iot ', 'mac os ']) {
			parseOs(piece.repeat(20_000));
		}
		expect(performance.now() - started).toBeLessThan(500);
	});
});
