import type { MiddlewareHandler } from 'hono';
import type { SandboxEnv } from './env.ts';
import type { Runtime } from './runtime.ts';

/** Smaller answers go as they are, as IIS does it. */
const minBytes = 1000;

/** Answers in gzip where the caller takes it; pages are kept compressed. */
export function compression({ pages }: Runtime): MiddlewareHandler<SandboxEnv> {
	return async (c, next) => {
		c.set('gzip', /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? ''));
		await next();
		if (!c.get('gzip') || c.res.headers.has('Content-Encoding') || !c.res.body) return;
		const plain = await c.res.arrayBuffer();
		if (plain.byteLength < minBytes) {
			c.res = new Response(plain, c.res);
			return;
		}
		const zipped = await gzip(plain);
		const key = c.get('pageKey');
		if (key && c.res.status === 200) pages.set(key, zipped);
		c.res = gzipped(zipped, c.res);
	};
}

/** An answer with a compressed body; status and headers come from `init`. */
export function gzipped(
	body: Uint8Array<ArrayBuffer>,
	init: { readonly status: number; readonly headers: Headers }
): Response {
	const headers = new Headers(init.headers);
	headers.set('Content-Encoding', 'gzip');
	headers.set('Vary', 'Accept-Encoding');
	return new Response(body, { status: init.status, headers });
}

async function gzip(bytes: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}
