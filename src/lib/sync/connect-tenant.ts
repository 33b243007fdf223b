/** Connecting a tenant, and the sample (product.md, section 2). */
import { sampleCredentials } from '../../../proxy/contract.ts';
import { createAutotaskClient } from '../autotask/client.ts';
import { parseProxyAddress } from '../autotask/proxy-address.ts';
import { discoverZone, proveCredentials } from '../autotask/tenant.ts';
import type { Credentials, Transport, Zone } from '../autotask/transport.ts';
import { addIntegration } from '../db/add-integration.ts';
import { connectedIntegration } from '../db/integrations.ts';
import type { ImportSettingsRow, IntegrationRow } from '../db/rows.ts';
import { failed, succeeded, type Outcome } from '../domain/errors.ts';
import { integrationIdOf, type IntegrationId } from '../domain/ids.ts';
import { defaultSelection } from '../domain/selection.ts';
import { sealCredentials } from '../vault/envelope.ts';
import { isLongEnough } from '../vault/key.ts';
import { nowIso, type SyncEnvironment } from './environment.ts';
import type { Connected, ConnectRequest } from './protocol.ts';

/**
 * Finds the tenant's zone, proves the credentials with one cheap call, and stores integration, sealed
 * credentials and the first lists in one transaction. Anything refused before leaves no trace.
 */
export async function connectTenant(
	env: SyncEnvironment,
	request: ConnectRequest
): Promise<Outcome<Connected>> {
	if (!isLongEnough(request.passphrase)) return failed({ code: 'passphrase-too-short' });
	const origin = parseProxyAddress(request.proxyOrigin, env.pageOrigin);
	if (!origin.ok) return origin;
	const carrier = { kind: 'proxy', origin: origin.value } as const;
	const credentials = credentialsOf(request);
	const proven = await prove(env, env.transportFor(carrier, credentials));
	if (!proven.ok) return proven;
	const integrationId = integrationIdOf(proven.value.ci);
	const sealed = await sealCredentials({
		integrationId,
		credentials,
		passphrase: request.passphrase,
		cost: env.keyCost
	});
	if (!sealed.ok) return sealed;
	const integration = integrationOf(env, proven.value, { carrier, isSample: false });
	const settings = startSettings(integrationId, request.companies);
	const opened = await env.vault.open(sealed.value, request.passphrase);
	if (!opened.ok) return opened;
	const added = await addIntegration(env.db, {
		integration,
		settings,
		credentials: sealed.value,
		seedsLists: true
	});
	if (added === 'exists') {
		env.vault.lock();
		return failed({ code: 'integration-exists' });
	}
	return succeeded({ integrationId, zoneName: integration.zone.zoneName });
}

/**
 * Connects the simulated tenant: through the proxy where it has one, else inside this very worker. Its
 * credentials are no secret, so that nothing is sealed. Connecting it mapped (`all-active`) again
 * changes nothing; unmapped (`none`), to try the set-up, it must not be there yet.
 */
export async function connectSampleTenant(
	env: SyncEnvironment,
	proxyOrigin: string,
	companies: ConnectRequest['companies'] = 'all-active'
): Promise<Outcome<Connected>> {
	const connected = await connectedIntegration(env.db);
	if (connected && companies === 'none') return failed({ code: 'integration-exists' });
	if (connected)
		return succeeded({ integrationId: connected.id, zoneName: connected.zone.zoneName });
	const carrier = await sampleCarrier(env, proxyOrigin);
	const found = await discoverZone({ ...env, transport: env.transportFor(carrier, null) });
	if (!found.ok) return found;
	const integration = integrationOf(env, found.value, { carrier, isSample: true });
	const settings = startSettings(integration.id, companies);
	const seedsLists = companies === 'none';
	await addIntegration(env.db, { integration, settings, credentials: null, seedsLists });
	return succeeded({ integrationId: integration.id, zoneName: integration.zone.zoneName });
}

/** What the sample is called with; a transport inside the page brings its own. */
export const samplesOwn: Credentials = sampleCredentials;

async function sampleCarrier(
	env: SyncEnvironment,
	proxyOrigin: string
): Promise<IntegrationRow['carrier']> {
	const info = await env.proxyInfo(proxyOrigin);
	return info.ok && info.value.sandbox
		? { kind: 'proxy', origin: proxyOrigin }
		: { kind: 'in-page' };
}

/** The zone of credentials that Autotask takes, if no other tenant is in the way. */
async function prove(env: SyncEnvironment, transport: Transport): Promise<Outcome<Zone>> {
	const found = await discoverZone({ ...env, transport });
	if (!found.ok) return found;
	const present = await connectedIntegration(env.db);
	if (present) {
		const isSame = present.id === integrationIdOf(found.value.ci);
		return failed({ code: isSame ? 'integration-exists' : 'tenant-differs' });
	}
	const client = createAutotaskClient({ ...env, transport, zone: found.value });
	const proof = await proveCredentials(client);
	return proof.ok ? found : proof;
}

/** Pasted keys often bring a blank along; no credential begins or ends with one. */
function credentialsOf(request: ConnectRequest): Credentials {
	return {
		userName: request.userName.trim(),
		secret: request.secret.trim(),
		trackingIdentifier: request.trackingIdentifier?.trim() || null
	};
}

function integrationOf(
	env: SyncEnvironment,
	zone: Zone,
	{ carrier, isSample }: Pick<IntegrationRow, 'carrier' | 'isSample'>
): IntegrationRow {
	const { zoneName, url, webUrl, ci } = zone;
	return {
		id: integrationIdOf(ci),
		kind: 'autotask',
		zone: { zoneName, url, webUrl, ci },
		carrier,
		isSample,
		connectedAt: nowIso(env),
		usage: null
	};
}

/** `all-active` brings everything in with defaults; else the settings pages begin with nothing. */
export function startSettings(
	integrationId: IntegrationId,
	companies: ConnectRequest['companies']
): ImportSettingsRow {
	const isAll = companies === 'all-active';
	return {
		integrationId,
		companies: isAll ? 'all-active' : 'chosen',
		types: isAll ? 'arriving' : 'off',
		statuses: isAll ? 'arriving' : 'off',
		syncsConfigurations: isAll,
		selection: defaultSelection,
		fields: null,
		fieldMap: {},
		companyFields: []
	};
}
