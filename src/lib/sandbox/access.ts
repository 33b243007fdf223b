/** What a client needs to call the tenant. */
export interface Credentials {
	readonly userName: string;
	readonly secret: string;
	readonly trackingIdentifier: string;
}

/** How a call's credentials are judged. */
export type Verdict = 'accepted' | 'bad-tracking-identifier' | 'unauthorized';

/**
 * The API user. A bad tracking identifier is told apart from everything else; a wrong name, a wrong
 * secret and a locked user look the same from outside. Repeated wrong secrets lock the user.
 */
export class ApiUser {
	#credentials: Credentials;
	#failures = 0;
	/** Failed log-ins until the user is locked; null for never. */
	lockAfter: number | null;
	isLocked = false;

	constructor(credentials: Credentials, lockAfter: number | null) {
		this.#credentials = credentials;
		this.lockAfter = lockAfter;
	}

	get credentials(): Credentials {
		return this.#credentials;
	}

	/** Whether zone discovery finds the name. */
	isKnown(userName: string): boolean {
		return userName.toLowerCase() === this.#credentials.userName.toLowerCase();
	}

	check(headers: Headers): Verdict {
		const { secret, trackingIdentifier } = this.#credentials;
		if (headers.get('ApiIntegrationCode') !== trackingIdentifier) return 'bad-tracking-identifier';
		if (!this.isKnown(headers.get('UserName') ?? '')) return 'unauthorized';
		if (headers.get('Secret') !== secret) {
			this.#failures++;
			if (this.lockAfter !== null && this.#failures >= this.lockAfter) this.isLocked = true;
			return 'unauthorized';
		}
		if (this.isLocked) return 'unauthorized';
		this.#failures = 0;
		return 'accepted';
	}

	/** A new secret takes the place of the old one at once. */
	rotateSecret(secret: string): void {
		this.#credentials = { ...this.#credentials, secret };
	}

	unlock(): void {
		this.isLocked = false;
		this.#failures = 0;
	}
}
