import type { Forward, ForwardInit } from '../../../proxy/forward.ts';

/** A forwarder that keeps what it was given and answers with the same response each time. */
export interface Recorder {
	readonly calls: Array<{ url: string; init: ForwardInit }>;
	readonly forward: Forward;
}

export function createRecorder(
	answer: () => Response | Promise<Response> = () => Response.json({ items: [] })
): Recorder {
	const calls: Recorder['calls'] = [];
	return {
		calls,
		forward: async (url, init) => {
			calls.push({ url, init });
			return answer();
		}
	};
}

export const credentials = {
	ApiIntegrationCode: 'TRACKING',
	UserName: 'key@example.com',
	Secret: 'p$~*#@word'
};

export const jsonCredentials = { ...credentials, 'Content-Type': 'application/json' };

/** The problem code of an answer. */
export async function codeOf(response: Response): Promise<unknown> {
	expectProblemType(response);
	return ((await response.json()) as { code: unknown }).code;
}

function expectProblemType(response: Response): void {
	const type = response.headers.get('content-type');
	if (type !== 'application/problem+json') {
		throw new Error(`expected a problem document, got ${response.status} ${type}`);
	}
}
