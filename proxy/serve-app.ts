import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** One file of the built app; what it is compressed to lies beside it. */
interface AppFile {
	readonly path: string;
	readonly type: string;
	readonly etag: string;
	readonly cacheControl: string;
	readonly encodings: ReadonlyArray<'br' | 'gzip'>;
}

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
	'.txt': 'text/plain; charset=utf-8',
	'.md': 'text/plain; charset=utf-8'
};
const suffixes = { br: '.br', gzip: '.gz' } as const;

/**
 * Serves the built app in `dir`. The list of files is made once, so no path of a request ever
 * becomes a path on disk. Answers null for what is not there.
 * Throws if the folder has no `200.html`.
 */
export function createAppServer(dir: string): (request: Request) => Promise<Response | null> {
	const files = listFiles(dir);
	const shell = files.get('/200.html');
	if (!shell) throw new Error(`${dir} holds no built app (200.html is missing).`);
	const security = securityHeaders(readFileSync(shell.path, 'utf8'));
	return async function serveApp(request) {
		if (request.method !== 'GET' && request.method !== 'HEAD') return null;
		const { pathname } = new URL(request.url);
		const file = files.get(pathname) ?? (isNavigation(request, pathname) ? shell : undefined);
		return file ? fileResponse(file, request, security) : null;
	};
}

/** The policy of the shell's meta tag, with what only a header can say; workers need it as a header. */
export function contentSecurityPolicy(html: string): string {
	const meta =
		/<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)?.[1] ?? '';
	const policy = meta.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
	return [policy, "frame-ancestors 'none'"].filter((part) => part !== '').join('; ');
}

function securityHeaders(html: string): Record<string, string> {
	return {
		'content-security-policy': contentSecurityPolicy(html),
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy':
			'camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self), screen-wake-lock=(self)'
	};
}

function listFiles(dir: string): Map<string, AppFile> {
	const names = readdirSync(dir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	const present = new Set(names);
	const files = new Map<string, AppFile>();
	for (const path of names) {
		if (/\.(?:br|gz)$/.test(path)) continue;
		const urlPath = path.slice(dir.length).split(sep).join('/').replace(/^\/?/, '/');
		files.set(urlPath, {
			path,
			type: types[extname(path)] ?? 'application/octet-stream',
			etag: `"${createHash('sha1').update(readFileSync(path)).digest('base64url')}"`,
			cacheControl: urlPath.startsWith('/_app/immutable/')
				? 'public, max-age=31536000, immutable'
				: 'no-cache',
			encodings: (['br', 'gzip'] as const).filter((name) => present.has(path + suffixes[name]))
		});
	}
	return files;
}

/** A deep link, which the shell answers; a missing script must stay missing. */
function isNavigation(request: Request, pathname: string): boolean {
	if (pathname.startsWith('/_app/') || /\.[^/]*$/.test(pathname)) return false;
	const mode = request.headers.get('sec-fetch-mode');
	if (mode !== null) return mode === 'navigate';
	return /text\/html|\*\/\*/.test(request.headers.get('accept') ?? '*/*');
}

async function fileResponse(
	file: AppFile,
	request: Request,
	security: Readonly<Record<string, string>>
): Promise<Response> {
	const accepted = request.headers.get('accept-encoding') ?? '';
	const encoding = file.encodings.find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
	const etag = encoding ? file.etag.replace(/"$/, `-${encoding}"`) : file.etag;
	const headers: Record<string, string> = {
		...security,
		'content-type': file.type,
		'cache-control': file.cacheControl,
		vary: 'Accept-Encoding',
		etag
	};
	if (request.headers.get('if-none-match')?.includes(etag)) {
		return new Response(null, { status: 304, headers });
	}
	if (encoding) headers['content-encoding'] = encoding;
	const bytes = await readFile(encoding ? file.path + suffixes[encoding] : file.path);
	headers['content-length'] = String(bytes.byteLength);
	return new Response(bytes, { headers });
}
