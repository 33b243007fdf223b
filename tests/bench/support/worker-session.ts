import type { CDPSession, Page } from 'playwright-core';

/** Chromium's debugging protocol of the worker that a page started last. */
export interface WorkerSession {
	/** Waits for the first worker. */
	send<T>(method: string, params?: Readonly<Record<string, unknown>>): Promise<T>;
	close(): Promise<void>;
}

const gone = { error: { message: 'the worker ended' } };

interface Reply {
	readonly id?: number;
	readonly result?: unknown;
	readonly error?: { readonly message: string };
}

/**
 * Call it before the worker starts. Playwright has no protocol session for workers, so that messages
 * go through the page's own session.
 */
export async function watchWorker(page: Page): Promise<WorkerSession> {
	const session: CDPSession = await page.context().newCDPSession(page);
	const waiting = new Map<number, (reply: Reply) => void>();
	let lastId = 0;
	let latest = '';
	const first = new Promise<void>((resolve) => {
		session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
			if (targetInfo.type !== 'worker') return;
			latest = sessionId;
			resolve();
		});
	});
	session.on('Target.detachedFromTarget', ({ sessionId }) => {
		if (sessionId === latest) for (const answer of waiting.values()) answer(gone);
	});
	session.on('Target.receivedMessageFromTarget', ({ message }) => {
		const reply = JSON.parse(message) as Reply;
		if (reply.id === undefined) return;
		waiting.get(reply.id)?.(reply);
		waiting.delete(reply.id);
	});
	await session.send('Target.setAutoAttach', {
		autoAttach: true,
		waitForDebuggerOnStart: false,
		flatten: false
	});
	return {
		async send<T>(method: string, params = {}): Promise<T> {
			await first;
			lastId += 1;
			const id = lastId;
			const replied = new Promise<Reply>((resolve) => waiting.set(id, resolve));
			const message = JSON.stringify({ id, method, params });
			await session.send('Target.sendMessageToTarget', { message, sessionId: latest });
			const { result, error } = await replied;
			if (error) throw new Error(`${method}: ${error.message}`);
			return result as T;
		},
		close: () => session.detach()
	};
}
