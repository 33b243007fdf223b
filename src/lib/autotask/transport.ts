/**
 * The one thing that differs between a real tenant, the sandbox in the page and a test: who carries a
 * request. `path` is below `ATServicesRest/` (`V1.0/Companies/query`), never a host.
 */
export interface TransportRequest {
	readonly method: 'GET' | 'POST' | 'PATCH';
	readonly path: string;
	/** Serialised JSON; null for GET. */
	readonly body: string | null;
	readonly signal?: AbortSignal | undefined;
}

export interface Transport {
	/**
	 * Carries one call to the zone, with the credentials that it was made with. Rejects with an
	 * AlmanacError (`offline`, `proxy-unreachable`, `proxy-refused` …) when no answer of Autotask came.
	 */
	send(zone: Zone, request: TransportRequest): Promise<Response>;
	/** zoneInformation for the transport's user; carries no secret. */
	discover(signal?: AbortSignal): Promise<Response>;
	/** Takes the transport's credentials out of a text, in case an answer repeats them. */
	conceal?(text: string): string;
}

/** A tenant's zone as zoneInformation names it. */
export interface Zone {
	readonly zoneName: string;
	/** Ends with a slash and has no version: `https://webservices14.autotask.net/ATServicesRest/`. */
	readonly url: string;
	readonly webUrl: string;
	/** The tenant's number. */
	readonly ci: number;
}

export interface Credentials {
	readonly userName: string;
	readonly secret: string;
	/** Null where the proxy injects its own. */
	readonly trackingIdentifier: string | null;
}
