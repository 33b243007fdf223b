import { describe, expect, it } from 'vitest';
import { originAllowed } from '../../proxy/origins.ts';

const url = 'http://almanac.example.com:8787/proxy/info';
const listed = new Set(['https://tool.example.org']);

describe('originAllowed', () => {
	it.each([
		[null, true],
		['http://almanac.example.com:8787', true],
		['https://almanac.example.com:8787', true],
		['https://tool.example.org', true],
		['http://tool.example.org', false],
		['https://tool.example.org.evil.example', false],
		['http://almanac.example.com', false],
		['http://almanac.example.com:8788', false],
		['null', false],
		['', false],
		['file://', false]
	])('judges %s as %s', (origin, allowed) => {
		expect(originAllowed(origin, url, listed)).toBe(allowed);
	});
});
