/**
 * The boundary between the app and the proxy: paths, headers and problem codes. The only file of the
 * proxy that `src/` may import, and it imports nothing.
 */

/** Every path that the proxy answers itself; everything else belongs to the app's files. */
export const proxyPaths = {
	health: '/healthz',
	ready: '/readyz',
	metrics: '/metrics',
	/** GET → {@link ProxyInfo}. */
	info: '/proxy/info',
	/** GET with the `UserName` header → Autotask's zoneInformation answer, untouched. */
	zone: '/proxy/zone',
	/** `/proxy/autotask/{zone-host}/{path below ATServicesRest/}`. */
	autotask: '/proxy/autotask'
} as const;

/** Autotask's three authentication headers (`docs/autotask.md`, "Authentication"). */
export const autotaskHeaders = {
	integrationCode: 'ApiIntegrationCode',
	userName: 'UserName',
	secret: 'Secret'
} as const;

/** The reserved zone host under which the mounted sandbox answers. */
export const sandboxZoneHost = 'sandbox';

/** API user names of this domain are discovered in the mounted sandbox, and only they. */
export const sandboxUserDomain = 'sandbox.invalid';

/**
 * Credentials of the sample tenant. They are no secret: they open simulated data, and the reserved
 * domain keeps them from ever being a real API user.
 */
export const sampleCredentials = {
	userName: `sample@${sandboxUserDomain}`,
	secret: 'sample-data-is-no-secret',
	trackingIdentifier: 'ALMANACSAMPLEDATA0000000000'
} as const;

/** Bodies above this many bytes are refused with `body-too-large`. */
export const maxBodyBytes = 1_000_000;

/** Answer of `GET /proxy/info`. */
export interface ProxyInfo {
	readonly version: string;
	/** Addresses from which Autotask sees the calls; empty when none are configured. */
	readonly egressIps: readonly string[];
	/** The proxy adds its own API tracking identifier, so that the app need not ask for one. */
	readonly injectsIntegrationCode: boolean;
	/** The simulated tenant is mounted at the zone host {@link sandboxZoneHost}. */
	readonly sandbox: boolean;
}

/**
 * Codes of the proxy's own refusals, sent as `application/problem+json` (RFC 9457) in the member
 * `code`. Answers of Autotask itself never have this media type, so a client can tell them apart.
 */
export const problemCodes = [
	'not-found',
	'method-not-allowed',
	'host-not-allowed',
	'path-not-allowed',
	'entity-not-allowed',
	'header-not-allowed',
	'origin-not-allowed',
	'tenant-not-allowed',
	'credentials-missing',
	'body-too-large',
	'body-not-json',
	'body-too-slow',
	'media-type-not-allowed',
	'too-many-requests',
	'queue-full',
	'upstream-unreachable',
	'upstream-timeout',
	'shutting-down',
	'internal'
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A refusal by the proxy. `type` is a URN, so that no documentation host is promised. */
export interface Problem {
	readonly type: `urn:almanac:problem:${ProblemCode}`;
	readonly title: string;
	readonly status: number;
	readonly code: ProblemCode;
	readonly detail: string;
}
