import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../proxy/problem.ts';
import { resolveTarget } from '../../proxy/target.ts';

const autotask = { onlyOrigin: null, sandbox: false };
const loopback = { onlyOrigin: 'http://127.0.0.1:9090', sandbox: true };

describe('resolveTarget', () => {
	it.each([
		['GET', 'V1.0/Companies/0', 'V1.0/Companies/0', 'Companies'],
		['GET', 'v1.0/companies/12', 'V1.0/Companies/12', 'Companies'],
		['GET', 'V1.0/Products/entityInformation', 'V1.0/Products/entityInformation', 'Products'],
		[
			'GET',
			'V1.0/Contacts/ENTITYINFORMATION/Fields',
			'V1.0/Contacts/entityInformation/fields',
			'Contacts'
		],
		[
			'GET',
			'V1.0/ConfigurationItems/entityInformation/userDefinedFields',
			'V1.0/ConfigurationItems/entityInformation/userDefinedFields',
			'ConfigurationItems'
		],
		['GET', 'V1.0/ThresholdInformation', 'V1.0/ThresholdInformation', 'ThresholdInformation'],
		['GET', 'V1.0/Version', 'V1.0/Version', 'Version'],
		['GET', 'versioninformation', 'versioninformation', 'versioninformation'],
		[
			'POST',
			'V1.0/ConfigurationItems/query',
			'V1.0/ConfigurationItems/query',
			'ConfigurationItems'
		],
		['POST', 'V1.0/Resources/query/count', 'V1.0/Resources/query/count', 'Resources'],
		['PATCH', 'V1.0/Companies', 'V1.0/Companies', 'Companies'],
		['PATCH', 'V1.0/ConfigurationItems', 'V1.0/ConfigurationItems', 'ConfigurationItems']
	])('allows %s %s', (method, path, sent, entity) => {
		const target = resolveTarget(method, `webservices14.autotask.net/${path}`, autotask);
		expect(target).toMatchObject({
			url: `https://webservices14.autotask.net/ATServicesRest/${sent}`,
			entity,
			sandbox: false
		});
	});

	it.each(['webservices2', 'webservices', 'WEBSERVICES29', 'prde', 'pres'])(
		'allows the zone host %s.autotask.net',
		(name) => {
			const target = resolveTarget('GET', `${name}.autotask.net/V1.0/Version`, autotask);
			expect(target).toMatchObject({ zone: `${name.toLowerCase()}.autotask.net` });
		}
	);

	it.each(['127.0.0.1:9090', '127.0.0.1%3A9090', '127.0.0.1%3a9090'])(
		'knows the tenant server as %s',
		(host) => {
			const target = resolveTarget('GET', `${host}/V1.0/Version`, loopback);
			expect(target).toMatchObject({ url: 'http://127.0.0.1:9090/ATServicesRest/V1.0/Version' });
		}
	);

	it('knows an IPv6 tenant server raw and encoded', () => {
		const zones = { onlyOrigin: 'http://[::1]:9090', sandbox: false };
		for (const host of ['[::1]:9090', '%5B%3A%3A1%5D%3A9090']) {
			expect(resolveTarget('GET', `${host}/V1.0/Version`, zones)).toMatchObject({
				url: 'http://[::1]:9090/ATServicesRest/V1.0/Version'
			});
		}
	});

	it('serves no Autotask zone beside a tenant server', () => {
		const target = resolveTarget('GET', 'webservices3.autotask.net/V1.0/Version', loopback);
		expect(target).toMatchObject({ code: 'host-not-allowed' });
	});

	it('serves the sandbox only where it is mounted', () => {
		expect(resolveTarget('GET', 'sandbox/V1.0/Version', loopback)).toMatchObject({
			url: 'https://sandbox/ATServicesRest/V1.0/Version',
			sandbox: true
		});
		expect(resolveTarget('GET', 'sandbox/V1.0/Version', autotask)).toMatchObject({
			code: 'host-not-allowed'
		});
	});

	it('sends nothing of the path but listed names and digits', () => {
		const inherited = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
		const listed = fc.constantFrom('Companies', 'products', 'Tickets', '..');
		const entity = fc.oneof({ weight: 4, arbitrary: listed }, inherited);
		const below = fc.oneof(
			fc.constantFrom('query', 'count', 'entityInformation', 'fields', '12', '..', '%2e%2e', ''),
			inherited,
			fc.string()
		);
		const path = fc
			.tuple(fc.constantFrom('V1.0', 'v1.0', ''), entity, fc.array(below, { maxLength: 3 }))
			.map(([version, name, rest]) => [version, name, ...rest].join('/'));
		const method = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE');
		let allowed = 0;
		fc.assert(
			fc.property(method, path, (verb, below) => {
				const target = resolveTarget(verb, `webservices3.autotask.net/${below}`, autotask);
				if (isRefusal(target)) return;
				allowed += 1;
				expect(target.url).toMatch(
					/^https:\/\/webservices3\.autotask\.net\/ATServicesRest\/V1\.0\/[A-Za-z]+(?:\/(?:\d{1,19}|[A-Za-z]+)){0,2}$/
				);
			}),
			{ numRuns: 3000 }
		);
		expect(allowed).toBeGreaterThan(10);
	});

	it.each([
		['POST', 'V1.0/Companies', 'PATCH'],
		['PATCH', 'V1.0/Contacts', ''],
		['GET', 'V1.0/Companies/query', 'POST'],
		['PATCH', 'V1.0/Companies/12', 'GET'],
		['POST', 'V1.0/ThresholdInformation', 'GET'],
		['DELETE', 'V1.0/Companies/12', 'GET, POST, PATCH']
	])('names the methods instead of %s %s', (method, path, allow) => {
		const target = resolveTarget(method, `webservices3.autotask.net/${path}`, autotask);
		expect(target).toMatchObject({ code: 'method-not-allowed', headers: { allow } });
	});
});
