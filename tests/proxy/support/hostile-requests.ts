import { maxBodyBytes, type ProblemCode } from '../../../proxy/contract.ts';
import { jsonCredentials } from './recorder.ts';

/** A request that must never reach Autotask. */
export interface HostileRequest {
	readonly what: string;
	readonly method: string;
	/** Exactly what stands on the request line. */
	readonly target: string;
	/** In the order in which they are sent; names may repeat. */
	readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
	readonly body: string;
	readonly code: ProblemCode;
}

interface Change {
	readonly method?: string;
	readonly target?: string;
	/** Replaces a header of the harmless request, or adds one; null takes it away. */
	readonly headers?: Readonly<Record<string, string | null>>;
	readonly repeated?: ReadonlyArray<readonly [string, string]>;
	readonly body?: string;
}

const zone = '/proxy/autotask/webservices3.autotask.net';
const query = `${zone}/V1.0/Companies/query`;

/** A harmless query with one thing changed. */
function hostile(code: ProblemCode, what: string, change: Change): HostileRequest {
	const method = change.method ?? 'POST';
	const body = change.body ?? (method === 'POST' || method === 'PATCH' ? '{"filter":[]}' : '');
	const headers: Record<string, string | null> = {
		Host: 'proxy.example',
		Connection: 'close',
		...jsonCredentials,
		...(body === '' ? {} : { 'Content-Length': String(body.length) }),
		...change.headers
	};
	const kept = Object.entries(headers).filter(
		(entry): entry is [string, string] => entry[1] !== null
	);
	return {
		what,
		method,
		target: change.target ?? query,
		headers: [...kept, ...(change.repeated ?? [])],
		body,
		code
	};
}

const hosts = [
	'evil.example',
	'localhost',
	'127.0.0.1',
	'127.0.0.1:9090',
	'127.1',
	'2130706433',
	'0x7f000001',
	'0177.0.0.1',
	'[::1]',
	'[::ffff:127.0.0.1]',
	'169.254.169.254',
	'10.0.0.1',
	'metadata.google.internal',
	'autotask.net',
	'www.autotask.net',
	'ww3.autotask.net',
	'webservices3.autotask.net.evil.example',
	'webservices3.autotask.net.',
	'evil.webservices3.autotask.net',
	'webservices3-autotask.net',
	'webservices3.autotask.net:443',
	'webservices3.autotask.net:8443',
	'webservices3.autotask.net:80',
	'user@webservices3.autotask.net',
	'user:pass@webservices3.autotask.net',
	'webservices3.autotask.net@evil.example',
	'webservices3.autotask.net%40evil.example',
	'evil.example%2523webservices3.autotask.net',
	'webservices3%2eautotask%2enet',
	'webservices3.autotask%2enet',
	'webservices3.autotask.net%3a443',
	'webservices3.autotask.net%20',
	'webservices3.autotask.net%09',
	'webservices-3.autotask.net',
	'webservices3a.autotask.net',
	'webservices12345.autotask.net',
	'webservicesx.autotask.net',
	'prdx.autotask.net',
	'pres.autotask.org',
	'xn--webservices3-autotask.net',
	'w%65bservices3.autotask.net',
	'webservices%EF%BC%93.autotask.net',
	'webservices3%E3%80%82autotask%E3%80%82net',
	'webservices3%EF%BC%8Eautotask%EF%BC%8Enet',
	'xn--webservices3autotask-0k6k.net',
	'webservices3.autotask.n%C3%A9t',
	'webservices3.%D0%B0utotask.net',
	'webservices3.autotask.net%C2%AD',
	'webservices3%252eautotask.net',
	'fd00::1',
	'0',
	'webservices3.autotask.net%23.evil.example',
	'webservices3.autotask.net%3F.evil.example',
	'http:',
	'https:',
	'sandbox.autotask.net',
	'sandbox',
	'SANDBOX',
	'sandbox.invalid',
	'*',
	'~',
	';webservices3.autotask.net',
	'webservices3.autotask.net;evil.example',
	'webservices3.autotask.net,evil.example',
	''
].map((host) =>
	hostile('host-not-allowed', `host ${host || 'empty'}`, {
		target: `/proxy/autotask/${host}/V1.0/Companies/query`
	})
);

const paths = [
	'/V1.0/Companies/../Companies/query',
	'/V1.0/./Companies/query',
	'/V1.0/Companies/%2e%2e/Companies/query',
	'/V1.0/Companies/%2E./Companies/query',
	'/V1.0/Companies/.%2e/Companies/query',
	'/V1.0/%2e/Companies/query',
	'/V1.0/Companies/..',
	'/..',
	'/../webservices3.autotask.net/V1.0/Companies/query',
	'/V1.0/Companies%2Fquery',
	'/V1.0%2fCompanies/query',
	'/V1.0/Companies%5cquery',
	'/V1.0\\Companies\\query',
	'/V1.0/Companies\\..\\query',
	'/V1.0/Companies/query%00',
	'/V1.0/Companies/query#fragment',
	'//https%3A%2F%2Fevil.example'
].map((path) => hostile('path-not-allowed', `raw path ${path}`, { target: zone + path }));

