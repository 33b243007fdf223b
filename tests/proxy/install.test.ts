import { describe, expect, it } from 'vitest';
import { installNeeded, nodeVersionProblem } from '../../proxy/install.js';

const wanted = {
	packages: {
		'': { version: '0.1.0' },
		'node_modules/hono': { version: '4.13.19' },
		'node_modules/lightningcss-darwin-arm64': { version: '1.0.0', optional: true }
	}
};

describe('installNeeded', () => {
	it('is content with what the lockfile names', () => {
		const installed = { packages: { 'node_modules/hono': { version: '4.13.19' } } };
		expect(installNeeded(wanted, installed)).toBe(false);
	});

	it.each([
		['nothing is installed', null],
		['an install was interrupted', {}],
		['a package is missing', { packages: {} }],
		['a version changed', { packages: { 'node_modules/hono': { version: '4.13.18' } } }]
	])('asks for it when %s', (_, installed) => {
		expect(installNeeded(wanted, installed)).toBe(true);
	});
});

describe('nodeVersionProblem', () => {
	it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
		expect(nodeVersionProblem(version)).toBeNull();
	});

	it.each(['20.18.3', '18.20.0', '8.0.0'])('says what to do about %s', (version) => {
		expect(nodeVersionProblem(version)).toMatch(
			/^Almanac needs Node 20\.19 or newer; this is Node .+ Install .+\.$/
		);
	});
});
