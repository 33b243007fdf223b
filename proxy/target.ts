import { sandboxZoneHost } from './contract.ts';
import { isRefusal, refuse, type Refusal } from './problem.ts';

/** One call to Autotask that the proxy is willing to make. */
export interface Target {
	/** Built from constants and digits alone, so nothing else of the client's path can reach Autotask. */
	readonly url: string;
	/** Canonical entity name, or the name of the utility call; also the endpoint that limits count. */
	readonly entity: string;
	/** Lower-case zone host with port. */
	readonly zone: string;
	readonly sandbox: boolean;
	readonly hasBody: boolean;
}

/** Where calls may go. */
export interface ZonePolicy {
	/** Null: Autotask's own hosts. Otherwise the only zone, e.g. `http://127.0.0.1:9090`. */
	readonly onlyOrigin: string | null;
	readonly sandbox: boolean;
}

/** Methods in use on the forwarding route; the rest are refused before the path is looked at. */
export const forwardMethods = ['GET', 'POST', 'PATCH'] as const;

/** Entities that Almanac reads, and whether it may update them (Autotask API, "Entities"). */
const entities: Readonly<Record<string, { readonly update: boolean }>> = {
	Companies: { update: true },
	ConfigurationItems: { update: true },
	ConfigurationItemTypes: { update: false },
	ConfigurationItemCategories: { update: false },
	Products: { update: false },
	Contacts: { update: false },
	CompanyLocations: { update: false },
	Resources: { update: false },
	Countries: { update: false },
	ClassificationIcons: { update: false }
};

/** Autotask ignores the case of paths; upstream always sees the documented one. */
const entityNames = byLowerCase(Object.keys(entities));

/**
 * By lower-case path. Maps, because an object would also find `constructor`, and make each path of a
 * client a property name first.
 */
const reads = byLowerCase([
	'entityInformation',
	'entityInformation/fields',
	'entityInformation/userDefinedFields'
]);
const queries = byLowerCase(['query', 'query/count']);
const utilities = byLowerCase([
	'V1.0/ThresholdInformation',
	'V1.0/Version',
	'V1.0/versioninformation',
	'versioninformation'
]);

/** Zone numbers grow and have gaps, so any number is right; `prde` and `pres` are pre-release hosts. */
const autotaskHost = /^(?:webservices\d{0,4}|prde|pres)\.autotask\.net$/;
const plainPath = /^[A-Za-z0-9./]+$/;

/**
 * Decides about `{zone-host}/{path below ATServicesRest/}` exactly as it stood on the request line,
 * neither decoded nor normalised. Anything that is not on the lists is refused.
 */
export function resolveTarget(
	method: string,
	rawPath: string,
	zones: ZonePolicy
): Target | Refusal {
	if (!(forwardMethods as readonly string[]).includes(method)) {
		return methodRefusal(forwardMethods.join(', '));
	}
	const slash = rawPath.indexOf('/');
	const rawHost = slash < 0 ? rawPath : rawPath.slice(0, slash);
	const path = slash < 0 ? '' : rawPath.slice(slash + 1);
	const base = zoneBase(rawHost, zones);
	if (base === null) {
		return refuse('host-not-allowed', 'This host is not an Autotask zone that the proxy serves.');
	}
	const call = allowedCall(method, path);
	if (isRefusal(call)) return call;
	const { origin, zone } = base;
	return {
		url: `${origin}/ATServicesRest/${call.path}`,
		entity: call.entity,
		zone,
		sandbox: zone === sandboxZoneHost,
		hasBody: method !== 'GET'
	};
}

/** Origin of an allowed zone host, or null. Only a tenant server's `host:port` may be percent-encoded. */
function zoneBase(rawHost: string, zones: ZonePolicy): { origin: string; zone: string } | null {
	const host = rawHost.toLowerCase();
	if (host === sandboxZoneHost) {
		return zones.sandbox ? { origin: `https://${sandboxZoneHost}`, zone: host } : null;
	}
	if (zones.onlyOrigin === null) {
		return autotaskHost.test(host) ? { origin: `https://${host}`, zone: host } : null;
	}
	const zone = zones.onlyOrigin.slice(zones.onlyOrigin.indexOf('//') + 2);
	const same = host === zone || host === encodeURIComponent(zone).toLowerCase();
	return same ? { origin: zones.onlyOrigin, zone } : null;
}

function allowedCall(method: string, path: string): { path: string; entity: string } | Refusal {
	const elsewhere = refuse('path-not-allowed', 'This path is not on the list of allowed calls.');
	if (!plainPath.test(path)) return elsewhere;
	const lower = path.toLowerCase();
	const utility = utilities.get(lower);
	if (utility !== undefined) {
		const entity = utility.slice(utility.lastIndexOf('/') + 1);
		return method === 'GET' ? { path: utility, entity } : methodRefusal('GET');
	}
	const [version, name = '', ...rest] = lower.split('/');
	if (version !== 'v1.0') return elsewhere;
	const entity = entityNames.get(name);
	if (entity === undefined) {
		return /^[a-z][a-z0-9]*$/.test(name)
			? refuse('entity-not-allowed', 'This entity is not on the list of allowed entities.')
			: elsewhere;
	}
	const below = rest.join('/');
	const allowed = allowedMethod(entity, below);
	if (allowed === null) return elsewhere;
	if (allowed.method !== method) return methodRefusal(allowed.method);
	return { path: `V1.0/${entity}${allowed.below}`, entity };
}

/** The one method that a path below an entity takes, and that path in its documented case. */
function allowedMethod(entity: string, below: string): { method: string; below: string } | null {
	if (below === '') return { method: entities[entity]?.update ? 'PATCH' : '', below };
	const read = reads.get(below);
	if (read !== undefined) return { method: 'GET', below: `/${read}` };
	const query = queries.get(below);
	if (query !== undefined) return { method: 'POST', below: `/${query}` };
	return /^\d{1,19}$/.test(below) ? { method: 'GET', below: `/${below}` } : null;
}

function byLowerCase(paths: readonly string[]): ReadonlyMap<string, string> {
	return new Map(paths.map((path) => [path.toLowerCase(), path]));
}

function methodRefusal(allow: string): Refusal {
	return refuse('method-not-allowed', `${allow || 'No method'} is allowed here.`, { allow });
}
