/** The sync log as a file to hand on: what happened, and nothing that opens a door. */
import type { Failure } from '../domain/errors.ts';
import type { PlannedWork } from '../sync/protocol.ts';

/** What of an entry goes into the file. The integration's id and everything else stays here. */
export interface LoggedRun {
	readonly kind: string;
	readonly startedBy: string;
	readonly state: string;
	readonly startedAt: string;
	readonly endedAt: string | null;
	readonly isResumed: boolean;
	readonly read: number;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly missing: number;
	readonly calls: number;
	readonly bytes: number;
	readonly phases: readonly {
		readonly phase: string;
		readonly state: string;
		readonly done: number;
		readonly expected: number | null;
	}[];
	readonly plan?: readonly PlannedWork[] | null | undefined;
	readonly failure: Failure | null;
}

/**
 * The log as JSON, the newest run first. Autotask's own words stay in it: the client has taken
 * credentials out of them before anything was stored.
 */
export function syncLogText(runs: readonly LoggedRun[], exportedAt: string): string {
	return `${JSON.stringify({ format: 'almanac-sync-log', exportedAt, runs: runs.map(entry) }, null, '\t')}\n`;
}

function entry(run: LoggedRun): LoggedRun & { readonly seconds: number | null } {
	const { kind, startedBy, state, startedAt, endedAt, isResumed } = run;
	const { read, added, changed, unchanged, missing, calls, bytes, phases, plan, failure } = run;
	const ms = endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
	return {
		kind,
		startedBy,
		state,
		startedAt,
		endedAt,
		seconds: ms === null ? null : ms / 1000,
		isResumed,
		read,
		added,
		changed,
		unchanged,
		missing,
		calls,
		bytes,
		phases,
		plan: plan ?? null,
		failure
	};
}
