import { describe, expect, it } from 'vitest';
import type { AlmanacDatabase } from '$lib/db/database.ts';
import type { KeyCost } from '$lib/db/rows.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';
import { sealCredentials } from '$lib/vault/envelope.ts';
import { Vault } from '$lib/vault/vault.ts';
import { openTestDatabase } from '../support/open-test-database.ts';

const integrationId = 'autotask-632538' as IntegrationId;
const passphrase = 'correct horse battery staple';
const cost: KeyCost = { kind: 'argon2id', memoryKib: 64, iterations: 1, parallelism: 1 };
const credentials = { userName: 'key@EXAMPLE.COM', secret: 'a-secret', trackingIdentifier: null };

async function store(db: AlmanacDatabase, changes = {}): Promise<void> {
	const outcome = await sealCredentials({
		integrationId,
		credentials: { ...credentials, ...changes },
		passphrase,
		cost
	});
	if (outcome.ok) await db.credentials.put(outcome.value);
}

async function setup(): Promise<{ db: AlmanacDatabase; vault: Vault }> {
	const db = openTestDatabase();
	await store(db);
	return { db, vault: new Vault(db) };
}

describe('the vault', () => {
	it('gives the credentials between unlocking and locking only', async () => {
		const { vault } = await setup();
		const locked = { ok: false, failure: { code: 'vault-locked' } };
		expect(await vault.credentials(integrationId)).toEqual(locked);
		expect(await vault.unlock(passphrase)).toEqual({ ok: true, value: null });
		expect(vault.isUnlocked).toBe(true);
		expect(await vault.credentials(integrationId)).toEqual({ ok: true, value: credentials });
		vault.lock();
		expect(await vault.credentials(integrationId)).toEqual(locked);
	});

	it('stays locked after a wrong passphrase', async () => {
		const { vault } = await setup();
		const outcome = await vault.unlock('correct horse battery stapler');
		expect(outcome.ok || outcome.failure.code).toBe('passphrase-wrong');
		expect(vault.isUnlocked).toBe(false);
	});

	it('keeps an open vault open when a wrong passphrase is tried', async () => {
		const { vault } = await setup();
		await vault.unlock(passphrase);
		await vault.unlock('something else entirely');
		expect(vault.isUnlocked).toBe(true);
	});

	it('has nothing to unlock before a tenant is connected', async () => {
		const vault = new Vault(openTestDatabase());
		const outcome = await vault.unlock(passphrase);
		expect(outcome.ok || outcome.failure.code).toBe('integration-missing');
	});

	it('asks again when the credentials were sealed anew in another tab', async () => {
		const { db, vault } = await setup();
		await vault.unlock(passphrase);
		await store(db, { secret: 'a-new-secret' });
		const outcome = await vault.credentials(integrationId);
		expect(outcome.ok || outcome.failure.code).toBe('vault-locked');
		expect(vault.isUnlocked).toBe(false);
		await vault.unlock(passphrase);
		const again = await vault.credentials(integrationId);
		expect(again.ok && again.value.secret).toBe('a-new-secret');
	});
});