const unlistedPaths = [
	'',
	'/',
	'//',
	'/V1.0',
	'/V1.0/',
	'/V2.0/Companies/query',
	'/v1/Companies/query',
	'/Companies/query',
	'//V1.0/Companies/query',
	'/V1.0//Companies/query',
	'/V1.0/Companies//query',
	'/V1.0/Companies/query/',
	'/V1.0/Companies/query/next',
	'/V1.0/Companies/query/previous',
	'/V1.0/Companies/query/count/more',
	'/V1.0/Companies/1/Contacts',
	'/V1.0/Companies/-1',
	'/V1.0/Companies/1.5',
	'/V1.0/Companies/12345678901234567890',
	'/V1.0/Companies/%31',
	'/V1.0/C%6fmpanies/query',
	'/V1.0/Companies/quer%79',
	'/V1.0/Companies/query?',
	'/V1.0/Companies/query?search={}',
	'/V1.0/Companies/query?_method=PATCH',
	'/V1.0/Companies/1?ImpersonationResourceId=1',
	'/V1.0/Companies/query%2e',
	'/V1%2e0/Companies/query',
	'/V1.0/Companies/query;x=1',
	'/V1.0/Companies/query%20',
	'/V1.0/Companies/query%3Fsearch=1',
	'/V1.0/Companies/query%23x',
	'/V1.0/Companies/entityInformation/picklists',
	'/V1.0/Companies/*',
	'/swagger/docs/v1',
	'/atservices/1.6/atws.asmx',
	'/zoneInformation?user=key@example.com',
	'/V1.0/__proto__/query%20',
	'/constructor',
	'/V1.0/Companies/constructor',
	'/V1.0/Companies/query/constructor',
	'/V1.0/$metadata'
].map((path) =>
	hostile('path-not-allowed', `unlisted path ${path || 'empty'}`, { target: zone + path })
);

const inherited = ['/constructor', '/V1.0/Companies/constructor'].map((path) =>
	hostile('path-not-allowed', `GET ${path}`, { method: 'GET', target: zone + path })
);

const entities = [
	'Tickets',
	'TimeEntries',
	'ContactGroups',
	'Invoices',
	'UserDefinedFieldDefinitions',
	'ConfigurationItemAttachments',
	'Companiess',
	'ThresholdInformation',
	'constructor',
	'toString',
	'hasOwnProperty'
].map((entity) =>
	hostile('entity-not-allowed', `entity ${entity}`, { target: `${zone}/V1.0/${entity}/query` })
);

const methods = [
	['PUT', '/V1.0/Companies'],
	['DELETE', '/V1.0/Companies/1'],
	['POST', '/V1.0/Companies'],
	['POST', '/V1.0/ConfigurationItems'],
	['PATCH', '/V1.0/Contacts'],
	['PATCH', '/V1.0/Products'],
	['PATCH', '/V1.0/Companies/1'],
	['GET', '/V1.0/Companies'],
	['GET', '/V1.0/Companies/query'],
	['GET', '/V1.0/Companies/query/count'],
	['POST', '/V1.0/Companies/1'],
	['POST', '/V1.0/Companies/entityInformation'],
	['POST', '/V1.0/ThresholdInformation'],
	['PATCH', '/V1.0/Version'],
	['TRACE', '/V1.0/Companies/1'],
	['SEARCH', '/V1.0/Companies'],
	['PROPFIND', '/V1.0/Companies/1'],
	['MERGE', '/V1.0/Companies'],
	['OPTIONS', '/V1.0/Companies/1']
].map(([method = '', path = '']) =>
	hostile('method-not-allowed', `${method} ${path}`, { method, target: zone + path })
);

const headers = [
	'ImpersonationResourceId',
	'X-HTTP-Method-Override',
	'X-HTTP-Method',
	'X-Method-Override',
	'X-Original-URL',
	'X-Rewrite-URL',
	'Content-Encoding'
].map((name) => hostile('header-not-allowed', `header ${name}`, { headers: { [name]: 'DELETE' } }));

const upgrades = ['websocket', 'h2c', 'TLS/1.2'].map((protocol) =>
	hostile('header-not-allowed', `an upgrade to ${protocol}`, {
		headers: { Upgrade: protocol, Connection: 'close, Upgrade' }
	})
);

