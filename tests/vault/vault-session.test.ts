import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/open-test-database.ts';
import { connectedSetup, good, setupPassphrase } from '../support/whole-setup.ts';
import { sampleCredentials } from '../../proxy/contract.ts';

const tenant = { seed: 3, companies: 3, configurations: 30 };

describe('the vault of a connected tenant', () => {
	it('is open after connecting, and asks once it was locked', async () => {
		const { service } = await connectedSetup(openTestDatabase(), tenant);
		expect(await service.vaultState()).toEqual({
			hasCredentials: true,
			isUnlocked: true,
			isRemembered: false
		});
		await service.lock();
		expect(await service.checkPermissions()).toMatchObject({ failure: { code: 'vault-locked' } });
		expect(await service.unlock('not the passphrase')).toMatchObject({
			failure: { code: 'passphrase-wrong' }
		});
		good(await service.unlock(setupPassphrase));
		good(await service.checkPermissions());
	});

	it('opens under a new passphrase and no longer under the old one', async () => {
		const { service, db } = await connectedSetup(openTestDatabase(), tenant);
		const before = await db.credentials.toCollection().first();
		expect(await service.changePassphrase('wrong passphrase', 'another four words')).toMatchObject({
			failure: { code: 'passphrase-wrong' }
		});
		expect(await service.changePassphrase(setupPassphrase, 'short')).toMatchObject({
			failure: { code: 'passphrase-too-short' }
		});
		expect(await db.credentials.toCollection().first()).toEqual(before);
		good(await service.changePassphrase(setupPassphrase, 'another four words'));
		await service.lock();
		expect(await service.unlock(setupPassphrase)).toMatchObject({ ok: false });
		good(await service.unlock('another four words'));
	});

	it('is remembered as a key that cannot be read out, until it is locked or forgotten', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		good(await setup.service.rememberKey());
		const [stored] = await setup.db.settings.where('key').equals('remembered-key').toArray();
		const { dataKey } = stored?.value as { dataKey: CryptoKey };
		expect(dataKey.extractable).toBe(false);
		await expect(crypto.subtle.exportKey('raw', dataKey)).rejects.toThrow();
		expect((await setup.service.vaultState()).isRemembered).toBe(true);
		await setup.service.lock();
		expect((await setup.service.vaultState()).isUnlocked).toBe(false);
		await setup.service.forgetKey();
		expect((await setup.service.vaultState()).isRemembered).toBe(false);
	});

	it('takes a new key of the same tenant and nothing that Autotask refuses', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		const sealed = await setup.db.credentials.toCollection().first();
		const key = {
			...sampleCredentials,
			proxyOrigin: 'http://localhost:8787',
			secret: 'a-new-secret',
			passphrase: 'a new passphrase'
		};
		expect(await setup.service.replaceKey(key)).toMatchObject({
			failure: { code: 'credentials-rejected' }
		});
		expect(await setup.db.credentials.toCollection().first()).toEqual(sealed);
		await setup.control('POST', '/user', { secret: 'a-new-secret' });
		good(await setup.service.replaceKey(key));
		await setup.service.lock();
		good(await setup.service.unlock('a new passphrase'));
		good(await setup.service.checkPermissions());
	});

	it('sends a key where the person sees that it goes, not where a file says', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		const carrierOf = async () => (await setup.db.integrations.toCollection().first())?.carrier;
		const own = await carrierOf();
		await setup.db.integrations
			.toCollection()
			.modify({ carrier: { kind: 'proxy', origin: 'https://elsewhere.example' } });
		const key = { ...sampleCredentials, passphrase: setupPassphrase };
		for (const proxyOrigin of ['http://elsewhere.example', 'https://u:p@elsewhere.example', '']) {
			expect(await setup.service.replaceKey({ ...key, proxyOrigin })).toMatchObject({
				failure: { code: 'proxy-address-invalid' }
			});
		}
		good(await setup.service.replaceKey({ ...key, proxyOrigin: 'http://localhost:8787' }));
		expect(await carrierOf()).toEqual(own);
	});

	it('forgets key and credentials with the integration', async () => {
		const setup = await connectedSetup(openTestDatabase(), tenant);
		good(await setup.service.rememberKey());
		good(await setup.service.disconnect('keep'));
		expect(await setup.service.vaultState()).toEqual({
			hasCredentials: false,
			isUnlocked: false,
			isRemembered: false
		});
		expect(await setup.service.checkPermissions()).toMatchObject({
			failure: { code: 'integration-missing' }
		});
	});
});
