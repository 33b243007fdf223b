import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tenant server that misbehaves at random. */
export interface FaultyTenant {
	readonly origin: string;
	readonly zone: string;
	/** What it did, by name. */
	readonly deeds: Record<string, number>;
	close(): void;
}

const page = Buffer.from(
	JSON.stringify({ items: Array.from({ length: 200 }, (_, id) => ({ id, text: 'x'.repeat(300) })) })
);

type Deed = (outgoing: ServerResponse) => void;

/** Each with its share of the answers; the rest are well-behaved. */
const faults: ReadonlyArray<readonly [name: string, share: number, deed: Deed]> = [
	['reset', 0.02, (outgoing) => void outgoing.socket?.resetAndDestroy()],
	[
		'truncated',
		0.01,
		(outgoing) => {
			outgoing.writeHead(200, {
				'content-type': 'application/json',
				'content-length': page.length
			});
			outgoing.write(page.subarray(0, 20_000), () => outgoing.destroy());
		}
	],
	[
		'html',
		0.01,
		(outgoing) => void outgoing.writeHead(503, { 'content-type': 'text/html' }).end('<html></html>')
	],
	['threads', 0.01, (outgoing) => void outgoing.writeHead(429).end('{"errors":["Itgenatr005"]}')],
	['slow', 0.02, (outgoing) => void setTimeout(() => well(outgoing), 2_000)],
	[
		'dripping',
		0.01,
		(outgoing) => {
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			let at = 0;
			const drip = setInterval(() => {
				outgoing.write(page.subarray(at, (at += 4_000)));
				if (at < page.length) return;
				clearInterval(drip);
				outgoing.end();
			}, 20);
			outgoing.on('close', () => clearInterval(drip));
		}
	]
];

function well(outgoing: ServerResponse): void {
	if (outgoing.destroyed) return;
	outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': page.length });
	outgoing.end(page);
}

/** `random` answers numbers from 0 to 1, so that a run can be repeated. */
export async function startFaultyTenant(random: () => number): Promise<FaultyTenant> {
	const deeds: Record<string, number> = {};
	const server = createServer((incoming, outgoing) => {
		incoming.resume();
		incoming.on('end', () => {
			let dice = random();
			const fault = faults.find(([, share]) => (dice -= share) < 0);
			const name = fault?.[0] ?? 'well';
			deeds[name] = (deeds[name] ?? 0) + 1;
			setTimeout(() => (fault?.[2] ?? well)(outgoing), 5 + random() * 20);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const zone = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin: `http://${zone}`,
		zone,
		deeds,
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}
