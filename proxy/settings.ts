/** Everything that the environment decides; parsed once at the start. */
export interface Settings {
	readonly port: number;
	/** `localhost` listens on 127.0.0.1 and ::1. */
	readonly host: string;
	/** Exact origins beside the proxy's own. */
	readonly allowedOrigins: ReadonlySet<string>;
	/** Lower-case domains of API user names; null: every tenant. */
	readonly allowedTenants: ReadonlySet<string> | null;
	/** Addresses and CIDR ranges of the load balancers in front. */
	readonly trustedProxies: readonly string[];
	/** Origin that answers zoneInformation. */
	readonly discoveryOrigin: string;
	/** The discovery origin is Autotask's own, so that its zone hosts are allowed. */
	readonly autotaskZones: boolean;
	readonly integrationCode: string | null;
	readonly egressIps: readonly string[];
	readonly sandbox: boolean;
	readonly valkeyUrl: string | null;
	/** Folder of the built app; null: the proxy stands alone. */
	readonly appDir: string | null;
	/** Requests a second and client, with bursts of five seconds' worth; 0 switches the limit off. */
	readonly clientRate: number;
	readonly logLevel: string;
}

/** A variable of the environment that cannot be used; the message is one sentence that names it. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'];

/** Reads the settings. An empty variable counts as unset. Throws {@link SettingsError}. */
export function parseSettings(env: Environment): Settings {
	const discovery = discoveryOf(text(env, 'AUTOTASK_DISCOVERY_URL'));
	return {
		port: integer(env, 'PORT', { fallback: 8787, max: 65_535 }),
		host: text(env, 'HOST') ?? 'localhost',
		allowedOrigins: new Set(list(env, 'ALLOWED_ORIGINS').map(originOf)),
		allowedTenants: tenantsOf(list(env, 'ALLOWED_TENANTS')),
		trustedProxies: list(env, 'TRUSTED_PROXIES').map(networkOf),
		discoveryOrigin: discovery.origin,
		autotaskZones: /^https:\/\/webservices\d*\.autotask\.net$/.test(discovery.origin),
		integrationCode: integrationCodeOf(text(env, 'AUTOTASK_INTEGRATION_CODE')),
		egressIps: list(env, 'EGRESS_IPS').map(egressOf),
		sandbox: flag(env, 'SANDBOX'),
		valkeyUrl: valkeyOf(text(env, 'VALKEY_URL')),
		appDir: text(env, 'APP_DIR'),
		clientRate: integer(env, 'CLIENT_RATE', { fallback: 100, max: 100_000 }),
		logLevel: logLevelOf(text(env, 'LOG_LEVEL') ?? 'info')
	};
}

/** Whether a URL's host name is the machine itself. */
export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

function text(env: Environment, name: string): string | null {
	const value = env[name]?.trim();
	return value ? value : null;
}

function list(env: Environment, name: string): string[] {
	return (env[name] ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
}

function integer(env: Environment, name: string, range: { fallback: number; max: number }): number {
	const value = text(env, name);
	if (value === null) return range.fallback;
	const number = Number(value);
	if (/^\d+$/.test(value) && number <= range.max) return number;
	throw new SettingsError(`${name} must be a whole number from 0 to ${range.max}.`);
}

function flag(env: Environment, name: string): boolean {
	const value = (text(env, name) ?? 'off').toLowerCase();
	if (['on', 'true', '1', 'yes'].includes(value)) return true;
	if (['off', 'false', '0', 'no'].includes(value)) return false;
	throw new SettingsError(`${name} must be "on" or "off".`);
}

function urlOf(value: string): URL | null {
	return URL.canParse(value) ? new URL(value) : null;
}

function originOf(value: string): string {
	const url = urlOf(value);
	if (url && /^https?:$/.test(url.protocol) && url.origin === value.toLowerCase()) {
		return url.origin;
	}
	throw new SettingsError(
		`ALLOWED_ORIGINS must list origins such as https://almanac.example.com, without path or wildcard; "${value}" is none.`
	);
}

function tenantsOf(domains: string[]): ReadonlySet<string> | null {
	for (const domain of domains) {
		if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(domain)) continue;
		throw new SettingsError(
			`ALLOWED_TENANTS must list the domains of API user names, such as example.com; "${domain}" is none.`
		);
	}
	return domains.length > 0 ? new Set(domains.map((domain) => domain.toLowerCase())) : null;
}

function networkOf(value: string): string {
	const [address = '', bits] = value.split('/');
	const widest = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
	const width = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
	if (widest >= 0 && width >= 0 && width <= widest) return value;
	throw new SettingsError(
		`TRUSTED_PROXIES must list IP addresses or ranges such as 10.0.0.0/8; "${value}" is none.`
	);
}

function egressOf(value: string): string {
	if (isIpv4(value) || isIpv6(value)) return value;
	throw new SettingsError(`EGRESS_IPS must list IP addresses; "${value}" is none.`);
}

function isIpv4(value: string): boolean {
	return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/.test(value) && !value.endsWith('.');
}

function isIpv6(value: string): boolean {
	return value.includes(':') && /^[0-9a-f:.]+$/i.test(value) && URL.canParse(`http://[${value}]/`);
}

function discoveryOf(value: string | null): URL {
	const url = urlOf(value ?? 'https://webservices.autotask.net');
	const bare =
		url?.username === '' &&
		url.password === '' &&
		url.search === '' &&
		url.hash === '' &&
		/^\/(?:atservicesrest\/?)?$/i.test(url.pathname);
	if (url && bare && url.protocol === 'https:') return url;
	if (url && bare && url.protocol === 'http:' && isLoopback(url.hostname)) return url;
	throw new SettingsError(
		'AUTOTASK_DISCOVERY_URL must be an https address without a path, or an http address on loopback such as http://127.0.0.1:9090.'
	);
}

function integrationCodeOf(value: string | null): string | null {
	if (value === null || /^[\x21-\x7e]{1,200}$/.test(value)) return value;
	throw new SettingsError(
		'AUTOTASK_INTEGRATION_CODE must be the API tracking identifier: plain characters without spaces.'
	);
}

function valkeyOf(value: string | null): string | null {
	const url = value === null ? null : urlOf(value);
	if (value === null || (url && /^(?:redis|rediss|valkey|valkeys):$/.test(url.protocol))) {
		return value;
	}
	throw new SettingsError('VALKEY_URL must be an address such as redis://127.0.0.1:6379.');
}

function logLevelOf(value: string): string {
	if (logLevels.includes(value)) return value;
	throw new SettingsError(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
}
