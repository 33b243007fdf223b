import { describe, expect, it } from 'vitest';
import { isoDate } from '$lib/domain/dates.ts';
import { readSystem } from '$lib/domain/os-support/fleet-systems.ts';
import { createOsJudge } from '$lib/domain/os-support/os-judge.ts';
import { shippedOsTable } from '$lib/domain/os-support/shipped-table.ts';
import { mergeTable } from '$lib/domain/os-support/table.ts';
import { endText, openSentence, readAs, readingSentence } from '$lib/text/operating-systems.ts';
import { sentenceFormat } from '$lib/text/grades.ts';

const judge = createOsJudge(mergeTable(shippedOsTable()), isoDate('2026-11-23'));
const read = (text: string) => readSystem(text, judge, new Map());
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('words of operating system support', () => {
	it('says what a text comes to', () => {
		const said = (text: string) => plain(readingSentence(read(text).verdict, sentenceFormat()));
		expect(said('Microsoft Windows 10 Pro 10.0.19045')).toBe(
			'Windows 10 22H2 Pro lost support on 14 Oct 2025.'
		);
		expect(said('Commodore BASIC V2')).toBe('No operating system that Almanac knows.');
		expect(said('Windows 11 Pro')).toBe(
			'Read as Windows 11 Pro. The release is not written, and the dates of the releases differ.'
		);
	});

	it('says why there are several candidates and which decides', () => {
		expect(openSentence(read('Windows 11 23H2'))).toBe(
			'The text does not say which edition it is. The earliest end is used.'
		);
		expect(openSentence(read('Windows 11 Pro'))).toBe(
			'It can be any of these, so no date is used.'
		);
		expect(openSentence(read('Windows 8'))).toBeNull();
	});

	it('writes ends', () => {
		expect(plain(endText(isoDate('2025-10-14')))).toBe('14 Oct 2025');
		expect(endText('ended')).toBe('Ended, day not published');
		expect(endText(null)).toBe('No end published');
	});

	it('names what is not recognised', () => {
		expect(readAs(read('n/a').verdict)).toBe('Not recognised');
		expect(readAs(read('Windows 11 Pro').verdict)).toBe('Windows 11 Pro, not certain');
	});
});
