import { sampleCredentials } from '../../../../../../proxy/contract.ts';
import type { FailureCode } from '$lib/domain/errors.ts';
import type { ConnectRequest } from '$lib/sync/protocol.ts';

/** Shortest passphrase that the vault takes, in characters. */
export const shortestPassphrase = 12;

type FieldName = 'userName' | 'secret' | 'trackingIdentifier' | 'proxyAddress' | 'passphrase';

/** What is typed into the connect form, and what is wrong with it. Errors show once a field was left. */
export class ConnectForm {
	userName = $state('');
	secret = $state('');
	trackingIdentifier = $state('');
	proxyAddress = $state('');
	passphrase = $state('');
	/** False where the proxy adds an identifier of its own. */
	needsTrackingIdentifier = $state(true);
	#left = $state<readonly FieldName[]>([]);

	constructor(proxyAddress: string) {
		this.proxyAddress = proxyAddress;
	}

	/** The sample tenant's own credentials: it is set up in a workspace apart and needs no passphrase. */
	readonly isSample = $derived(
		this.userName.trim() === sampleCredentials.userName &&
			this.secret.trim() === sampleCredentials.secret
	);

	/** Fills in what opens the sample tenant; it is no secret, for the data are simulated. */
	fillSample(): void {
		this.userName = sampleCredentials.userName;
		this.secret = sampleCredentials.secret;
		this.trackingIdentifier = sampleCredentials.trackingIdentifier;
	}

	/** The person left a field: from now on its error shows. */
	leave(name: FieldName): void {
		if (!this.#left.includes(name)) this.#left = [...this.#left, name];
	}

	error(name: FieldName): string | undefined {
		return this.#left.includes(name) ? this.#problem(name) : undefined;
	}

	/** The first field that can't be sent as it is; every error shows from here on. */
	firstProblem(): FieldName | null {
		const names: FieldName[] = [
			'userName',
			'secret',
			'trackingIdentifier',
			'proxyAddress',
			'passphrase'
		];
		this.#left = names;
		return names.find((name) => this.#problem(name)) ?? null;
	}

	request(): ConnectRequest {
		return {
			proxyOrigin: this.proxyAddress.trim(),
			userName: this.userName.trim(),
			secret: this.secret.trim(),
			trackingIdentifier: this.trackingIdentifier.trim() || null,
			passphrase: this.passphrase,
			companies: 'none'
		};
	}

	#problem(name: FieldName): string | undefined {
		switch (name) {
			case 'userName':
				return this.userName.trim() ? undefined : 'Paste the key of the API user.';
			case 'secret':
				return this.secret.trim() ? undefined : 'Paste the secret of the API user.';
			case 'trackingIdentifier':
				return this.trackingIdentifier.trim() || !this.needsTrackingIdentifier
					? undefined
					: 'Paste the API tracking identifier.';
			case 'proxyAddress':
				return this.proxyAddress.trim()
					? undefined
					: 'Write the address of the proxy, such as https://proxy.example.com.';
			case 'passphrase':
				return this.isSample || this.passphrase.length >= shortestPassphrase
					? undefined
					: `Write at least ${shortestPassphrase} characters. Four words that you remember do well.`;
		}
	}
}

/** The field beside which a refusal is best shown, if one of them is its cause. */
export function fieldOf(code: FailureCode): FieldName | null {
	switch (code) {
		case 'user-unknown':
			return 'userName';
		case 'tracking-identifier-rejected':
		case 'tracking-identifier-missing':
			return 'trackingIdentifier';
		case 'proxy-unreachable':
		case 'proxy-address-invalid':
			return 'proxyAddress';
		case 'passphrase-too-short':
			return 'passphrase';
		default:
			return null;
	}
}
