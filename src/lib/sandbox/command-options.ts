import { parseArgs } from 'node:util';
import { parseFaultRule, type FaultRule } from './faults.ts';
import type { SandboxOptions } from './options.ts';

/** What the command line asks for. */
export type CommandRequest =
	| { readonly kind: 'help' }
	| { readonly kind: 'error'; readonly message: string }
	| {
			readonly kind: 'serve';
			readonly port: number;
			readonly json: boolean;
			readonly options: SandboxOptions;
	  };

/** Credentials of a sandbox that is served over HTTP: an ordinary tenant's, not the mounted one's. */
export const servedCredentials = {
	userName: 'api@sandbox-tenant.test',
	secret: 'almanac-sandbox-secret',
	trackingIdentifier: 'ALMANACSANDBOX0000000000000'
} as const;

export const helpText = `Serves a simulated Autotask tenant on loopback.

  npm run sandbox -- [flags]

  --port N            port to listen on; 0 takes a free one (default 9090)
  --companies N       companies beside the MSP's own (default 12, at most 5000)
  --configurations N  configurations over all companies (default 600, at most 500000)
  --seed N            another number, another tenant (default 13)
  --oddities LEVEL    none, some or all of what real tenants hold (default some)
  --today DATE        day that ages are counted back from, as 2026-10-01
                      (default the first day of this quarter)
  --latency MS        milliseconds that each call takes at least (default 0)
  --threads N|off     calls at once for each entity (default 3, as Autotask)
  --threshold N|off   calls in an hour (default 10000, as Autotask)
  --lock-after N|off  wrong secrets that lock the user (default 5)
  --fault RULE        what goes wrong, and when; may be given several times:
                      status:503@7  every 7th call answers 503
                      reset@3!      the 3rd call, and only that one, is cut off
                      truncate@5/ConfigurationItems   every 5th call of one entity
                      kinds: status:NNN 429 html500 reset lost stall truncate empty
  --json              print one line of JSON: url, user, secret, trackingIdentifier
  --help              this text
`;

const flags = {
	port: { type: 'string', default: '9090' },
	companies: { type: 'string', default: '12' },
	configurations: { type: 'string', default: '600' },
	seed: { type: 'string', default: '13' },
	oddities: { type: 'string', default: 'some' },
	today: { type: 'string' },
	latency: { type: 'string', default: '0' },
	threads: { type: 'string', default: '3' },
	threshold: { type: 'string', default: '10000' },
	'lock-after': { type: 'string', default: '5' },
	fault: { type: 'string', multiple: true },
	json: { type: 'boolean', default: false },
	help: { type: 'boolean', default: false }
} as const;

/** Reads the command line. Every mistake is one sentence that names the flag. */
export function readCommandLine(args: readonly string[]): CommandRequest {
	try {
		const { values } = parseArgs({ args: [...args], options: flags, allowPositionals: false });
		if (values.help) return { kind: 'help' };
		return {
			kind: 'serve',
			port: whole('port', values.port, [0, 65_535]),
			json: values.json,
			options: {
				credentials: servedCredentials,
				companies: whole('companies', values.companies, [1, 5000]),
				configurations: whole('configurations', values.configurations, [0, 500_000]),
				seed: whole('seed', values.seed, [0, 4_294_967_295]),
				oddities: level(values.oddities),
				...(values.today === undefined ? {} : { today: day(values.today) }),
				lockAfter: wholeOrOff('lock-after', values['lock-after']),
				limits: {
					latencyMs: whole('latency', values.latency, [0, 600_000]),
					threads: wholeOrOff('threads', values.threads),
					threshold: wholeOrOff('threshold', values.threshold)
				},
				faults: (values.fault ?? []).map(fault)
			}
		};
	} catch (error) {
		// parseArgs and the readers below throw errors whose first sentence is written for people.
		const message = error instanceof Error ? error.message : String(error);
		return { kind: 'error', message: message.split('. ')[0] ?? message };
	}
}

function whole(flag: string, text: string, [low, high]: readonly [number, number]): number {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= low && value <= high) return value;
	throw new Error(`--${flag} takes a whole number from ${low} to ${high}, not "${text}"`);
}

function wholeOrOff(flag: string, text: string): number | null {
	if (text === 'off') return null;
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new Error(`--${flag} takes a whole number or "off", not "${text}"`);
}

function level(text: string): 'none' | 'some' | 'all' {
	if (text === 'none' || text === 'some' || text === 'all') return text;
	throw new Error(`--oddities takes none, some or all, not "${text}"`);
}

function day(text: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
	throw new Error(`--today takes a date as 2026-10-01, not "${text}"`);
}

function fault(text: string): FaultRule {
	const rule = parseFaultRule(text);
	if (rule) return rule;
	throw new Error(`--fault takes a rule as status:503@7 or reset@3!/Companies, not "${text}"`);
}
