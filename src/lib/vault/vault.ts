/** The vault of a session: who has typed the passphrase may have the credentials until it is locked. */
import type { AlmanacDatabase } from '../db/database.ts';
import { failed, succeeded, type Outcome } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { openEnvelope, readCredentials, type VaultCredentials } from './envelope.ts';

export class Vault {
	readonly #db: AlmanacDatabase;
	/** Held in memory only, in this worker only. */
	#open: { readonly integrationId: IntegrationId; readonly dataKey: CryptoKey } | null = null;

	constructor(db: AlmanacDatabase) {
		this.#db = db;
	}

	get isUnlocked(): boolean {
		return this.#open !== null;
	}

	/** `integration-missing` when nothing is sealed, `passphrase-wrong` when it does not open it. */
	async unlock(passphrase: string): Promise<Outcome<null>> {
		const row = await this.#db.credentials.toCollection().first();
		if (!row) return failed({ code: 'integration-missing' });
		const opened = await openEnvelope(row, passphrase);
		if (!opened.ok) return opened;
		this.#open = { integrationId: row.integrationId, dataKey: opened.value };
		return succeeded(null);
	}

	/** Forgets the key. A run that is under way has its credentials already and goes on. */
	lock(): void {
		this.#open = null;
	}

	/** The credentials as they are sealed now; `vault-locked` when the passphrase was not given. */
	async credentials(integrationId: IntegrationId): Promise<Outcome<VaultCredentials>> {
		const open = this.#open;
		if (open?.integrationId !== integrationId) return failed({ code: 'vault-locked' });
		const row = await this.#db.credentials.get(integrationId);
		const credentials = row ? await readCredentials(row, open.dataKey) : null;
		// Sealed anew meanwhile, in another tab: the passphrase is asked for again.
		if (!credentials) this.lock();
		return credentials ? succeeded(credentials) : failed({ code: 'vault-locked' });
	}
}