const values: HostileRequest[] = [
	...(['ApiIntegrationCode', 'UserName', 'Secret'] as const).flatMap((name) => [
		hostile('header-not-allowed', `${name} twice`, { repeated: [[name, 'other@example.com']] }),
		hostile('header-not-allowed', `${name} twice in another case`, {
			repeated: [[name.toUpperCase(), 'other@example.com']]
		}),
		hostile('header-not-allowed', `${name} with a space`, { headers: { [name]: 'a b' } }),
		hostile('header-not-allowed', `${name} with an umlaut`, { headers: { [name]: 'k\u00e4y' } }),
		hostile('header-not-allowed', `${name} too long`, { headers: { [name]: 'x'.repeat(257) } }),
		hostile('credentials-missing', `${name} missing`, { headers: { [name]: null } }),
		hostile('credentials-missing', `${name} empty`, { headers: { [name]: '' } })
	]),
	hostile('header-not-allowed', 'two user names in one', {
		headers: { UserName: 'key@example.com,admin@example.com' }
	}),
	hostile('header-not-allowed', 'Content-Type twice', {
		repeated: [['Content-Type', 'text/plain']]
	}),
	hostile('header-not-allowed', 'Origin twice', {
		repeated: [
			['Origin', 'http://proxy.example'],
			['Origin', 'https://evil.example']
		]
	}),
	hostile('header-not-allowed', 'Host twice', { repeated: [['Host', 'evil.example']] }),
	hostile('header-not-allowed', 'Accept too long', { headers: { Accept: 'x'.repeat(300) } }),
	hostile('header-not-allowed', 'a head of 20 kB', { headers: { 'X-Long': 'x'.repeat(20_000) } })
];

const smuggling: HostileRequest[] = [
	hostile('header-not-allowed', 'Content-Length twice', { repeated: [['Content-Length', '5']] }),
	hostile('header-not-allowed', 'Content-Length and Transfer-Encoding', {
		headers: { 'Transfer-Encoding': 'chunked' }
	}),
	hostile('header-not-allowed', 'Transfer-Encoding twice', {
		headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
		repeated: [['Transfer-Encoding', 'identity']]
	}),
	hostile('header-not-allowed', 'Transfer-Encoding hidden by a tab', {
		headers: { 'Content-Length': null, 'Transfer-Encoding': '\tchunked, identity' }
	}),
	hostile('header-not-allowed', 'Content-Length as a list', {
		headers: { 'Content-Length': '13, 13' }
	}),
	hostile('header-not-allowed', 'Transfer-Encoding that is no chunked', {
		headers: { 'Content-Length': null, 'Transfer-Encoding': 'xchunked' }
	}),
	hostile('header-not-allowed', 'Transfer-Encoding that does not end in chunked', {
		headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked, gzip' },
		body: 'd\r\n{"filter":[]}\r\n0\r\n\r\n'
	}),
	hostile('header-not-allowed', 'Transfer-Encoding with a space before its colon', {
		headers: { 'Transfer-Encoding ': 'chunked' }
	}),
	hostile('header-not-allowed', 'a header folded over two lines', {
		headers: { Accept: 'application/json\r\n Secret: other' }
	}),
	hostile('header-not-allowed', 'a lone carriage return in a value', {
		headers: { Accept: 'a\rSecret: b' }
	}),
	hostile('header-not-allowed', 'a header without a name', { headers: { '': 'x' } }),
	hostile('header-not-allowed', 'a method that is none', { method: 'POST\tGET' }),
	hostile('header-not-allowed', 'a method in lower case', { method: 'post' }),
	hostile('header-not-allowed', 'the preface of HTTP/2', { method: 'PRI', target: '*' }),
	hostile('header-not-allowed', 'an expectation that no one can meet', {
		headers: { Expect: '200-ok' }
	}),
	hostile('method-not-allowed', 'a tunnel', {
		method: 'CONNECT',
		target: 'webservices3.autotask.net:443'
	}),
	hostile('method-not-allowed', 'a tunnel to the proxy itself', {
		method: 'CONNECT',
		target: '127.0.0.1:80',
		body: ''
	}),
	hostile('header-not-allowed', 'a chunk whose size is no number', {
		headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
		body: 'xyz\r\n{"filter":[]}\r\n0\r\n\r\n'
	}),
	hostile('header-not-allowed', 'a chunk longer than it says', {
		headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
		body: '2\r\n{"filter":[]}\r\n0\r\n\r\n'
	}),
	hostile('header-not-allowed', 'a negative Content-Length', {
		headers: { 'Content-Length': '-1' }
	}),
	hostile('header-not-allowed', 'a hexadecimal Content-Length', {
		headers: { 'Content-Length': '0x0d' }
	}),
	hostile('header-not-allowed', 'a space before the colon', { headers: { 'Secret ': 'x' } }),
	hostile('header-not-allowed', 'a bare line feed in a value', {
		headers: { Accept: 'a\nSecret: b' }
	}),
	hostile('header-not-allowed', 'a null byte in a value', { headers: { Accept: 'a\0b' } }),
	hostile('header-not-allowed', 'a letter beyond ASCII on the request line', {
		target: `${query}\u00e9`
	}),
	hostile('path-not-allowed', 'an absolute address on the request line', {
		target: `http://webservices3.autotask.net${query}`
	}),
	hostile('path-not-allowed', 'an absolute address elsewhere', { target: 'https://evil.example/' }),
	hostile('path-not-allowed', 'an asterisk on the request line', { method: 'OPTIONS', target: '*' })
];

