/** The vault of a session: who has typed the passphrase may have the credentials until it is locked. */
import type { AlmanacDatabase } from '../db/database.ts';
import type { CredentialsRow } from '../db/rows.ts';
import { failed, succeeded, type Outcome } from '../domain/errors.ts';
import type { IntegrationId } from '../domain/ids.ts';
import { openEnvelope, readCredentials, rewrap, type VaultCredentials } from './envelope.ts';
import type { NewPassphrase } from './envelope.ts';
import { forgetKey, readRememberedKey, rememberKey } from './remembered-key.ts';

export class Vault {
	readonly #db: AlmanacDatabase;
	/** Held in memory only, in this worker only. */
	#open: { readonly integrationId: IntegrationId; readonly dataKey: CryptoKey } | null = null;
	/** Locked by hand: the key that this device remembers is not used until the passphrase is given. */
	#isHeldLocked = false;

	readonly #onChange: () => void;

	/** `onChange`: it was opened or locked. */
	constructor(db: AlmanacDatabase, onChange: () => void = () => undefined) {
		this.#db = db;
		this.#onChange = onChange;
	}

	get isUnlocked(): boolean {
		return this.#open !== null;
	}

	/** `integration-missing` when nothing is sealed, `passphrase-wrong` when it does not open it. */
	async unlock(passphrase: string): Promise<Outcome<null>> {
		const row = await this.#db.credentials.toCollection().first();
		if (!row) return failed({ code: 'integration-missing' });
		return this.open(row, passphrase);
	}

	/**
	 * Opens credentials that are about to be stored: opening takes as long as a guess shall take, and a
	 * screen that follows the database must not find them there and locked.
	 */
	async open(row: CredentialsRow, passphrase: string): Promise<Outcome<null>> {
		const opened = await openEnvelope(row, passphrase);
		if (!opened.ok) return opened;
		this.#open = { integrationId: row.integrationId, dataKey: opened.value };
		this.#isHeldLocked = false;
		this.#onChange();
		return succeeded(null);
	}

	/** Forgets the key. A run that is under way has its credentials already and goes on. */
	lock(): void {
		this.#open = null;
		this.#isHeldLocked = true;
		this.#onChange();
	}

	/** The credentials as they are sealed now; `vault-locked` when the passphrase was not given. */
	async credentials(integrationId: IntegrationId): Promise<Outcome<VaultCredentials>> {
		await this.#openRemembered();
		const open = this.#open;
		if (open?.integrationId !== integrationId) return failed({ code: 'vault-locked' });
		const row = await this.#db.credentials.get(integrationId);
		const credentials = row ? await readCredentials(row, open.dataKey) : null;
		// Sealed anew meanwhile, in another tab: the passphrase is asked for again.
		if (credentials) return succeeded(credentials);
		this.#open = null;
		this.#onChange();
		return failed({ code: 'vault-locked' });
	}

	/** Whether credentials could be had now without a passphrase. */
	async isReady(): Promise<boolean> {
		await this.#openRemembered();
		return this.isUnlocked;
	}

	/** The same credentials under another passphrase; a remembered key stays good. */
	async changePassphrase(change: NewPassphrase): Promise<Outcome<null>> {
		const row = await this.#db.credentials.toCollection().first();
		if (!row) return failed({ code: 'integration-missing' });
		const wrapped = await rewrap(row, change);
		if (!wrapped.ok) return wrapped;
		await this.#db.credentials.put(wrapped.value);
		return succeeded(null);
	}

	/**
	 * Keeps the data key on this device as a key that no script can read out, so that no passphrase is
	 * asked for here any more (docs/security.md). `vault-locked` when it is not open.
	 */
	async remember(): Promise<Outcome<null>> {
		if (!this.#open) return failed({ code: 'vault-locked' });
		await rememberKey(this.#db, this.#open);
		this.#onChange();
		return succeeded(null);
	}

	async forget(): Promise<void> {
		await forgetKey(this.#db);
		this.#onChange();
	}

	async isRemembered(): Promise<boolean> {
		return (await readRememberedKey(this.#db)) !== null;
	}

	async #openRemembered(): Promise<void> {
		if (this.#open || this.#isHeldLocked) return;
		this.#open = await readRememberedKey(this.#db);
	}
}
