/**
 * Credentials under a passphrase (docs/adr/0005): the passphrase's key wraps a random data key, the data
 * key seals the credentials. Another passphrase wraps the same data key anew. Pure of storage.
 */
import type { CredentialsRow, KeyCost } from '../db/rows.ts';
import { failed, succeeded, type Outcome } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { z } from '../z.ts';
import { importKey, keyBytes, randomBytes, seal, unseal } from './cipher.ts';
import { deriveKey, isLongEnough, newSalt } from './key.ts';

const credentialsSchema = z.object({
	userName: z.string(),
	secret: z.string(),
	trackingIdentifier: z.string().nullable()
});

/** What proves an API user to Autotask; the tracking identifier is null where the proxy has one. */
export type VaultCredentials = z.output<typeof credentialsSchema>;

const version = 1;

export interface NewEnvelope {
	readonly integrationId: IntegrationId;
	readonly credentials: VaultCredentials;
	readonly passphrase: string;
	readonly cost: KeyCost;
}

/** Seals credentials; `passphrase-too-short` for a passphrase that is none. */
export async function sealCredentials(envelope: NewEnvelope): Promise<Outcome<CredentialsRow>> {
	const { integrationId, credentials, passphrase, cost } = envelope;
	const raw = randomBytes(keyBytes);
	const wrapped = await wrapKey(raw, { integrationId, passphrase, cost });
	if (!wrapped.ok) return wrapped;
	const dataKey = await importKey(raw);
	raw.fill(0);
	const plain = new TextEncoder().encode(JSON.stringify(credentials));
	const sealed = await seal(dataKey, plain, contextOf('credentials', integrationId));
	plain.fill(0);
	return succeeded({ integrationId, version, ...wrapped.value, credentials: sealed });
}

/** The data key of an envelope; it opens what is sealed and can't be read out. */
export async function openEnvelope(
	row: CredentialsRow,
	passphrase: string
): Promise<Outcome<CryptoKey>> {
	const raw = await unwrapKey(row, passphrase);
	if (!raw.ok) return raw;
	const key = await importKey(raw.value);
	raw.value.fill(0);
	return succeeded(key);
}

/** The credentials of an envelope; null when the key is not this envelope's. */
export async function readCredentials(
	row: CredentialsRow,
	dataKey: CryptoKey
): Promise<VaultCredentials | null> {
	const context = contextOf('credentials', row.integrationId);
	const plain = await unseal(dataKey, row.credentials, context);
	if (plain === null) return null;
	const text = new TextDecoder().decode(plain);
	plain.fill(0);
	return credentialsSchema.parse(JSON.parse(text));
}

export interface NewPassphrase {
	readonly from: string;
	readonly to: string;
	readonly cost: KeyCost;
}

/** The envelope under another passphrase; the credentials in it are not touched. */
export async function rewrap(
	row: CredentialsRow,
	{ from, to, cost }: NewPassphrase
): Promise<Outcome<CredentialsRow>> {
	const raw = await unwrapKey(row, from);
	if (!raw.ok) return raw;
	const { integrationId } = row;
	const wrapped = await wrapKey(raw.value, { integrationId, passphrase: to, cost });
	raw.value.fill(0);
	return wrapped.ok ? succeeded({ ...row, ...wrapped.value }) : wrapped;
}

type Wrapped = Pick<CredentialsRow, 'cost' | 'salt' | 'dataKey'>;

async function wrapKey(
	raw: Uint8Array<ArrayBuffer>,
	by: Omit<NewEnvelope, 'credentials'>
): Promise<Outcome<Wrapped>> {
	if (!isLongEnough(by.passphrase)) return failed({ code: 'passphrase-too-short' });
	const salt = newSalt();
	const key = await deriveKey(by.passphrase, salt, by.cost);
	const dataKey = await seal(key, raw, contextOf('data-key', by.integrationId));
	return succeeded({ cost: by.cost, salt, dataKey });
}

async function unwrapKey(
	{ integrationId, cost, salt, dataKey }: CredentialsRow,
	passphrase: string
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
	const key = await deriveKey(passphrase, salt, cost);
	const raw = await unseal(key, dataKey, contextOf('data-key', integrationId));
	return raw === null ? failed({ code: 'passphrase-wrong' }) : succeeded(raw);
}

/** What sealed bytes are and whose: one can't be put in another's place. */
function contextOf(part: 'credentials' | 'data-key', integrationId: IntegrationId): string {
	return `almanac/${part}/${version}/${integrationId}`;
}
