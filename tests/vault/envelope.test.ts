import { describe, expect, it } from 'vitest';
import type { CredentialsRow, KeyCost } from '$lib/db/rows.ts';
import type { IntegrationId } from '$lib/domain/ids.ts';
import {
	openEnvelope,
	readCredentials,
	rewrap,
	sealCredentials,
	type VaultCredentials
} from '$lib/vault/envelope.ts';
import { defaultCost } from '$lib/vault/key.ts';

const integrationId = 'autotask-632538' as IntegrationId;
const passphrase = 'correct horse battery staple';
/** What the key costs is tested once, with the real cost; here it would only be slow. */
const cost: KeyCost = { kind: 'argon2id', memoryKib: 64, iterations: 1, parallelism: 1 };

const credentials: VaultCredentials = {
	userName: 'dmwf4k2@EXAMPLE.COM',
	secret: 's3cret#with~odd$signs',
	trackingIdentifier: 'TRACKING0000000000000000001'
};

async function sealed(more: Partial<{ cost: KeyCost }> = {}): Promise<CredentialsRow> {
	const outcome = await sealCredentials({ integrationId, credentials, passphrase, cost, ...more });
	if (!outcome.ok) throw new Error(outcome.failure.code);
	return outcome.value;
}

async function opened(row: CredentialsRow, by = passphrase): Promise<VaultCredentials | null> {
	const key = await openEnvelope(row, by);
	return key.ok ? readCredentials(row, key.value) : null;
}

describe('sealed credentials', () => {
	it('open with the passphrase they were sealed with', async () => {
		expect(await opened(await sealed())).toEqual(credentials);
	});

	it('open at the cost that real vaults have', async () => {
		expect(await opened(await sealed({ cost: defaultCost }))).toEqual(credentials);
		expect(defaultCost.memoryKib * defaultCost.iterations).toBeGreaterThanOrEqual(46 * 1024);
	});

	it('stay shut for another passphrase', async () => {
		const outcome = await openEnvelope(await sealed(), 'correct horse battery stable');
		expect(outcome).toEqual({ ok: false, failure: { code: 'passphrase-wrong' } });
	});

	it('take the same passphrase from every keyboard', async () => {
		const row = await sealCredentials({
			integrationId,
			credentials,
			passphrase: 'Grüße aus Köln',
			cost
		});
		expect(row.ok && (await opened(row.value, ' Gru\u0308ße aus Ko\u0308ln'))).toEqual(credentials);
	});

	it('refuse a passphrase of fewer than 12 characters', async () => {
		const outcome = await sealCredentials({
			integrationId,
			credentials,
			passphrase: 'eleven chars'.slice(0, 11),
			cost
		});
		expect(outcome).toEqual({ ok: false, failure: { code: 'passphrase-too-short' } });
	});

	it('show nothing of what they hold', async () => {
		const row = await sealed();
		const bytes = [row.salt, row.dataKey.bytes, row.dataKey.nonce, row.credentials.bytes];
		const text = bytes.map((part) => new TextDecoder('latin1').decode(part)).join('');
		for (const value of [...Object.values(credentials), passphrase]) {
			expect(text).not.toContain(value);
		}
	});

	it('are another text each time, for the same credentials', async () => {
		const [first, second] = [await sealed(), await sealed()];
		expect(first.salt).not.toEqual(second.salt);
		expect(first.credentials).not.toEqual(second.credentials);
	});

	it('notice every changed byte and every swapped owner', async () => {
		const row = await sealed();
		const flipped = Uint8Array.from(row.credentials.bytes, (byte, at) =>
			at === 3 ? byte ^ 1 : byte
		);
		expect(
			await opened({ ...row, credentials: { ...row.credentials, bytes: flipped } })
		).toBeNull();
		const wrapped = Uint8Array.from(row.dataKey.bytes, (byte, at) => (at === 3 ? byte ^ 1 : byte));
		expect(await opened({ ...row, dataKey: { ...row.dataKey, bytes: wrapped } })).toBeNull();
		expect(await opened({ ...row, integrationId: 'autotask-1' as IntegrationId })).toBeNull();
		expect(await opened({ ...row, cost: { ...cost, iterations: 2 } })).toBeNull();
	});

	it('keep what they hold when the passphrase changes', async () => {
		const to = 'another phrase of words';
		const row = await sealed();
		const outcome = await rewrap(row, { from: passphrase, to, cost });
		if (!outcome.ok) throw new Error(outcome.failure.code);
		expect(await opened(outcome.value, to)).toEqual(credentials);
		expect(await opened(outcome.value)).toBeNull();
		expect(outcome.value.credentials).toEqual(row.credentials);
	});

	it('refuse a change without the old passphrase, and to one that is too short', async () => {
		const row = await sealed();
		const wrong = await rewrap(row, { from: 'not the old one', to: passphrase, cost });
		const short = await rewrap(row, { from: passphrase, to: 'short', cost });
		expect([wrong, short].map((outcome) => !outcome.ok && outcome.failure.code)).toEqual([
			'passphrase-wrong',
			'passphrase-too-short'
		]);
	});
});
