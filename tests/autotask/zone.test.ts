import { describe, expect, it } from 'vitest';
import { parseZone, zoneHost } from '$lib/autotask/zone.ts';
import { failureOf, zone } from './fake-tenant.ts';

describe('a zone', () => {
	it('keeps the path in the case that Autotask wrote', () => {
		expect(parseZone(zone)).toEqual(zone);
		const shouting = { ...zone, url: 'https://webservices14.autotask.net/atservicesREST' };
		expect(parseZone(shouting).url).toBe('https://webservices14.autotask.net/atservicesREST/');
	});

	it('is told apart by host and port', () => {
		expect(zoneHost(zone)).toBe('webservices14.autotask.net');
		expect(zoneHost({ ...zone, url: 'http://127.0.0.1:9090/ATServicesRest/' })).toBe(
			'127.0.0.1:9090'
		);
	});

	it('may lack the address of its pages', () => {
		expect(parseZone({ ...zone, webUrl: null }).webUrl).toBe('');
	});

	it.each([
		['url', { ...zone, url: 'file:///etc/passwd' }],
		['url', { ...zone, url: 'webservices14.autotask.net' }],
		['ci', { ...zone, ci: '632538' }],
		['zoneName', { ...zone, zoneName: null }]
	])('with a wrong %s is malformed', async (field, wire) => {
		expect(await failureOf(Promise.resolve().then(() => parseZone(wire)))).toEqual({
			code: 'answer-malformed',
			entity: 'zoneInformation',
			field
		});
	});
});