const bodies: HostileRequest[] = [
	...[
		['empty', ' '],
		['plain text', 'all companies'],
		['cut off', '{"filter":['],
		['a trailing comma', '{"filter":[],}'],
		['two values', '{} {}'],
		['an array', '[]'],
		['a string', '"x"'],
		['null', 'null'],
		['a number', '1'],
		['NaN', 'NaN'],
		['a form', 'filter=1'],
		['XML', '<filter/>'],
		['unquoted keys', '{filter:[]}'],
		['100,000 open brackets', '['.repeat(100_000)]
	].map(([what, body]) => hostile('body-not-json', `body: ${what}`, { body: body ?? '' })),
	hostile('body-not-json', 'no body', { body: '', headers: { 'Content-Length': '0' } }),
	hostile('body-not-json', 'body: invalid UTF-8', { body: '{"a":"\u00ff\u00fe"}' }),
	hostile('body-too-large', 'a declared length over the limit', {
		body: '{',
		headers: { 'Content-Length': String(maxBodyBytes + 1) }
	}),
	hostile('body-too-large', 'a body over the limit', {
		body: JSON.stringify({ text: 'x'.repeat(maxBodyBytes) })
	}),
	hostile('body-too-large', 'a chunked body over the limit', {
		headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
		body: `${(maxBodyBytes + 100).toString(16)}\r\n${' '.repeat(maxBodyBytes + 100)}\r\n0\r\n\r\n`
	}),
	...[
		'text/plain',
		'application/xml',
		'application/json; charset=utf-16',
		'multipart/form-data',
		''
	].map((type) =>
		hostile('media-type-not-allowed', `Content-Type ${type || 'empty'}`, {
			headers: { 'Content-Type': type }
		})
	),
	hostile('media-type-not-allowed', 'no Content-Type', { headers: { 'Content-Type': null } })
];

const origins = [
	'null',
	'https://evil.example',
	'http://proxy.example.evil.example',
	'https://tool.example.org.evil.example',
	'http://tool.example.org',
	'https://TOOL.example.org:444',
	'http://proxy.example:8080',
	'file://',
	'chrome-extension://abcdefgh',
	'https://proxy.example@evil.example',
	'*'
].map((origin) =>
	hostile('origin-not-allowed', `Origin ${origin}`, { headers: { Origin: origin } })
);

const preflights = ['null', 'https://evil.example'].map((origin) =>
	hostile('origin-not-allowed', `preflight from ${origin}`, {
		method: 'OPTIONS',
		headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' }
	})
);

const tenants = [
	'key@other.example',
	'key@example.com.other.example',
	'key@sub.example.com',
	'example.com@',
	'key'
].map((UserName) =>
	hostile('tenant-not-allowed', `user name ${UserName}`, { headers: { UserName } })
);

const discovery: HostileRequest[] = [
	hostile('tenant-not-allowed', 'zone of a foreign tenant', {
		method: 'GET',
		target: '/proxy/zone',
		headers: { UserName: 'key@other.example' }
	}),
	hostile('credentials-missing', 'zone of nobody', {
		method: 'GET',
		target: '/proxy/zone',
		headers: { UserName: null }
	}),
	hostile('not-found', 'zone with the user name in the address', {
		method: 'GET',
		target: '/proxy/zone?user=key@example.com'
	}),
	hostile('method-not-allowed', 'zone by POST', { target: '/proxy/zone' }),
	hostile('not-found', 'another spelling of the route', {
		target: query.replace('autotask', '%61utotask')
	}),
	hostile('not-found', 'an unknown route', { target: '/proxy/relay/evil.example' })
];

/** Every hostile request, for a proxy with ALLOWED_TENANTS=example.com and one allowed origin. */
export const hostileRequests: readonly HostileRequest[] = [
	...hosts,
	...paths,
	...unlistedPaths,
	...inherited,
	...entities,
	...methods,
	...headers,
	...upgrades,
	...values,
	...smuggling,
	...bodies,
	...origins,
	...preflights,
	...tenants,
	...discovery
];
