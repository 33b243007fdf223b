import { describe, expect, it } from 'vitest';
import { parseSettings, SettingsError } from '../../proxy/settings.ts';

describe('parseSettings', () => {
	it('needs no variable', () => {
		expect(parseSettings({})).toEqual({
			port: 8787,
			host: 'localhost',
			allowedOrigins: new Set(),
			allowedTenants: null,
			trustedProxies: [],
			discoveryOrigin: 'https://webservices.autotask.net',
			autotaskZones: true,
			integrationCode: null,
			egressIps: [],
			sandbox: false,
			valkeyUrl: null,
			appDir: null,
			clientRate: 100,
			logLevel: 'info'
		});
	});

	it('reads every variable', () => {
		const settings = parseSettings({
			PORT: '0',
			HOST: '0.0.0.0',
			ALLOWED_ORIGINS: 'https://almanac.example.com, http://localhost:5173',
			ALLOWED_TENANTS: 'Example.com other.example',
			TRUSTED_PROXIES: '10.0.0.0/8,::1',
			AUTOTASK_DISCOVERY_URL: 'http://127.0.0.1:9090/ATServicesRest/',
			AUTOTASK_INTEGRATION_CODE: 'VENDOR$CODE',
			EGRESS_IPS: '203.0.113.7, 2001:db8::7',
			SANDBOX: 'on',
			VALKEY_URL: 'redis://127.0.0.1:6379/1',
			APP_DIR: '/srv/app',
			CLIENT_RATE: '0',
			LOG_LEVEL: 'warn'
		});
		expect(settings).toEqual({
			port: 0,
			host: '0.0.0.0',
			allowedOrigins: new Set(['https://almanac.example.com', 'http://localhost:5173']),
			allowedTenants: new Set(['example.com', 'other.example']),
			trustedProxies: ['10.0.0.0/8', '::1'],
			discoveryOrigin: 'http://127.0.0.1:9090',
			autotaskZones: false,
			integrationCode: 'VENDOR$CODE',
			egressIps: ['203.0.113.7', '2001:db8::7'],
			sandbox: true,
			valkeyUrl: 'redis://127.0.0.1:6379/1',
			appDir: '/srv/app',
			clientRate: 0,
			logLevel: 'warn'
		});
	});

	it.each([
		['PORT', '80a'],
		['PORT', '70000'],
		['PORT', '-1'],
		['ALLOWED_ORIGINS', '*'],
		['ALLOWED_ORIGINS', 'https://a.example/path'],
		['ALLOWED_ORIGINS', 'null'],
		['ALLOWED_TENANTS', '*.example.com'],
		['TRUSTED_PROXIES', '10.0.0.0/33'],
		['TRUSTED_PROXIES', 'balancer'],
		['TRUSTED_PROXIES', '300.1.1.1'],
		['AUTOTASK_DISCOVERY_URL', 'http://tenant.example'],
		['AUTOTASK_DISCOVERY_URL', 'https://user:pass@webservices.autotask.net'],
		['AUTOTASK_DISCOVERY_URL', 'https://webservices.autotask.net/other'],
		['AUTOTASK_DISCOVERY_URL', 'ftp://127.0.0.1'],
		['AUTOTASK_DISCOVERY_URL', 'http://127.0.0.1.example.com'],
		['AUTOTASK_INTEGRATION_CODE', 'two words'],
		['EGRESS_IPS', 'example.com'],
		['SANDBOX', 'maybe'],
		['VALKEY_URL', 'http://127.0.0.1'],
		['LOG_LEVEL', 'loud']
	])('names %s when it is %s', (name, value) => {
		expect(() => parseSettings({ [name]: value })).toThrow(SettingsError);
		expect(() => parseSettings({ [name]: value })).toThrow(new RegExp(`^${name} must[^\\n]+\\.$`));
	});

	it('never repeats a value that may be a secret', () => {
		const wrong = { AUTOTASK_INTEGRATION_CODE: 'sec ret', VALKEY_URL: 'http://:sec ret@host' };
		for (const [name, value] of Object.entries(wrong)) {
			expect(() => parseSettings({ [name]: value })).not.toThrow(/sec ret/);
		}
	});
});
