import { serve, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createSandbox, type Sandbox } from './app.ts';
import { helpText, readCommandLine } from './command-options.ts';

const host = '127.0.0.1';
const loopbackNames = new Set(['localhost', host, '[::1]']);

const request = readCommandLine(process.argv.slice(2));
switch (request.kind) {
	case 'help':
		process.stdout.write(helpText);
		break;
	case 'error':
		process.stderr.write(`${request.message}.\nRun with --help for all flags.\n`);
		process.exitCode = 2;
		break;
	case 'serve':
		listen(request);
}

function listen({ port, json, options }: Extract<typeof request, { kind: 'serve' }>): void {
	const sandbox = createSandbox({ ...options, resetConnection });
	const server = serve({ fetch: route(sandbox), hostname: host, port }, (address) => {
		process.stdout.write(announce(sandbox, { port: address.port, json }));
	});
	server.on('error', (error: NodeJS.ErrnoException) => {
		const isBusy = error.code === 'EADDRINUSE';
		process.stderr.write(isBusy ? `Port ${port} is in use.\n` : `${error.message}\n`);
		process.exitCode = 1;
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			server.close();
			if ('closeAllConnections' in server) server.closeAllConnections();
		});
	}
}

/** The API on every path but `/control/`, which only answers to a loopback name (DNS rebinding). */
function route({ app, control }: Sandbox) {
	return (call: Request, env: object): Response | Promise<Response> => {
		const url = new URL(call.url);
		if (!url.pathname.startsWith('/control/')) return app.fetch(call, env);
		if (!loopbackNames.has(url.hostname)) return new Response(null, { status: 403 });
		return control.fetch(call);
	};
}

function announce(
	{ credentials }: Sandbox,
	{ port, json }: { readonly port: number; readonly json: boolean }
): string {
	const { userName: user, secret, trackingIdentifier } = credentials;
	const url = `http://${host}:${port}`;
	if (json) return `${JSON.stringify({ url, user, secret, trackingIdentifier })}\n`;
	return (
		`Sandbox tenant at ${url}\n  AUTOTASK_DISCOVERY_URL  ${url}\n  User name (Key)         ${user}\n` +
		`  Password (Secret)       ${secret}\n  Tracking identifier     ${trackingIdentifier}\n`
	);
}

/** Cuts the connection hard (RST), as a failing network does. */
function resetConnection(env: unknown): Response {
	const { incoming } = env as HttpBindings;
	incoming.socket.resetAndDestroy();
	return RESPONSE_ALREADY_SENT;
}
