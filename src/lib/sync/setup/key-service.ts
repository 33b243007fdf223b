/** The key of an integration: replaced, locked away, remembered, forgotten (product.md, 2 and 11). */
import { createAutotaskClient } from '../../autotask/client.ts';
import { parseProxyAddress } from '../../autotask/proxy-address.ts';
import { discoverZone, proveCredentials } from '../../autotask/tenant.ts';
import type { Zone } from '../../autotask/transport.ts';
import { disconnectIntegration } from '../../db/disconnect.ts';
import { connectedIntegration } from '../../db/integrations.ts';
import type { IntegrationRow } from '../../db/rows.ts';
import { failed, succeeded, type Outcome } from '../../domain/errors.ts';
import { integrationIdOf } from '../../domain/ids.ts';
import { sealCredentials } from '../../vault/envelope.ts';
import type { SyncEnvironment } from '../environment.ts';
import type { KeyService, NewKey } from '../setup-protocol.ts';
import { guarded } from './context.ts';

export function createKeyService(env: SyncEnvironment): KeyService {
	const { db, vault, keyCost } = env;
	return {
		async replaceKey(key) {
			const integration = await connectedIntegration(db);
			if (!integration) return failed({ code: 'integration-missing' });
			return replaceKey(env, integration, key);
		},
		disconnect: (data) =>
			env.lock.tryRun(async () => {
				const integration = await connectedIntegration(db);
				if (!integration) return failed({ code: 'integration-missing' });
				const done = await guarded(() => disconnectIntegration(db, integration.id, data));
				if (!done.ok) return done;
				vault.lock();
				await vault.forget();
				return succeeded(null);
			}),
		changePassphrase: (from, to) => vault.changePassphrase({ from, to, cost: keyCost }),
		rememberKey: () => vault.remember(),
		forgetKey: () => vault.forget(),
		vaultState: async () => ({
			hasCredentials: (await db.credentials.count()) > 0,
			isUnlocked: await vault.isReady(),
			isRemembered: await vault.isRemembered()
		})
	};
}

/**
 * Nothing is stored before Autotask has accepted the key, and a key of another tenant is refused. The key
 * goes to the address that the person sees beside it, never to one that only a row names: the row may
 * have come in a workspace file.
 */
async function replaceKey(
	env: SyncEnvironment,
	integration: IntegrationRow,
	{ passphrase, proxyOrigin, ...credentials }: NewKey
): Promise<Outcome<null>> {
	const { db, vault, keyCost, clock, sleep, random } = env;
	const origin = parseProxyAddress(proxyOrigin, env.pageOrigin);
	if (!origin.ok) return origin;
	const carrier = { kind: 'proxy', origin: origin.value } as const;
	const sealed = await sealCredentials({
		integrationId: integration.id,
		credentials,
		passphrase,
		cost: keyCost
	});
	if (!sealed.ok) return sealed;
	const transport = env.transportFor(carrier, credentials);
	const zone = await discoverZone({ transport, clock, sleep, random });
	if (!zone.ok) return zone;
	if (integrationIdOf(zone.value.ci) !== integration.id) return failed({ code: 'tenant-differs' });
	let proven: Zone = zone.value;
	const onZoneChanged = (moved: Zone): void => void (proven = moved);
	const client = createAutotaskClient({
		transport,
		zone: zone.value,
		clock,
		sleep,
		random,
		onZoneChanged
	});
	const proof = await proveCredentials(client);
	if (!proof.ok) return proof;
	const stored = await guarded(() =>
		db.transaction('rw', [db.credentials, db.integrations], async () => {
			await db.credentials.put(sealed.value);
			await db.integrations.update(integration.id, { zone: proven, carrier });
		})
	);
	if (!stored.ok) return stored;
	await vault.forget();
	return vault.unlock(passphrase);
}
