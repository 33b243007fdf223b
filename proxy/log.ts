import { pino, type Logger } from 'pino';
import type { CallEvent } from './app.ts';

/** Names under which a credential could end up in a log by a future mistake. */
const credentialNames = [
	'ApiIntegrationCode',
	'UserName',
	'Secret',
	'authorization',
	'headers',
	'body'
];

/** Structured lines on standard error; standard output belongs to `npm start`'s one line. */
export function createLogger(level: string): Logger {
	const names = credentialNames.flatMap((name) => [name, name.toLowerCase()]);
	const paths = [...new Set(names)].flatMap((name) => [name, `*.${name}`]);
	return pino(
		{ level, base: null, redact: { paths, censor: '[removed]' } },
		pino.destination({ dest: 2, sync: false })
	);
}

/** Writes a finished request; bugs as errors, failures of the way as warnings. */
export function logCall(logger: Logger, event: CallEvent): void {
	const { ms, code, error, outcome, ...rest } = event;
	const line = {
		...rest,
		ms: Math.round(ms * 10) / 10,
		...(code === null ? {} : { code }),
		...(outcome === 'complete' ? {} : { outcome }),
		...(error === null ? {} : { error })
	};
	if (code === 'internal') logger.error(line, 'call');
	else if (event.status >= 500 || outcome === 'cut') logger.warn(line, 'call');
	else logger.info(line, 'call');
}
