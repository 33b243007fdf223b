import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tenant server on loopback that answers as the test says and keeps what it was asked. */
export interface Upstream {
	readonly origin: string;
	/** `host:port`, as the zone host of the forwarding route. */
	readonly zone: string;
	readonly requests: Array<{
		method: string;
		url: string;
		headers: IncomingMessage['headers'];
		body: string;
	}>;
	/** Replaces the answer of later requests. */
	answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
	close(): Promise<void>;
}

export async function startUpstream(): Promise<Upstream> {
	const requests: Upstream['requests'] = [];
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const { method = '', url = '', headers } = incoming;
			requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
			upstream.answer(incoming, outgoing);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const zone = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const upstream: Upstream = {
		origin: `http://${zone}`,
		zone,
		requests,
		answer: (_, outgoing) => {
			outgoing.writeHead(200, { 'Content-Type': 'application/json' });
			outgoing.end('{"items":[]}');
		},
		close: () => closeServer(server)
	};
	return upstream;
}

export function closeServer(server: Server): Promise<void> {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(() => resolve()));
}
