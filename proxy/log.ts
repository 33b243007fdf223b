import { pino, type Logger } from 'pino';
import type { CallEvent } from './call.ts';

/** Names under which a credential could end up in a log by a future mistake. */
const credentialNames = [
	'ApiIntegrationCode',
	'UserName',
	'Secret',
	'authorization',
	'headers',
	'body'
];

/**
 * Structured lines on standard error; standard output belongs to `npm start`'s one line. They are
 * written some kilobytes or a tenth of a second at a time.
 */
export function createLogger(level: string): Logger {
	const names = credentialNames.flatMap((name) => [name, name.toLowerCase()]);
	const paths = [...new Set(names)].flatMap((name) => [name, `*.${name}`]);
	return pino(
		{ level, base: null, redact: { paths, censor: '[removed]' } },
		pino.destination({ dest: 2, sync: false, minLength: 16_000, periodicFlush: 100 })
	);
}

/**
 * The logger for calls. Their lines hold the fields of {@link CallEvent} and no others, so the search
 * for names to remove, which costs a tenth of a small call, is left out.
 */
export function callLogger(logger: Logger): Logger {
	return logger.child({}, { redact: [] });
}

/** Writes a finished request; bugs as errors, failures of the way as warnings. */
export function logCall(logger: Logger, event: CallEvent): void {
	const { requestId, method, entity, status, bytes, code, error, outcome } = event;
	const line: Record<string, unknown> = { requestId, method, entity, status, bytes };
	line['ms'] = Math.round(event.ms * 10) / 10;
	if (code !== null) line['code'] = code;
	if (outcome !== 'complete') line['outcome'] = outcome;
	if (error !== null) line['error'] = error;
	if (code === 'internal') logger.error(line, 'call');
	else if (status >= 500 || outcome === 'cut') logger.warn(line, 'call');
	else logger.info(line, 'call');
}
