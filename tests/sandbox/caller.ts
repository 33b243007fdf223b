import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/lib/sandbox/app.ts';

/** An answer, read whole. */
export interface Answer {
	readonly status: number;
	readonly text: string;
	readonly headers: Headers;
	/** The parsed body; undefined if it is no JSON. */
	readonly json: unknown;
}

interface CallInit {
	readonly body?: unknown;
	/** Sent as it is, in place of `body`. */
	readonly raw?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
}

/** What most tests read of a page. */
export interface PageBody {
	readonly items: Record<string, unknown>[];
	readonly pageDetails: {
		readonly count: number;
		readonly requestCount: number;
		readonly prevPageUrl: string | null;
		readonly nextPageUrl: string | null;
	};
}

export const origin = 'https://tenant.test';

/** Everything that exists. */
export const everything = [{ op: 'gte', field: 'id', value: 0 }];

/** The day that all tests of the sandbox are on. */
export const testNow = Date.parse('2026-11-23T12:00:00Z');

/** A sandbox on a fixed day without limits, with calls in the API user's name. */
export function startSandbox(options: SandboxOptions = {}) {
	const sandbox = createSandbox({
		seed: 7,
		companies: 12,
		configurations: 120,
		oddities: 'none',
		now: () => testNow,
		sleep: () => Promise.resolve(),
		...options,
		limits: { threads: null, threshold: null, ...options.limits }
	});
	return { sandbox, ...callsOf(sandbox) };
}

/** Calls to the API with good credentials, and to the control API. */
export function callsOf(sandbox: Sandbox) {
	const headers = credentialHeaders(sandbox);
	async function call(method: string, path: string, init: CallInit = {}): Promise<Answer> {
		const url = path.startsWith('http') ? path : `${origin}/ATServicesRest/V1.0/${path}`;
		return send(sandbox, url, { ...init, method, headers: { ...headers, ...init.headers } });
	}
	return {
		call,
		query: async (entity: string, filter: unknown = everything, more: object = {}) => {
			const answer = await call('POST', `${entity}/query`, { body: { filter, ...more } });
			if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
			return answer.json as PageBody;
		},
		control: async (method: string, path: string, body?: unknown): Promise<Answer> => {
			const answer = await sandbox.control.request(`/control/${path}`, {
				method,
				...(body === undefined
					? {}
					: { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
			});
			return readAnswer(answer);
		}
	};
}

export function credentialHeaders({ credentials }: Sandbox): Record<string, string> {
	return {
		ApiIntegrationCode: credentials.trackingIdentifier,
		UserName: credentials.userName,
		Secret: credentials.secret,
		'Content-Type': 'application/json'
	};
}

/** A call just as it is given, without credentials of its own. */
export async function send(
	sandbox: Sandbox,
	url: string,
	{ method, headers, body, raw, signal }: CallInit & { readonly method: string }
): Promise<Answer> {
	const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
	const request = new Request(url, {
		method,
		...(headers ? { headers } : {}),
		...(text === undefined ? {} : { body: text }),
		...(signal ? { signal } : {})
	});
	return readAnswer(await sandbox.app.fetch(request));
}

async function readAnswer(answer: Response): Promise<Answer> {
	const text = await answer.text();
	return { status: answer.status, text, headers: answer.headers, json: parsed(text) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
