import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the tenant server answers with, and where the load is sent. */
export const kinds = {
	page: { method: 'POST', path: 'ConfigurationItems/query', file: 'page.json' },
	gzip: { method: 'POST', path: 'Companies/query', file: 'page.json.gz' },
	small: { method: 'GET', path: 'Companies/1', file: 'small.json' }
} as const;

export type Kind = keyof typeof kinds;

/** The three bodies: a page of 500 records of about 60 fields (1.06 MB), the same packed, one record. */
export function writeBodies(dir: string): void {
	const items = Array.from({ length: 500 }, (_, id) => recordOf(id, 60));
	const page = JSON.stringify({ items, pageDetails: { count: 500, requestCount: 500 } });
	writeFileSync(join(dir, kinds.page.file), page);
	writeFileSync(join(dir, kinds.gzip.file), gzipSync(page));
	writeFileSync(join(dir, kinds.small.file), JSON.stringify({ item: recordOf(1, 10) }));
}

function recordOf(id: number, fields: number): Record<string, unknown> {
	const values = Array.from({ length: fields }, (_, field) => [
		`field${field}Name`,
		`${((id * field * 7919) % 100_003).toString(36)} and value ${field}`
	]);
	return { id, ...(Object.fromEntries(values) as Record<string, unknown>) };
}

interface Places {
	readonly dir: string;
	readonly tenantPort: number;
	readonly nginxPort: number;
}

/** nginx as the tenant server: static files, also for POST. */
export function tenantConfig({ dir, tenantPort }: Places): string {
	const locations = Object.values(kinds).map(
		({ path, file }) => `location = /ATServicesRest/V1.0/${path} {
			error_page 405 =200 /${file};
			try_files /${file} =404;
			${file.endsWith('.gz') ? 'add_header Content-Encoding gzip;' : ''}
		}`
	);
	return `${common(dir, 'tenant')}
http {
	access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
	client_body_temp_path ${dir}/tenant-body; default_type application/json;
	server {
		listen 127.0.0.1:${tenantPort} backlog=1024; root ${dir};
		${locations.join('\n')}
		location = /${kinds.gzip.file} { add_header Content-Encoding gzip; }
	}
}`;
}

/** nginx as the reverse proxy to compare with, set up for speed and with its log on. */
export function nginxConfig({ dir, tenantPort, nginxPort }: Places): string {
	return `${common(dir, 'nginx')}
http {
	access_log ${dir}/nginx-access.log; keepalive_requests 1000000000;
	client_body_temp_path ${dir}/nginx-body; proxy_temp_path ${dir}/nginx-proxy;
	upstream tenant { server 127.0.0.1:${tenantPort}; keepalive 64; }
	server {
		listen 127.0.0.1:${nginxPort} backlog=1024;
		location /proxy/autotask/127.0.0.1:${tenantPort}/ {
			proxy_pass http://tenant/ATServicesRest/;
			proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off;
		}
	}
}`;
}

function common(dir: string, name: string): string {
	return `worker_processes 1; daemon off; error_log ${dir}/${name}-error.log; pid ${dir}/${name}.pid;
events { worker_connections 1024; }`;
}

/**
 * The load for wrk: every request of another tenant and another client, so that the limits are at
 * work on each and refuse none.
 */
export function wrkScript(kind: Kind, tenantPort: number): string {
	const { method, path } = kinds[kind];
	const body = '{"MaxRecords":500,"filter":[{"op":"gt","field":"id","value":0}]}';
	return `
local requests, turn = {}, 0
function init()
	for i = 1, 4096 do
		local headers = {
			["ApiIntegrationCode"] = "TRACKINGIDENTIFIER",
			["UserName"] = "key" .. i .. "@tenant" .. i .. ".example",
			["Secret"] = "s3cret$word",
			["X-Forwarded-For"] = "10.1." .. math.floor(i / 250) .. "." .. (i % 250),
			["Accept-Encoding"] = "gzip",
			["Content-Type"] = "application/json"
		}
		local body = ${method === 'POST' ? `'${body}'` : 'nil'}
		requests[i] = wrk.format("${method}", "/proxy/autotask/127.0.0.1:${tenantPort}/V1.0/${path}", headers, body)
	end
end
function request()
	turn = turn % 4096 + 1
	return requests[turn]
end
function done(summary, latency)
	local e = summary.errors
	io.write(string.format('RESULT {"requests":%d,"micros":%d,"p50":%d,"errors":%d}\\n',
		summary.requests, summary.duration, latency:percentile(50),
		e.connect + e.read + e.write + e.status + e.timeout))
end
`;
}
